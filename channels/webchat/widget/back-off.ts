const FIRST_MS = 500
const LONGEST_MS = 30_000

/**
 * How long to wait before connection attempt `attempt` (0 for the first repeat), in ms: half of an exponentially growing
 * span is fixed, half is chance, so that a thousand widgets do not all come back in the same instant.
 */
export function backOffMs(attempt: number, random: () => number): number {
	const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16))
	return Math.round(span / 2 + random() * span / 2)
}
