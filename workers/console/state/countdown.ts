export interface Countdown {
	readonly leftMs: number
	/** Whole seconds left, rounded up, so that "1" is shown until it is over. */
	readonly seconds: number
	/** What is left of the whole, 1 to 0. */
	readonly fraction: number
}

/** How much is left until `dueMs`, never below zero nor above the whole; all times in ms of one clock. */
export function countdown({ dueMs, lengthMs }: { dueMs: number | null; lengthMs: number | null }, nowMs: number): Countdown | null {
	if (dueMs === null) return null
	const left = Math.max(0, dueMs - nowMs)
	const leftMs = lengthMs === null ? left : Math.min(left, lengthMs)
	return { leftMs, seconds: Math.ceil(leftMs / 1000), fraction: lengthMs ? leftMs / lengthMs : 0 }
}
