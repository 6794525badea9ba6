/** From what the Graph API answers to what is to be done about it. What each code means is the channel's. */
import type { SendProblem, SendProblemCode } from '../../../core/channel/delivery.ts'
import type { Access, Sent } from '../../channel.ts'
import { type Answered, retryAfterMs } from '../../shared/ask.ts'
import { readJsonText } from '../../shared/json.ts'
import { notSent, sendProblem } from '../../shared/outcome.ts'
import { fieldsOf, listOf, numberOf } from '../../shared/read.ts'
import { isOwnWord } from '../../shared/own-word.ts'
import { type GraphError, graphErrorOf } from './graph-error.ts'

/** `afterMs` makes it worth another attempt, and says from when; without it, it is final. `isUnclear`: nobody knows what came of it. */
export interface Verdict {
	readonly code: SendProblemCode
	readonly afterMs?: number
	readonly isUnclear?: boolean
}

/** Null for a code the channel does not know. */
export type Judge = (error: GraphError) => Verdict | null

const SOON_MS = 2_000
const THROTTLED_MAX_MS = 60_000

/** Where Meta does not say how long: a short rest mostly does, and everything else for the same person waits behind it. */
function throttledMs(attempt: number): number {
	return Math.min(THROTTLED_MAX_MS, SOON_MS * 2 ** attempt)
}

/** Codes every Graph API has: https://developers.facebook.com/docs/graph-api/guides/error-handling */
function commonVerdict({ code }: GraphError, attempt = 0): Verdict | null {
	if ([1, 2, -1].includes(code)) return { code: 'provider-down', afterMs: SOON_MS }
	if ([4, 17, 32, 613].includes(code) || (code >= 80_000 && code <= 80_014)) return { code: 'rate-limited', afterMs: throttledMs(attempt) }
	if ([0, 102, 190, 463, 467].includes(code)) return { code: 'credentials-invalid' }
	if ([3, 10, 368].includes(code) || (code >= 200 && code <= 299)) return { code: 'not-permitted' }
	return code === 100 ? { code: 'content-refused' } : null
}

export interface Asking {
	readonly access: Access
	readonly judge: Judge
	/** How many times it has been tried before. */
	readonly attempt?: number
}

/** `read` takes the id out of what was answered; null for what is no answer to a message. */
export function sentFrom(answered: Answered, { read, ...asking }: Asking & {
	readonly read: (json: unknown) => { readonly id: string | null } | null
}): Sent {
	if (!answered.came || answered.status < 200 || answered.status > 299) return refusedFrom(answered, asking)
	const taken = read(answered.json)
	if (taken !== null) return { ok: true, id: taken.id }
	return notSent('unknown', 'provider-down', { providerCode: answered.status, detail: 'The answer names no message' })
}

/** What it means that an answer is none of those that say yes. */
export function refusedFrom(answered: Answered, { access, judge, attempt = 0 }: Asking): Exclude<Sent, { ok: true }> {
	// No key of Meta's makes a second attempt harmless: what may have arrived is not sent again.
	if (!answered.came) return notSent('unknown', 'provider-down', { detail: answered.timedOut ? 'No answer in time' : null })
	const error = graphErrorOf(fieldsOf(answered.json).error, access.credentials)
	if (error === null) return withoutWords(answered, { nowMs: access.nowMs, attempt })
	const verdict = judge(error) ?? commonVerdict(error, attempt) ?? unheardOf(error, { status: answered.status, attempt })
	const more = { providerCode: error.name, detail: error.detail }
	if (verdict.isUnclear) return notSent('unknown', verdict.code, more)
	if (verdict.afterMs === undefined) return notSent('final', verdict.code, more)
	return notSent('retry', verdict.code, { ...more, afterMs: waitMs(answered, access.nowMs) ?? verdict.afterMs })
}

/** Why something failed, as a webhook tells it. */
export function problemFrom(error: GraphError, judge: Judge): SendProblem {
	const { code } = judge(error) ?? commonVerdict(error) ?? { code: 'other' }
	return sendProblem(code, { providerCode: error.name, detail: error.detail })
}

function unheardOf({ isTransient }: GraphError, { status, attempt }: { readonly status: number; readonly attempt: number }): Verdict {
	if (status === 429) return { code: 'rate-limited', afterMs: throttledMs(attempt) }
	if (isTransient) return { code: 'provider-down', afterMs: SOON_MS }
	if (status < 500) return { code: 'other' }
	return isOwnWord({ status }) ? { code: 'provider-down', afterMs: SOON_MS } : { code: 'provider-down', isUnclear: true }
}

/** An answer that is not the Graph API's, such as of a gateway before it: what is behind may have carried the message out. */
function withoutWords(
	answered: Extract<Answered, { came: true }>,
	{ nowMs, attempt }: { readonly nowMs: number; readonly attempt: number },
): Exclude<Sent, { ok: true }> {
	const { status: providerCode } = answered
	const afterMs = waitMs(answered, nowMs)
	if (providerCode === 429) return notSent('retry', 'rate-limited', { providerCode, afterMs: afterMs ?? throttledMs(attempt) })
	if (isOwnWord(answered)) return notSent('retry', 'provider-down', { providerCode, afterMs: afterMs ?? SOON_MS })
	if (providerCode >= 500) return notSent('unknown', 'provider-down', { providerCode })
	return notSent('final', providerCode === 401 ? 'credentials-invalid' : 'other', { providerCode })
}

const MINUTE_MS = 60_000

/** Meta says how long a throttled account has to wait in a header of its own, in minutes by account and kind of call. */
function waitMs({ headers }: Extract<Answered, { came: true }>, nowMs: number): number | undefined {
	const usage = fieldsOf(readJsonText(headers.get('x-business-use-case-usage') ?? ''))
	const minutes = Object.values(usage).flatMap(listOf).map((it) => numberOf(fieldsOf(it).estimated_time_to_regain_access) ?? 0)
	const longest = Math.max(0, ...minutes)
	return longest > 0 ? longest * MINUTE_MS : retryAfterMs(headers, nowMs)
}
