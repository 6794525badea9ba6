/**
 * Mail on this machine. What a customer writes is posted to the end point `wrangler dev` has for the Worker's `email()`
 * (https://developers.cloudflare.com/email-service/local-development/routing/); what Patchbay sends comes to `POST /send`, the relay
 * an inbox has as its `apiBase`, which is as strict as Cloudflare Email Service.
 */
import PostalMime, { type Email } from 'postal-mime'
import type { ApiAnswer, ApiRequest, Delivery, Fault, HookRequest, Setting, Shown, StandIn } from './stand-in.ts'
import { UNSIGNED_DOMAIN, writeMail } from './email-writing.ts'

const MAIL_MAX_BYTES = 5 * 1_048_576

const NAMES = ['Ana Lima', 'Ben Okafor', '陈思', 'Dora Weiß', 'Élise Noël', 'Farid Haddad']

export const email: StandIn = {
	channel: 'email',
	credentials: {},
	person(n) {
		// The last of them shows what it is like when nobody vouches for a mail.
		const domain = n % NAMES.length === 0 ? UNSIGNED_DOMAIN : 'mail.example'
		return { address: `customer-${n}@${domain}`, name: NAMES[(n - 1) % NAMES.length] ?? 'Ana Lima' }
	},
	hook: (delivery, setting) => Promise.resolve(hook(delivery, setting)),
	answer,
}

/** The address of an inbox: its id, at a domain that Cloudflare Email Routing would hand to the Worker. */
export function addressOf({ hookUrl }: Pick<Setting, 'hookUrl'>): string {
	return `${new URL(hookUrl).pathname.split('/').at(-1)}@patchbay.example`
}

function hook(delivery: Delivery, setting: Setting): HookRequest | null {
	const to = addressOf(setting)
	const mail = writeMail(delivery, to)
	if (mail === null) return null
	const url = new URL('/cdn-cgi/local/email', setting.hookUrl)
	// Wrangler's end point takes no empty one, which is what a report really has.
	url.search = String(new URLSearchParams({ from: mail.from, to }))
	const body = Uint8Array.from(new TextEncoder().encode(mail.raw))
	return { method: 'POST', url: url.href, headers: { 'content-type': 'message/rfc822' }, body, id: mail.id }
}

interface Refused {
	readonly status: number
	readonly code: string
	readonly message: string
	readonly headers?: Readonly<Record<string, string>>
}

const FAULTS: Readonly<Partial<Record<Fault, Refused>>> = {
	'rate-limited': { status: 429, code: 'E_RATE_LIMIT_EXCEEDED', message: 'Sending rate limit reached', headers: { 'retry-after': '5' } },
	broken: { status: 500, code: 'E_INTERNAL_SERVER_ERROR', message: 'Email Service temporarily unavailable' },
	blocked: { status: 403, code: 'E_RECIPIENT_SUPPRESSED', message: 'Recipient is on the suppression list' },
	'bad-token': { status: 403, code: 'E_SENDER_NOT_VERIFIED', message: 'Sender domain not verified' },
}

async function answer(request: ApiRequest, { fault }: Setting & { nowMs: number; fault: Fault | null }): Promise<ApiAnswer> {
	const url = new URL(request.path, 'http://relay')
	if (request.method !== 'POST' || url.pathname !== '/send') {
		return refused({ status: 404, code: 'E_VALIDATION_ERROR', message: 'No such method' })
	}
	const failing = fault === null ? undefined : FAULTS[fault]
	if (failing) return refused(failing)
	if (request.body.length > MAIL_MAX_BYTES) return refused({ status: 413, code: 'E_CONTENT_TOO_LARGE', message: 'Larger than 5 MiB' })
	const envelope = { from: url.searchParams.get('from') ?? '', to: url.searchParams.get('to') ?? '' }
	const mail = await PostalMime.parse(request.body)
	const wrong = wrongWith(mail, envelope)
	if (wrong !== null) return refused({ status: 400, code: 'E_VALIDATION_ERROR', message: wrong })
	return { ...json(200, { messageId: mail.messageId }), shown: shown(mail, { to: envelope.to, body: request.body }) }
}

/** What Cloudflare looks at; its words are not known to the letter. */
function wrongWith(mail: Email, { from, to }: { from: string; to: string }): string | null {
	if (from === '' || to === '') return 'from and to are required'
	if (mail.messageId === undefined) return 'invalid message-id'
	if (mail.from?.address !== from) return 'From: header does not match mail from'
	if (!mail.to?.some((it) => it.address === to)) return 'To: header does not match rcpt to'
	if (mail.subject === undefined) return 'Missing subject'
	if (mail.headers.some((it) => it.key === 'received')) return 'invalid headers set'
	if (mail.headers.some((it) => it.value.length > 2_048)) return 'Header value exceeds 2048 byte limit'
	return mail.text === undefined && mail.html === undefined ? 'Missing content' : null
}

function shown(mail: Email, { to, body }: { to: string; body: Uint8Array }): Shown {
	const ours = mail.headers.find((it) => it.key === 'x-patchbay-message')?.value
	return {
		address: to,
		id: unbracketed(mail.messageId ?? ''),
		kind: 'message',
		text: (mail.text ?? '').trimEnd(),
		files: mail.attachments.map((it, i) => ({
			kind: kindOf(it.mimeType),
			// The picture itself: a mail brings its files along.
			url: body.length > 200_000 ? '' : `data:${it.mimeType};base64,${Buffer.from(bytesOf(it.content)).toString('base64')}`,
			name: it.filename ?? `file ${i + 1}`,
		})),
		options: [],
		...(mail.inReplyTo !== undefined && { of: unbracketed(mail.inReplyTo) }),
		...(ours !== undefined && { ours }),
	}
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
	if (typeof content === 'string') return new TextEncoder().encode(content)
	return content instanceof ArrayBuffer ? new Uint8Array(content) : content
}

function kindOf(type: string): Shown['files'][number]['kind'] {
	const [family] = type.split('/')
	return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

function unbracketed(id: string): string {
	return id.replace(/^<|>$/g, '')
}

function refused({ status, code, message, headers = {} }: Refused): ApiAnswer {
	const answer = json(status, { code, message })
	return { ...answer, headers: { ...answer.headers, ...headers } }
}

function json(status: number, body: unknown): ApiAnswer {
	return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
