/** Place in line and expected wait as a customer reads or hears it. */
import type { Standing } from '../protocol/conversation.ts'
import { inChinese, inEnglish } from './number-words.ts'

export interface Telling {
	/** BCP 47; Chinese for `zh`, English for all others. */
	readonly language: string
	/** `spoken` holds no digits and no marks that a voice would stumble over. */
	readonly channel: 'written' | 'spoken'
}

const MINUTE_MS = 60_000
/** A wait this far off is not known to the hour. */
const LONG_MIN = 240

/** `waitMs` null: nothing honest can be said of the wait, so nothing is. */
export function standingText({ position, waitMs }: Standing, { language, channel }: Telling): string {
	const say = /^zh\b/i.test(language) ? chinese(channel) : english(channel)
	return say(position, waitMs === null ? null : roundedMinutes(waitMs))
}

/**
 * Minutes, rounded up as coarsely as they are known: to the minute up to ten, to five up to half an hour, to ten up to an hour, then to
 * half hours. 0 for less than one, `Infinity` for more than four hours. Up, since people forgive an estimate that was too long.
 */
export function roundedMinutes(waitMs: number): number {
	const minutes = Math.ceil(waitMs / MINUTE_MS)
	if (waitMs < MINUTE_MS) return 0
	if (minutes > LONG_MIN) return Infinity
	const step = minutes <= 10 ? 1 : minutes <= 30 ? 5 : minutes <= 60 ? 10 : 30
	return Math.ceil(minutes / step) * step
}

type Say = (position: number, minutes: number | null) => string

function english(channel: Telling['channel']): Say {
	const number = channel === 'spoken' ? inEnglish : String
	return (position, minutes) => {
		const place = position === 1 ? 'You are next in line.' : `You are number ${number(position)} in line.`
		return minutes === null ? place : `${place} The wait is ${englishWait(minutes, number)}.`
	}
}

function englishWait(minutes: number, number: (n: number) => string): string {
	if (minutes === 0) return 'less than a minute'
	if (minutes === Infinity) return `more than ${number(LONG_MIN / 60)} hours`
	if (minutes < 60) return `about ${number(minutes)} ${minutes === 1 ? 'minute' : 'minutes'}`
	const [hours, isHalf] = [Math.floor(minutes / 60), minutes % 60 !== 0]
	if (hours === 1) return isHalf ? 'about an hour and a half' : 'about an hour'
	return `about ${number(hours)}${isHalf ? ' and a half' : ''} hours`
}

function chinese(channel: Telling['channel']): Say {
	const number = channel === 'spoken' ? inChinese : (n: number) => ` ${n} `
	// Two of something is 两, second in line is 第二.
	const count = channel === 'spoken' ? (n: number) => n === 2 ? '两' : inChinese(n) : number
	return (position, minutes) => {
		const place = position === 1 ? '下一位就是您' : `您排在第${number(position)}位`
		return minutes === null ? `${place}。` : `${place}，预计等待${chineseWait(minutes, count)}。`
	}
}

function chineseWait(minutes: number, count: (n: number) => string): string {
	if (minutes === 0) return '不到一分钟'
	if (minutes === Infinity) return `超过${count(LONG_MIN / 60)}小时`
	if (minutes < 60) return `约${count(minutes)}分钟`
	const [hours, isHalf] = [Math.floor(minutes / 60), minutes % 60 !== 0]
	return `约${count(hours)}${isHalf ? '个半小时' : '小时'}`
}
