import type { Words } from './en.ts'

/** A length of time in words, to the precision a person cares about. */
export function durationText(ms: number, { time }: Pick<Words, 'time'>): string {
	const seconds = Math.max(0, Math.floor(ms / 1000))
	if (seconds < 60) return time.seconds(seconds)
	const minutes = Math.floor(seconds / 60)
	if (minutes < 60) return time.minutes(minutes)
	const hours = Math.floor(minutes / 60)
	return hours < 24 ? time.hours(hours, minutes % 60) : time.days(Math.floor(hours / 24))
}

/** Hours and minutes of a time, as the language writes them. */
export function clockText(atMs: number, tag: string): string {
	return new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' }).format(atMs)
}

/** Date and time, for the record. */
export function stampText(atMs: number, tag: string): string {
	return new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(atMs)
}

/** For lists: the time of today, the date of any other day. */
export function shortStampText(atMs: number, nowMs: number, tag: string): string {
	if (dayOf(atMs) === dayOf(nowMs)) return clockText(atMs, tag)
	return new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric' }).format(atMs)
}

/** The calendar day in the reader's zone, as a key. */
export function dayOf(atMs: number): string {
	const date = new Date(atMs)
	return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}

const DAY_MS = 86_400_000

export function dayText(atMs: number, nowMs: number, { tag, words }: { tag: string; words: Pick<Words, 'conversation'> }): string {
	if (dayOf(atMs) === dayOf(nowMs)) return words.conversation.today
	if (dayOf(atMs) === dayOf(nowMs - DAY_MS)) return words.conversation.yesterday
	return new Intl.DateTimeFormat(tag, { weekday: 'long', month: 'long', day: 'numeric' }).format(atMs)
}

/** The name of a language in another; the tag itself when it has none. */
export function languageText(language: string, tag: string): string {
	try {
		return new Intl.DisplayNames([tag], { type: 'language' }).of(language) ?? language
	} catch {
		// The tag came from somebody's browser and may be anything.
		return language
	}
}
