import { numberOf, textOf } from '../../shared/read.ts'

/** Below this it counts seconds: as milliseconds it would lie in early 1973, when there was no Meta. */
const SECONDS_BELOW = 100_000_000_000
/** The last moment a date can name. */
const LAST_MS = 8_640_000_000_000_000

/** Milliseconds since 1970 from what is seconds or milliseconds, as a number or in words: Meta does all four. Null for what is neither. */
export function timeOf(value: unknown): number | null {
	const written = textOf(value)
	const count = written !== null && /^\d{1,16}$/.test(written) ? Number(written) : numberOf(value)
	if (count === null || count <= 0) return null
	const ms = Math.round(count < SECONDS_BELOW ? count * 1000 : count)
	return ms <= LAST_MS ? ms : null
}
