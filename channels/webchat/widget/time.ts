import { fill, type Texts } from './i18n.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Names days and times in the reader's language and time zone. */
export interface Clock {
	time(atMs: number): string
	/** `2026-11-22`: equal for times of the same calendar day. */
	dayKey(atMs: number): string
	day(atMs: number, nowMs: number): string
}

/** `timeZone` is the browser's own unless named. */
export function makeClock(texts: Texts, timeZone?: string): Clock {
	const time = new Intl.DateTimeFormat(texts.locale, { hour: 'numeric', minute: '2-digit', timeZone })
	const key = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
	const long = new Intl.DateTimeFormat(texts.locale, { weekday: 'long', month: 'long', day: 'numeric', timeZone })
	const longer = new Intl.DateTimeFormat(texts.locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone })
	const dayKey = (atMs: number) => key.format(atMs)
	return {
		time: (atMs) => time.format(atMs),
		dayKey,
		day(atMs, nowMs) {
			if (dayKey(atMs) === dayKey(nowMs)) return texts.today
			if (dayKey(atMs) === dayKey(nowMs - DAY_MS)) return texts.yesterday
			return (dayKey(atMs).slice(0, 4) === dayKey(nowMs).slice(0, 4) ? long : longer).format(atMs)
		},
	}
}

/** An expected wait in words; rounded up, since people forgive an estimate that was too long. */
export function waitText(waitMs: number, texts: Texts): string {
	const minutes = Math.ceil(waitMs / MINUTE_MS)
	if (minutes <= 1) return texts.waitShort
	if (minutes < 60) return fill(texts.waitMinutes, { n: minutes })
	return fill(texts.waitHours, { h: Math.floor(minutes / 60), n: minutes % 60 })
}
