import type { Candidate } from './offer.ts'

/**
 * Who of those who could take it, gets it: a selector is a total order over candidates, the first wins, ties are broken by a fixed
 * rule (rule R11). The line keeps its free candidates in this order. Longest idle is the first; the others join it here.
 */
export type Selector = (a: Candidate, b: Candidate) => number

export function longestIdle(a: Candidate, b: Candidate): number {
	if (a.idleSinceMs !== b.idleSinceMs) return a.idleSinceMs - b.idleSinceMs
	return a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0
}
