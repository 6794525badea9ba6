const FIRST_MS = 500
const MOST_MS = 15_000

/**
 * How long to wait before connecting again, in ms. Doubles with every failed attempt; between half and all of that,
 * by `random` in [0, 1), so that consoles cut off together do not come back together.
 */
export function backoffMs(attempt: number, random: number): number {
	const whole = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10))
	return Math.round(whole * (0.5 + random / 2))
}
