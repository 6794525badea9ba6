/** The last millisecond there is a date for. */
const LAST_MS = 8_640_000_000_000_000

/** A moment in milliseconds, as a number or in digits; null for what is none, or outside of all calendars. */
export function momentOf(value: unknown, unitMs = 1): number | null {
	const count = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
	if (typeof count !== 'number') return null
	const ms = Math.trunc(count * unitMs)
	return ms >= 0 && ms <= LAST_MS ? ms : null
}
