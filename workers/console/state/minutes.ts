/** A whole number of minutes from 1 to `most`, as somebody types it; null for anything else. */
export function minutesOf(text: string, most: number): number | null {
	const digits = text.trim()
	if (!/^\d{1,6}$/.test(digits)) return null
	const minutes = Number(digits)
	return minutes >= 1 && minutes <= most ? minutes : null
}
