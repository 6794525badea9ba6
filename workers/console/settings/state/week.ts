import type { Span, Week, Weekday } from './week-text.ts'

const OPENS = '09:00'
const CLOSES = '18:00'
const DAY_ENDS = '24:00'

/** Opening times of one day, in their order; a day with none is left out. */
export function withDay(week: Week, day: Weekday, spans: readonly Span[]): Week {
	const { [day]: _, ...others } = week
	return spans.length === 0 ? others : { ...others, [day]: [...spans] }
}

/** What a new span begins as: office hours, or what comes after the last one. */
export function nextSpan(spans: readonly Span[]): Span {
	const last = spans.at(-1)
	if (!last) return { from: OPENS, to: CLOSES }
	return last.to < CLOSES ? { from: last.to, to: CLOSES } : { from: last.to, to: DAY_ENDS }
}

/** The other working days as Monday. */
export function withMondayCopied(week: Week): Week {
	const days = ['tuesday', 'wednesday', 'thursday', 'friday'] as const
	return days.reduce<Week>((it, day) => withDay(it, day, week.monday ?? []), week)
}
