import type { Access, Credentials, Outgoing, Sent } from '../channel.ts'
import { type Answered, ask } from '../shared/ask.ts'
import { notSent } from '../shared/outcome.ts'
import { fieldsOf, listOf, textOf } from '../shared/read.ts'
import { withoutSecrets } from '../shared/without-secrets.ts'
import { LINE_API } from './file-source.ts'
import { messagesOf } from './messages-of.ts'

/**
 * A push rather than a reply: it costs one of the month's messages, but it can be sent at any time, and twice is once, by the retry
 * key, which LINE remembers for a day.
 */
export async function send(outgoing: Outgoing, access: Access): Promise<Sent> {
	const messages = messagesOf(outgoing)
	if (messages === null) return notSent('final', 'not-supported')
	if (!access.credentials.channelAccessToken) return notSent('final', 'inbox-not-ready', { detail: 'This inbox has no credentials yet' })
	const body = { to: outgoing.to, messages }
	return sentOf(await askLine(access, '/v2/bot/message/push', { body, headers: { 'x-line-retry-key': outgoing.uuid } }), access.credentials)
}

interface Request {
	/** `POST` with a body, else `GET`. */
	readonly method?: 'PUT'
	readonly body?: unknown
	readonly headers?: Readonly<Record<string, string>>
	readonly timeoutMs?: number
}

export async function askLine(access: Access, path: string, { method, body, headers, timeoutMs }: Request = {}): Promise<Answered> {
	const authorization = `Bearer ${access.credentials.channelAccessToken ?? ''}`
	const url = `${access.apiBase ?? LINE_API}${path}`
	if (body === undefined) return await ask(access, url, { headers: { authorization, ...headers }, timeoutMs })
	return await ask(access, url, {
		method: method ?? 'POST',
		headers: { authorization, 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
		timeoutMs,
	})
}

function sentOf(answered: Answered, credentials: Credentials): Sent {
	if (!answered.came) return notSent('retry', 'provider-down', { detail: 'Nothing came back' })
	const { status, headers, json } = answered
	// The very same has been taken before: its answer was lost on the way to us.
	const wasTaken = status === 409 && headers.has('x-line-accepted-request-id')
	if (status === 200 || wasTaken) return { ok: true, id: textOf(fieldsOf(listOf(fieldsOf(json).sentMessages)[0]).id) }
	return problemOf(status, { json, credentials })
}

export function problemOf(status: number, { json, credentials }: { readonly json: unknown; readonly credentials: Credentials }): Sent {
	const { message, details } = fieldsOf(json)
	const why = listOf(details).map(fieldsOf).map((it) => [textOf(it.property), textOf(it.message)].filter(Boolean).join(': '))
	const more = { providerCode: status, detail: withoutSecrets([textOf(message) ?? '', ...why].filter(Boolean).join('; '), credentials) }
	switch (status) {
		case 400:
			return notSent('final', meaningOf(more.detail), more)
		case 401:
			return notSent('final', 'credentials-invalid', more)
		case 403:
			return notSent('final', 'not-permitted', more)
		case 404:
			return notSent('final', 'recipient-unknown', more)
		case 413:
		case 415:
			return notSent('final', 'content-refused', more)
		case 429:
			// Too many at once passes; too many in a month does not.
			return /monthly limit/i.test(more.detail) ? notSent('final', 'quota-spent', more) : notSent('retry', 'rate-limited', more)
		default:
			return status >= 500 ? notSent('retry', 'provider-down', more) : notSent('final', 'other', more)
	}
}

/** LINE has no codes: what is wrong is a sentence that names the place. */
function meaningOf(detail: string): 'recipient-unknown' | 'file-refused' | 'content-refused' {
	if (/property, 'to'|\bto: /i.test(detail)) return 'recipient-unknown'
	return /originalContentUrl|previewImageUrl/.test(detail) ? 'file-refused' : 'content-refused'
}
