import type { Work } from '../../../core/protocol/console.ts'

/**
 * The order of the active list: whoever waits for an answer, the longest first; then the rest, the longest-held first.
 * `waitingSinceMs` says since when a conversation's customer waits, null for one who does not.
 */
export function byWait(active: readonly Work[], waitingSinceMs: (conversation: string) => number | null): readonly string[] {
	const rank = ({ conversation }: Work) => waitingSinceMs(conversation) ?? Infinity
	return active.toSorted((a, b) => compare(rank(a), rank(b)) || a.sinceMs - b.sinceMs).map((it) => it.conversation)
}

/** In the given order; what is not in it comes last, as it came. */
export function inOrder(active: readonly Work[], order: readonly string[]): readonly Work[] {
	const place = ({ conversation }: Work) => (order.indexOf(conversation) + 1) || Infinity
	return active.toSorted((a, b) => compare(place(a), place(b)))
}

/** Two infinities are equal; their difference is not a number. */
function compare(a: number, b: number): number {
	return a === b ? 0 : a - b
}
