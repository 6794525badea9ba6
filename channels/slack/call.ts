/** Slack's Web API: every method is a `POST`, and says in its answer whether it has worked, whatever the status. */
import type { Access, Sent } from '../channel.ts'
import { type Answered, ask, retryAfterMs } from '../shared/ask.ts'
import { notSent } from '../shared/outcome.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'
import { withoutSecrets } from '../shared/without-secrets.ts'
import { outcomeOf } from './problems.ts'

export const SLACK_API = 'https://slack.com'

export type Called = { readonly ok: true; readonly result: Fields } | {
	readonly ok: false
	readonly error: string | null
	readonly sent: Exclude<Sent, { ok: true }>
}

/** Fields go as a form, the one way every method takes; what is no text goes as JSON within. */
export async function call(method: string, fields: Fields, access: Access): Promise<Called> {
	const token = access.credentials.botToken
	if (!token) return { ok: false, error: null, sent: notSent('final', 'inbox-not-ready', { detail: 'This inbox has no credentials yet' }) }
	const answered = await ask(access, `${access.apiBase ?? SLACK_API}/api/${method}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
		body: formOf(fields).toString(),
	})
	return calledOf(answered, access)
}

function formOf(fields: Fields): URLSearchParams {
	const form = new URLSearchParams()
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) form.set(name, typeof value === 'string' ? value : JSON.stringify(value))
	}
	return form
}

function calledOf(answered: Answered, { nowMs, credentials }: Access): Called {
	if (!answered.came) return { ok: false, error: null, sent: notSent('unknown', 'provider-down', { detail: 'Nothing came back' }) }
	const { status, headers } = answered
	const result = fieldsOf(answered.json)
	if (status === 200 && result.ok === true) return { ok: true, result }
	const error = textOf(result.error)
	// What is wrong in a request stands in a list of sentences, where there is one.
	const words = listOf(fieldsOf(result.response_metadata).messages).map(textOf)
	const detail = withoutSecrets([error, textOf(result.needed), ...words].filter(Boolean).join('; '), credentials)
	const more = { providerCode: error ?? status, detail, afterMs: retryAfterMs(headers, nowMs) }
	const { outcome, code } = outcomeOf(error, { status, headers })
	return { ok: false, error, sent: notSent(outcome, code, more) }
}

/** What comes to the same when it is done twice: not to know whether it was done is no more than a reason to do it again. */
export function again(called: Called, done: readonly string[]): Sent {
	if (called.ok || (called.error !== null && done.includes(called.error))) return { ok: true, id: null }
	const { sent } = called
	return sent.outcome === 'unknown' ? { ok: false, outcome: 'retry', problem: sent.problem } : sent
}
