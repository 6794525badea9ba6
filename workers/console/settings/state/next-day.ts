const DAY_MS = 86_400_000

/** A day that has no hours of its own yet: the first after the last one named, or after today. Dates as `YYYY-MM-DD`. */
export function nextDay(taken: readonly string[], today: string): string {
	const last = [...taken, today].sort().at(-1) ?? today
	const atMs = Date.parse(`${last}T00:00:00Z`)
	return Number.isNaN(atMs) ? today : new Date(atMs + DAY_MS).toISOString().slice(0, 10)
}
