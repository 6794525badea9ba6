import type { Found } from '../channel.ts'
import type { Answered } from './ask.ts'

/** How far a provider's clock may be from ours. */
const SKEW_MS = 120_000

/** What was said before this cannot be what is looked for. */
export function searchedFromMs({ triedAtMs }: { readonly triedAtMs: number }): number {
	return triedAtMs - SKEW_MS
}

/** What it means that a search was not answered: a refusal stays one, anything else passes. */
export function notSearched(answered: Answered | null): Extract<Found, string> {
	if (answered === null) return 'never'
	const isRefused = answered.came && answered.status >= 400 && answered.status < 500 && answered.status !== 408 && answered.status !== 429
	return isRefused ? 'never' : 'later'
}
