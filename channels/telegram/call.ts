/** The Bot API: one address per method, with the bot's token in it, which is why no address is ever told to anybody. */
import type { SendProblemCode } from '../../core/channel/delivery.ts'
import type { Access, Sent } from '../channel.ts'
import { type Answered, ask, retryAfterMs } from '../shared/ask.ts'
import type { Multipart } from '../shared/multipart.ts'
import { notSent } from '../shared/outcome.ts'
import { type Fields, fieldsOf, idOf, numberOf, textOf } from '../shared/read.ts'
import { isOwnWord } from '../shared/own-word.ts'
import { withoutSecrets } from '../shared/without-secrets.ts'
import { codeOf } from './problem-code.ts'

export const API_BASE = 'https://api.telegram.org'

export type Called =
	| { readonly ok: true; readonly result: unknown }
	| {
		readonly ok: false
		readonly sent: Exclude<Sent, { ok: true }>
		readonly status: number
		readonly description: string
		readonly movedTo: string | null
	}

/** Fields, or a form with a file in it that is streamed. */
export type Body = { readonly fields: Fields } | Multipart

/** A file takes as long as it takes; an answer does not. */
const UPLOAD_TIMEOUT_MS = 120_000

export async function call(method: string, body: Body, access: Access): Promise<Called> {
	const token = access.credentials['botToken']
	if (!token) return failed(notSent('final', 'inbox-not-ready', { detail: 'The inbox has no bot token' }))
	const answered = await ask(
		access,
		`${access.apiBase ?? API_BASE}/bot${encodeURIComponent(token).replace('%3A', ':')}/${method}`,
		requestOf(body),
	)
	if (!answered.came) {
		return failed(notSent('unknown', 'provider-down', { detail: answered.timedOut ? 'No answer in time' : 'The connection broke' }))
	}
	const answer = fieldsOf(answered.json)
	return answer['ok'] === true ? { ok: true, result: answer['result'] } : refusedBy(answered, access)
}

function requestOf(body: Body): RequestInit & { readonly timeoutMs?: number } {
	if ('fields' in body) return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body.fields) }
	// `duplex` is asked for by the Fetch standard wherever a body streams; the types of the workers' library do not have it yet.
	const streaming = { method: 'POST', headers: { 'content-type': body.contentType }, body: body.body, duplex: 'half' }
	return { ...streaming, timeoutMs: UPLOAD_TIMEOUT_MS }
}

function failed(sent: Exclude<Sent, { ok: true }>): Called {
	return { ok: false, sent, status: 0, description: '', movedTo: null }
}

/** A 4xx says that nothing was done, and so does a server that broke; who has only given up waiting for it says nothing. */
function refusedBy({ status, headers, json }: Extract<Answered, { came: true }>, access: Access): Called {
	const answer = fieldsOf(json)
	const code = numberOf(answer['error_code']) ?? status
	const said = textOf(answer['description'])
	const description = withoutSecrets(said ?? `Telegram answers ${status}`, access.credentials)
	const { retry_after: seconds, migrate_to_chat_id: moved } = fieldsOf(answer['parameters'])
	const detail = { providerCode: code, detail: description }
	const base = { ok: false, status: code, description, movedTo: idOf(moved) } as const
	if (code === 429) return { ...base, sent: notSent('retry', 'rate-limited', { ...detail, afterMs: (numberOf(seconds) ?? 1) * 1000 }) }
	if (isOwnWord({ status: code })) {
		return { ...base, sent: notSent('retry', 'provider-down', { ...detail, afterMs: retryAfterMs(headers, access.nowMs) }) }
	}
	if (code >= 500 || code < 400) return { ...base, sent: notSent('unknown', 'provider-down', detail) }
	const problem: SendProblemCode = codeOf(code, description)
	return { ...base, sent: notSent('final', problem, detail) }
}
