import type { Candidate } from './offer.ts'

/**
 * Who of those who could take it, gets it. A selector is a pure choice over candidates, ties broken by a fixed rule
 * (rule R11). Longest idle is the first; the others join it here.
 */
export type Selector = (candidates: Iterable<Candidate>) => Candidate | null

export function longestIdle(candidates: Iterable<Candidate>): Candidate | null {
	let best: Candidate | null = null
	for (const it of candidates) if (best === null || before(it, best)) best = it
	return best
}

function before(a: Candidate, b: Candidate): boolean {
	return a.idleSinceMs !== b.idleSinceMs ? a.idleSinceMs < b.idleSinceMs : a.agent < b.agent
}
