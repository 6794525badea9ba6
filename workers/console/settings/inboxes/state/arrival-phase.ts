/** What has come to an inbox, as the server counts it since the inbox woke. */
export interface Arrivals {
	readonly accepted: number
	readonly refused: number
	readonly lastAcceptedAtMs: number | null
	readonly lastRefusedAtMs: number | null
}

/**
 * What has come since `before` was counted: an inbox that is opened under the id of one that is gone finds what came to that one. What
 * is less than before has been counted from nought again.
 */
export function arrivalsSince(before: Arrivals | null, now: Arrivals): Arrivals {
	if (before === null || now.accepted < before.accepted || now.refused < before.refused) return now
	const [accepted, refused] = [now.accepted - before.accepted, now.refused - before.refused]
	return {
		accepted,
		refused,
		lastAcceptedAtMs: accepted === 0 ? null : now.lastAcceptedAtMs,
		lastRefusedAtMs: refused === 0 ? null : now.lastRefusedAtMs,
	}
}

/** `refused`: something has come, and nothing that was rightly signed, or nothing since. */
export type ArrivalPhase = 'asking' | 'waiting' | 'refused' | 'heard'

export function arrivalPhase(arrivals: Arrivals | undefined): ArrivalPhase {
	if (arrivals === undefined) return 'asking'
	const { lastAcceptedAtMs, lastRefusedAtMs } = arrivals
	if (lastRefusedAtMs !== null && lastRefusedAtMs > (lastAcceptedAtMs ?? 0)) return 'refused'
	return lastAcceptedAtMs === null ? 'waiting' : 'heard'
}
