import { field } from './field.ts'
import type { Fetch } from './runtime.ts'
import type { Identity } from './types.ts'

/** The customer's standing permission to speak in one conversation. */
export interface Pass {
	readonly token: string
	readonly conversation: string
	/** From here on a fresh one is asked for before connecting: half of its life. */
	readonly renewAtMs: number
}

interface Question {
	readonly fetch: Fetch
	readonly url: string
	readonly inbox: string
	readonly language: string
	readonly identity: Identity | null
	readonly token: string | undefined
	readonly nowMs: number
}

/** Statuses after which the same question may be answered otherwise. */
const PASSING = new Set([408, 425, 429])
const TOKEN_REFUSED = new Set(['token-invalid', 'token-expired'])

/** Null when the server refuses for good. Throws when it cannot be reached at present. */
export async function askPass(question: Question): Promise<Pass | null> {
	const { fetch, url, inbox, language, identity, token, nowMs } = question
	const body = JSON.stringify({ inbox, language, ...(identity ? { identity } : { token }) })
	const response = await fetch(`${url}/api/v1/widget/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
	const answer = await response.json()
	if (response.ok) return passOf(answer, nowMs)
	if (token && TOKEN_REFUSED.has(String(field(answer, 'code')))) {
		return await askPass({ ...question, token: undefined })
	}
	if (response.status >= 500 || PASSING.has(response.status)) {
		throw new Error(`the server answered ${response.status}`)
	}
	return null
}

function passOf(answer: unknown, nowMs: number): Pass {
	const [token, conversation, expiresAtMs] = ['token', 'conversation', 'expiresAtMs'].map((it) => field(answer, it))
	if (
		typeof token !== 'string' || typeof conversation !== 'string' ||
		typeof expiresAtMs !== 'number'
	) {
		throw new Error('the server answered something else than a session')
	}
	return { token, conversation, renewAtMs: nowMs + (expiresAtMs - nowMs) / 2 }
}
