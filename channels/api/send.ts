import { SEND_PROBLEMS, type SendProblemCode } from '../../core/channel/delivery.ts'
import type { Access, OutboundFile, Outgoing, Part, Sent, Signal } from '../channel.ts'
import { ask, retryAfterMs } from '../shared/ask.ts'
import { cleanId } from '../shared/clean.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, idOf, textOf } from '../shared/read.ts'
import { withoutSecrets } from '../shared/without-secrets.ts'
import { sign } from './signature.ts'

type Answered = Awaited<ReturnType<typeof ask>>

/** One message to the company's own address. The same id means the same message there, so what is unknown is asked again. */
export async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const { apiBase, credentials } = access
	if (apiBase === null) return notSent('final', 'inbox-not-ready', { detail: 'The inbox has no address (apiBase) to send to' })
	if (!credentials['secret']) return notSent('final', 'inbox-not-ready', { detail: 'The inbox has no secret to sign with' })
	const { id, to, from, replyTo, thread, part } = outgoing
	const about = { ...(from === null ? {} : { ourEnd: from }), ...(replyTo === null ? {} : { replyTo }), ...threadOf(thread) }
	const answered = await post({ id, to: { id: to }, ...bodyOf(part), ...about }, { ...access, apiBase, key: id })
	return sentOf(answered, access)
}

/** That somebody types or has read; whether it arrives is nobody's concern. */
export async function signal(what: Signal, access: Access & { readonly to: string }): Promise<void> {
	if (access.apiBase === null || !access.credentials['secret']) return
	await post({ ...what, to: { id: access.to } }, { ...access, apiBase: access.apiBase, key: null })
}

export async function post(body: unknown, access: Access & { readonly apiBase: string; readonly key: string | null }): Promise<Answered> {
	const bytes = new TextEncoder().encode(JSON.stringify(body))
	const headers = {
		'content-type': 'application/json',
		'x-patchbay-signature': await sign(access.credentials['secret'] ?? '', bytes),
		...(access.key === null ? {} : { 'idempotency-key': access.key }),
	}
	return await ask(access, access.apiBase, { method: 'POST', headers, body: bytes })
}

function threadOf(thread: Outgoing['thread']): { readonly thread?: Outgoing['thread'] } {
	return Object.keys(thread).length === 0 ? {} : { thread }
}

function bodyOf(part: Part): Record<string, unknown> {
	switch (part.kind) {
		case 'text':
			return { type: 'message', text: part.text }
		case 'file':
			return { type: 'message', text: part.text, files: [fileOf(part.file)] }
		case 'email':
			return { type: 'message', text: part.text, subject: part.subject, html: part.html, files: part.files.map(fileOf) }
		case 'contacts':
			return { type: 'message', text: part.text, contacts: part.contacts }
		case 'reaction':
			return { type: 'reaction', of: part.of, emoji: part.emoji }
		case 'edit':
			return { type: 'edit', of: part.of, text: part.text }
		case 'delete':
			return { type: 'delete', of: part.of }
		default: {
			// A location, a menu, a link, a template: its fields under its own name, as they come in.
			const { kind, text, ...fields } = part
			return { type: 'message', text, [kind]: fields }
		}
	}
}

function fileOf({ url, kind, name, type, bytes }: OutboundFile): Record<string, unknown> {
	return { url, kind, name, type, bytes }
}

export function sentOf(answered: Answered, access: Access): Sent {
	if (!answered.came) return notSent('retry', 'provider-down', { detail: answered.timedOut ? 'No answer in time' : 'No connection' })
	const { status, headers, json } = answered
	if (status >= 200 && status < 300) return { ok: true, id: cleanId(idOf(fieldsOf(json)['id'])) }
	const more = { providerCode: status, detail: wordsOf(answered, access), afterMs: retryAfterMs(headers, access.nowMs) }
	if (status === 429) return notSent('retry', 'rate-limited', more)
	if (status >= 500 || status === 408 || status === 425) return notSent('retry', 'provider-down', more)
	return notSent('final', codeOf(status, fieldsOf(json)['code']), more)
}

const CODES: Readonly<Record<number, SendProblemCode>> = {
	400: 'content-refused',
	401: 'credentials-invalid',
	403: 'not-permitted',
	404: 'recipient-unknown',
	410: 'recipient-unknown',
	413: 'content-refused',
	415: 'file-refused',
	422: 'content-refused',
}

/** A company that knows our codes says which; else the status does. */
function codeOf(status: number, said: unknown): SendProblemCode {
	return SEND_PROBLEMS.find((it) => it === said) ?? CODES[status] ?? 'other'
}

function wordsOf({ status, json }: Extract<Answered, { came: true }>, { credentials }: Access): string {
	const { detail, message, error, title } = fieldsOf(json)
	const words = textOf(detail) ?? textOf(message) ?? textOf(error) ?? textOf(title)
	if (words !== null) return withoutSecrets(words, credentials)
	return status >= 300 && status < 400 ? `The address answers that it has moved (${status})` : `The address answers ${status}`
}
