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

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
type Weekday = (typeof WEEKDAYS)[number]

export const Hours = z.strictObject({
	timeZone: z.string().refine(isTimeZone, 'is no IANA time zone, such as Europe/Madrid'),
	week: z.partialRecord(z.enum(WEEKDAYS), z.array(Span)),
	/** Days with hours of their own; an empty list is a day closed. */
	exceptions: z.array(z.strictObject({ date, name: z.string().max(80).default(''), open: z.array(Span) })).default([]),
})
export type Hours = z.infer<typeof Hours>

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name })
		return true
	} catch {
		return false
	}
}

export function isOpen(hours: Hours, atMs: number): boolean {
	const { minute, spans } = localDay(hours, atMs)
	return spans.some(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))
}

const MINUTE_MS = 60_000
const DAYS_AHEAD = 366

/** When it opens next, to the minute; `atMs` itself when open, null when not within a year. */
export function opensAtMs(hours: Hours, atMs: number): number | null {
	return nextChange(hours, atMs, true)
}

/** When it closes next, to the minute; `atMs` itself when closed, null when not within a year. */
export function closesAtMs(hours: Hours, atMs: number): number | null {
	return nextChange(hours, atMs, false)
}

/** Walks over the edges of spans, in local time, and asks at each: so a clock change in between needs no rule of its own. */
function nextChange(hours: Hours, atMs: number, open: boolean): number | null {
	if (isOpen(hours, atMs) === open) return atMs
	const startMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS
	for (let day = 0; day <= DAYS_AHEAD; day++) {
		const noonMs = startMs + day * 24 * 60 * MINUTE_MS
		const edges = edgesOf(hours, noonMs).filter((it) => it > atMs && isOpen(hours, it) === open)
		if (edges.length > 0) return Math.min(...edges)
	}
	return null
}

/** Instants of the local day of `nearMs` at which something may open or close. */
function edgesOf(hours: Hours, nearMs: number): number[] {
	const { minute, spans } = localDay(hours, nearMs)
	const minutes = [0, 24 * 60, ...spans.flatMap(({ from, to }) => [minutesOf(from), minutesOf(to)])]
	return minutes.flatMap((edge) => shiftsOf(nearMs + (edge - minute) * MINUTE_MS))
}

/** A clock change moves an edge by up to an hour either way; `isOpen` at each candidate says which is right. */
function shiftsOf(atMs: number): number[] {
	return [-60, -30, 0, 30, 60].map((minutes) => atMs + minutes * MINUTE_MS)
}

function minutesOf(text: string): number {
	return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localDay(hours: Hours, atMs: number): { minute: number; spans: Hours['exceptions'][number]['open'] } {
	const parts = Object.fromEntries(formatOf(hours.timeZone).formatToParts(atMs).map((it) => [it.type, it.value]))
	const day = `${parts.year}-${parts.month}-${parts.day}`
	const weekday = String(parts.weekday).toLowerCase() as Weekday
	const spans = hours.exceptions.find((it) => it.date === day)?.open ?? hours.week[weekday] ?? []
	return { minute: Number(parts.hour) * 60 + Number(parts.minute), spans }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone)
	if (known) return known
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		weekday: 'long',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	})
	formats.set(timeZone, format)
	return format
}
