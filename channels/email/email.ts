/**
 * E-mail. It does not come by webhook: the mail service hands it to the Worker's `email()` (`workers/gateway/mail-in`), which reads it
 * by `readMail` and hands on what is in it.
 */
import { refuse } from '../../core/problem.ts'
import type { Access, Channel, OutboundFile, Outgoing, Sent } from '../channel.ts'
import { notSent } from '../shared/outcome.ts'
import { answered, compose, type ComposedFile, messageIdOf } from './compose.ts'
import { fitting } from './fitting.ts'
import { handOver } from './hand-over.ts'
import { withLinks } from './link-words.ts'
import { canonicalAddress } from './mail-address.ts'
import { mailWords, type Words } from './mail-words.ts'
import { referencesWith } from './message-id.ts'

export const email: Channel = {
	name: 'email',
	/** None: without a relay, mail goes out by the runtime's own service. */
	apiBase: '',
	thanks: { status: 200, contentType: 'text/plain', body: '' },
	isIdempotent: false,
	verify: () => Promise.resolve(refuse('not-found', { detail: 'Mail comes in by SMTP, not by webhook' })),
	translate: () => refuse('not-found'),
	send,
}

async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const words = mailWords(outgoing.part)
	if (words === null) return notSent('final', 'not-supported')
	const from = canonicalAddress(outgoing.from)
	const to = canonicalAddress(outgoing.to)
	if (from === null) return notSent('final', 'inbox-not-ready', { detail: 'No mail has come in yet that says which address is ours' })
	if (to === null) return notSent('final', 'recipient-unknown')
	const { attached, linked } = fitting(words)
	const files = await fetched(attached)
	if (!Array.isArray(files)) return files
	return await sendWhole(outgoing, access, { ...words, ...withLinks(words, linked), files, from, to })
}

type Whole = Omit<Words, 'files'> & { readonly files: readonly ComposedFile[]; readonly from: string; readonly to: string }

async function sendWhole({ id: plain, sealed: id = plain, replyTo, thread }: Outgoing, access: Access, whole: Whole): Promise<Sent> {
	const { from, to } = whole
	const raw = compose({ ...whole, id, replyTo, thread, nowMs: access.nowMs })
	const handed = await handOver({ from, to, raw }, access)
	if (!handed.ok) return handed
	const sentAs = handed.id ?? messageIdOf({ id, from })
	// What the service calls it by is what it will tell of it by.
	return {
		ok: true,
		id: handed.name ?? sentAs,
		thread: { references: referencesWith(thread['references'], answered({ replyTo, thread }), sentAs) },
	}
}

async function fetched(files: readonly OutboundFile[]): Promise<ComposedFile[] | Exclude<Sent, { ok: true }>> {
	try {
		return await Promise.all(files.map(async (file) => {
			const bytes = new Uint8Array(await new Response(await file.open()).arrayBuffer())
			return { name: file.name, type: file.type, bytes }
		}))
	} catch {
		return notSent('retry', 'other', { detail: 'A file could not be read' })
	}
}
