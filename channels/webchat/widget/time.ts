import { fill, type Texts } from './i18n.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Within this time a weekday is one day only. */
const WEEKDAY_MS = 6 * DAY_MS

/** Names days and times in the reader's language and time zone. */
export interface Clock {
	time(atMs: number): string
	/** `2026-11-22`: equal for times of the same calendar day. */
	dayKey(atMs: number): string
	day(atMs: number, nowMs: number): string
	/** A time to come: its weekday and hour, with the date where the weekday alone could be another. */
	soon(atMs: number, nowMs: number): string
}

/** `timeZone` is the browser's own unless named. */
export function makeClock({ locale, today, yesterday }: Texts, timeZone?: string): Clock {
	const format = (options: Intl.DateTimeFormatOptions, language = locale) => {
		const it = new Intl.DateTimeFormat(language, { ...options, timeZone })
		return (atMs: number) => it.format(atMs)
	}
	const hour = { hour: 'numeric', minute: '2-digit' } as const
	const date = { month: 'long', day: 'numeric' } as const
	const dayKey = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA')
	const long = format({ weekday: 'long', ...date })
	const longer = format({ year: 'numeric', ...date })
	return {
		time: format(hour),
		dayKey,
		day(atMs, nowMs) {
			if (dayKey(atMs) === dayKey(nowMs)) return today
			if (dayKey(atMs) === dayKey(nowMs - DAY_MS)) return yesterday
			return (dayKey(atMs).slice(0, 4) === dayKey(nowMs).slice(0, 4) ? long : longer)(atMs)
		},
		soon: (atMs, nowMs) => format({ weekday: 'long', ...hour, ...(atMs - nowMs > WEEKDAY_MS && date) })(atMs),
	}
}

/** An expected wait in words; rounded up, since people forgive an estimate that was too long. */
export function waitText(waitMs: number, texts: Texts): string {
	const minutes = Math.ceil(waitMs / MINUTE_MS)
	if (minutes <= 1) return texts.waitShort
	if (minutes < 60) return fill(texts.waitMinutes, { n: minutes })
	return fill(texts.waitHours, { h: Math.floor(minutes / 60), n: minutes % 60 })
}
