/** A time of day as people write it, as `HH:MM`: `9`, `9:30`, `930`, `9.30`, `24`. Null when it is none. */
export function readClock(text: string): string | null {
	const found = /^(\d{1,2})(?:[:.：]?(\d{2}))?$/.exec(text.trim())
	if (!found) return null
	const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
	if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null
	return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
