/** The last time there is a date of. */
const LAST_MS = 8_640_000_000_000_000

/** A time in milliseconds; null for what no calendar has. */
export function whenOf(ms: number | null): number | null {
	return ms !== null && ms > 0 && ms <= LAST_MS ? Math.trunc(ms) : null
}

/** A size or a length; null for what is none. */
export function amountOf(value: number | null): number | null {
	return value !== null && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? Math.trunc(value) : null
}
