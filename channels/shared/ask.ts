import type { Access } from '../channel.ts'
import { readJsonText } from './json.ts'

/** What a provider's API answers, read to its end; or that nothing came back. */
export type Answered =
	| { readonly came: true; readonly status: number; readonly headers: Headers; readonly text: string; readonly json: unknown }
	/** Why is not said: what `fetch` complains about can have the whole address in it, and a token in that. */
	| { readonly came: false; readonly timedOut: boolean }

/** How long a provider may take for one message. */
export const ASK_TIMEOUT_MS = 20_000
const ANSWER_MAX_CHARS = 100_000

/** One request to a provider. Never throws. */
export async function ask(
	access: Pick<Access, 'fetch'>,
	url: string,
	init: RequestInit & { readonly timeoutMs?: number } = {},
): Promise<Answered> {
	const { timeoutMs = ASK_TIMEOUT_MS, ...request } = init
	const signal = AbortSignal.timeout(timeoutMs)
	try {
		// A redirect would carry what is in the headers, and the message, to somebody else.
		const response = await access.fetch(url, { redirect: 'manual', ...request, signal })
		const text = (await response.text()).slice(0, ANSWER_MAX_CHARS)
		return { came: true, status: response.status, headers: response.headers, text, json: readJsonText(text) }
	} catch {
		return { came: false, timedOut: signal.aborted }
	}
}

/** When to come back, from `retry-after` in seconds or as a date; undefined when it does not say. */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
	const value = headers.get('retry-after')
	if (value === null || value.trim() === '') return undefined
	const seconds = Number(value)
	const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
