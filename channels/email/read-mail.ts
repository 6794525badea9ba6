/**
 * A mail as it came in, translated. It arrives whole, so the bytes of its files come out beside what it says: whoever takes it in
 * stores them first, by `source`, and then hands on the items.
 */
import type { Email } from 'postal-mime'
import type { Inbound, InboundMessage, Sender } from '../channel.ts'
import { cleanName } from '../shared/clean.ts'
import { toHex } from '../shared/hex.ts'
import { canonicalAddress, untagged } from './mail-address.ts'
import { type MailAttachment, mailContent } from './mail-content.ts'
import { isVouched } from './is-vouched.ts'
import { mailSender } from './mail-sender.ts'
import { type Envelope, machineMail } from './machine-mail.ts'
import { bracketed, messageIdIn, messageIdsIn } from './message-id.ts'
import { parseMime, type Unreadable } from './parse-mime.ts'
import { readReport } from './read-report.ts'
import { readWordedBounce } from './read-worded-bounce.ts'

export type ReadMail =
	| { readonly ok: true; readonly items: readonly Inbound[]; readonly attachments: readonly MailAttachment[] }
	/** It is not taken, and its sender should hear of it. */
	| { readonly ok: false; readonly why: Unreadable }

/** Never throws, whatever the bytes are. The same bytes give the same ids. */
export async function readMail(
	raw: Uint8Array<ArrayBuffer>,
	{ envelope, nowMs }: { readonly envelope: Envelope; readonly nowMs: number },
): Promise<ReadMail> {
	const parsed = await parseMime(raw)
	if (!parsed.ok) return parsed
	const { mail } = parsed
	const ours = untagged(canonicalAddress(envelope.to) ?? '')
	const id = messageIdIn(mail.messageId) ?? `sha256-${toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', raw)))}`
	const atMs = sentAtMs(mail.date, nowMs)
	const report = readReport(mail, { id, atMs })
	if (report) return { ok: true, items: [report], attachments: [] }
	const machine = machineMail(mail, { envelope, ours })
	const bounce = machine === 'bounce' || machine === 'null-sender' ? readWordedBounce(mail, { id, atMs }) : null
	if (bounce) return { ok: true, items: [bounce], attachments: [] }
	const isAutomatic = machine !== null
	const sender = machine === 'loop' || machine === 'bounce' ? null : mailSender(mail, ours)
	if (sender === null) {
		return { ok: true, items: [{ kind: 'unsupported', id, from: null, atMs, what: machine ?? 'no-sender' }], attachments: [] }
	}
	return messages(mail, { id, from: sender, atMs, to: ours, isAutomatic })
}

/** How far a customer's clock is believed: what is said to be much older would stand in the wrong place for good. */
const AGE_MAX_MS = 7 * 86_400_000

function sentAtMs(date: string | undefined, nowMs: number): number | null {
	const atMs = Date.parse(date ?? '')
	return atMs > nowMs - AGE_MAX_MS && atMs <= nowMs ? atMs : null
}

interface Known {
	readonly id: string
	readonly from: Sender
	readonly atMs: number | null
	readonly to: string
	readonly isAutomatic: boolean
}

/** The mail, then the files it has no room for. */
function messages(mail: Email, { id, from, atMs, to, isAutomatic }: Known): ReadMail {
	const { contents, attachments } = mailContent(mail, { vouched: isVouched(mail, from.address), isAutomatic })
	const replyTo = messageIdIn(mail.inReplyTo)
	// What we answer next is what they have said themselves.
	const thread = isAutomatic ? null : threadOf(mail)
	const items = contents.map((content, order): InboundMessage => ({
		kind: 'message',
		id: order === 0 ? id : `${id}#${order + 1}`,
		from,
		to,
		atMs,
		order,
		content,
		...(thread && { thread }),
		...(replyTo !== null && { replyTo }),
	}))
	return { ok: true, items, attachments }
}

/** What an answer takes up. */
function threadOf(mail: Email): Readonly<Record<string, string>> {
	const id = messageIdIn(mail.messageId)
	return {
		subject: cleanName(mail.subject ?? null, 300) ?? '',
		references: bracketed(messageIdsIn(`${mail.references ?? ''} ${mail.inReplyTo ?? ''}`)),
		// Empty rather than absent: that of the mail before must not stay.
		messageId: id === null ? '' : id,
	}
}
