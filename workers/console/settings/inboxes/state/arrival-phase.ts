/** What has come to an inbox, as the server counts it since the inbox woke. */
export interface Arrivals {
	readonly accepted: number
	readonly refused: number
	readonly lastAcceptedAtMs: number | null
	readonly lastRefusedAtMs: number | null
}

/** `refused`: something has come, and nothing that was rightly signed, or nothing since. */
export type ArrivalPhase = 'asking' | 'waiting' | 'refused' | 'heard'

export function arrivalPhase(arrivals: Arrivals | undefined): ArrivalPhase {
	if (arrivals === undefined) return 'asking'
	const { lastAcceptedAtMs, lastRefusedAtMs } = arrivals
	if (lastRefusedAtMs !== null && lastRefusedAtMs > (lastAcceptedAtMs ?? 0)) return 'refused'
	return lastAcceptedAtMs === null ? 'waiting' : 'heard'
}
