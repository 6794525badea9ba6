/**
 * Who of those who could take it, gets it (rule R11). A selector is a total order over candidates: the first wins, ties are broken
 * by who has been idle longest and then by name. `best-level` asks the item too, so it ranks by a figure of both.
 */
import type { Candidate } from './offer.ts'
import type { SelectorName } from './policy.ts'
import { levelFor, type Requirement } from './requirement.ts'

/** What a queue remembers of an agent besides what they say. */
export interface Ranked extends Candidate {
	/** When the queue last offered them something; 0 for never. */
	readonly lastOfferedAtMs: number
	/** How much they have had within the window, as `shareAfter` keeps it; 0 for nothing yet. */
	readonly share: number
}

export type Selector = (a: Ranked, b: Ranked) => number

export function longestIdle(a: Ranked, b: Ranked): number {
	if (a.idleSinceMs !== b.idleSinceMs) return a.idleSinceMs - b.idleSinceMs
	return a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0
}

function leastLoaded(a: Ranked, b: Ranked): number {
	return a.load - b.load || longestIdle(a, b)
}

function roundRobin(a: Ranked, b: Ranked): number {
	return a.lastOfferedAtMs - b.lastOfferedAtMs || longestIdle(a, b)
}

function fairness(a: Ranked, b: Ranked): number {
	return a.share - b.share || longestIdle(a, b)
}

/** What a selector mostly goes by, as a number of the agent's own. */
export function rankOf(name: SelectorName): (agent: Ranked) => number {
	switch (name) {
		case 'least-loaded':
			return ({ load }) => load
		case 'round-robin':
			return ({ lastOfferedAtMs }) => lastOfferedAtMs
		case 'fairness':
			return ({ share }) => share
		default:
			return ({ idleSinceMs }) => idleSinceMs
	}
}

export function selectorOf(name: SelectorName): Selector {
	switch (name) {
		case 'least-loaded':
			return leastLoaded
		case 'round-robin':
			return roundRobin
		case 'fairness':
			return fairness
		default:
			return longestIdle
	}
}

/** What a selector went by, for the record. */
export function figureOf(name: SelectorName, candidate: Ranked, requirement: Requirement): number {
	switch (name) {
		case 'longest-idle':
			return candidate.idleSinceMs
		case 'least-loaded':
			return candidate.load
		case 'round-robin':
			return candidate.lastOfferedAtMs
		case 'fairness':
			return candidate.share
		case 'best-level':
			return levelFor(candidate.abilities, requirement)
	}
}

/**
 * The fairness window forgets by half-lives instead of at an edge. What is kept is the logarithm of the decayed count, moved by the
 * time of the last change: so it needs no update as time passes, and two agents compare by it at any moment. Always above 0.
 */
export function shareAfter(share: number, atMs: number, windowMs: number): number {
	const at = atMs / windowMs
	const before = share === 0 ? 0 : Math.exp(share - at)
	return Math.log(before + 1) + at
}
