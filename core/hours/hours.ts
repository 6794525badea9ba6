/**
 * Business hours (rule R15): a week of opening times in a time zone, holidays, and what is open when. Computed, never cached: a
 * cached "closed" is wrong for as long as the cache lives.
 */
import { z } from 'zod'

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as in 09:30; 24:00 ends a day')
const date = z.iso.date()

const Span = z.strictObject({ from: clock, to: clock })
	.refine(({ from, to }) => from < to, {
		path: ['to'],
		message: 'is not after from; a night shift is two spans, the first ending at 24:00',
	})
type Span = z.infer<typeof Span>

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
type Weekday = (typeof WEEKDAYS)[number]

export const Hours = z.strictObject({
	timeZone: z.string().refine(isTimeZone, 'is no IANA time zone, such as Europe/Madrid'),
	week: z.partialRecord(z.enum(WEEKDAYS), z.array(Span)),
	/** Days with hours of their own; an empty list is a day closed. */
	exceptions: z.array(z.strictObject({ date, name: z.string().max(80).default(''), open: z.array(Span) })).default([]),
})
export type Hours = z.infer<typeof Hours>

export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name })
		return true
	} catch {
		return false
	}
}

/** Whether there is any time at all at which it would open. */
export function everOpens({ week, exceptions }: Pick<Hours, 'week' | 'exceptions'>): boolean {
	return [...Object.values(week), ...exceptions.map((it) => it.open)].some((it) => it.length > 0)
}

/** Spans that share time with one listed before them, which is the one named. Spans that only meet do not. */
export function overlapsIn(spans: readonly Span[]): readonly { readonly i: number; readonly earlier: Span }[] {
	return spans.flatMap((span, i) => {
		const earlier = spans.slice(0, i).find((it) => it.from < span.to && span.from < it.to)
		return earlier ? [{ i, earlier }] : []
	})
}

export function isOpen(hours: Hours, atMs: number): boolean {
	return isWithin(localTime(hours, atMs))
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const DAYS_AHEAD = 366

/** When it opens next, to the minute; `atMs` itself when open, null when not within a year. */
export function opensAtMs(hours: Hours, atMs: number): number | null {
	return nextChange(hours, atMs, true)
}

/** When it closes next, to the minute; `atMs` itself when closed, null when not within a year. */
export function closesAtMs(hours: Hours, atMs: number): number | null {
	return nextChange(hours, atMs, false)
}

/**
 * Goes from one time at which something may change to the next: the edges of spans, midnight, and the very moment at which the
 * clocks change. So no rule is needed for days that have 23 hours, begin at one o'clock or never come.
 */
function nextChange(hours: Hours, atMs: number, open: boolean): number | null {
	let now = localTime(hours, atMs)
	if (isWithin(now) === open) return atMs
	while (now.atMs <= atMs + DAYS_AHEAD * DAY_MS) {
		now = nextEdge(hours, now)
		if (isWithin(now) === open) return now.atMs
	}
	return null
}

function nextEdge(hours: Hours, { atMs, minute, spans, offsetMs }: LocalTime): LocalTime {
	const edges = spans.flatMap(({ from, to }) => [minutesOf(from), minutesOf(to)]).filter((it) => it > minute)
	const nextMs = startOfMinute(atMs) + (Math.min(24 * 60, ...edges) - minute) * MINUTE_MS
	const next = localTime(hours, nextMs)
	return next.offsetMs === offsetMs ? next : clockChange(hours, { afterMs: startOfMinute(atMs), untilMs: nextMs })
}

/** The first minute whose clock is not that of `afterMs`, given that the clock of `untilMs` is another. */
function clockChange(hours: Hours, { afterMs, untilMs }: { afterMs: number; untilMs: number }): LocalTime {
	const { offsetMs } = localTime(hours, afterMs)
	let [before, after] = [afterMs, localTime(hours, untilMs)]
	while (after.atMs - before > MINUTE_MS) {
		const middle = localTime(hours, startOfMinute((before + after.atMs) / 2))
		if (middle.offsetMs === offsetMs) before = middle.atMs
		else after = middle
	}
	return after
}

function startOfMinute(atMs: number): number {
	return Math.floor(atMs / MINUTE_MS) * MINUTE_MS
}

function minutesOf(text: string): number {
	return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}

interface LocalTime {
	readonly atMs: number
	/** Since midnight, as the clock on the wall says. */
	readonly minute: number
	/** What is open on that day. */
	readonly spans: readonly Span[]
	/** Ahead of UTC. */
	readonly offsetMs: number
}

function isWithin({ minute, spans }: LocalTime): boolean {
	return spans.some(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))
}

function localTime(hours: Hours, atMs: number): LocalTime {
	const [month = '', day = '', year = '', hour = '', minute = ''] = formatOf(hours.timeZone).format(atMs).match(/\d+/g) ?? []
	const midnightMs = Date.UTC(Number(year), Number(month) - 1, Number(day))
	const minutes = Number(hour) * 60 + Number(minute)
	const special = hours.exceptions.find((it) => it.date === `${year}-${month}-${day}`)
	const spans = special?.open ?? hours.week[WEEKDAYS[new Date(midnightMs).getUTCDay()] as Weekday] ?? []
	return { atMs, minute: minutes, spans, offsetMs: midnightMs + minutes * MINUTE_MS - startOfMinute(atMs) }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Writes 03/08/2026, 09:30. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone)
	if (known) return known
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	})
	formats.set(timeZone, format)
	return format
}
