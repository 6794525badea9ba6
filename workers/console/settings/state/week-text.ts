import type { Hours } from '../../../../core/hours/hours.ts'

export type Week = Hours['week']
export type Weekday = keyof Week
export type Span = Hours['exceptions'][number]['open'][number]

/** As a week is written down; the names are the contract's. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const satisfies readonly Weekday[]

export interface WeekWords {
	readonly day: Readonly<Record<Weekday, string>>
	readonly never: string
}

/** A week in a line, days with the same times together: "Mon–Fri 09:00–18:00, Sat 10:00–14:00". */
export function weekText(week: Week, { day, never }: WeekWords): string {
	const runs: { first: Weekday; last: Weekday; times: string }[] = []
	for (const [i, it] of WEEKDAYS.entries()) {
		const times = spansText(week[it] ?? [])
		const before = runs.at(-1)
		if (before && before.times === times && before.last === WEEKDAYS[i - 1]) before.last = it
		else if (times !== '') runs.push({ first: it, last: it, times })
	}
	if (runs.length === 0) return never
	return runs.map(({ first, last, times }) => `${first === last ? day[first] : `${day[first]}–${day[last]}`} ${times}`).join(', ')
}

export function spansText(spans: readonly Span[]): string {
	return spans.map(({ from, to }) => `${from}–${to}`).join(' + ')
}
