import { expect, test } from 'vitest'
import { languages } from '../../../../channels/webchat/widget/i18n.ts'
import { makeClock, waitText } from '../../../../channels/webchat/widget/time.ts'

const { en, zh } = languages
const NOON_MS = Date.UTC(2026, 10, 22, 12)
const HOUR_MS = 3_600_000

test('names days from the reader’s own midnight', () => {
	const shanghai = makeClock(zh, 'Asia/Shanghai')
	expect(shanghai.day(NOON_MS - 19 * HOUR_MS, NOON_MS)).toBe('今天')
	expect(shanghai.day(NOON_MS - 21 * HOUR_MS, NOON_MS)).toBe('昨天')
	const utc = makeClock(en, 'UTC')
	expect(utc.day(NOON_MS, NOON_MS)).toBe('Today')
	expect(utc.day(NOON_MS - 24 * HOUR_MS, NOON_MS)).toBe('Yesterday')
	expect(utc.day(NOON_MS - 72 * HOUR_MS, NOON_MS)).toBe('Thursday, November 19')
	expect(utc.day(Date.UTC(2025, 0, 3), NOON_MS)).toBe('January 3, 2025')
})

test('writes the time as the reader’s region does', () => {
	expect(makeClock({ ...en, locale: 'en-GB' }, 'UTC').time(NOON_MS + 2 * HOUR_MS)).toBe('14:00')
	expect(makeClock(zh, 'UTC').time(NOON_MS + 2 * HOUR_MS)).toBe('14:00')
})

test('rounds an expected wait up to whole minutes', () => {
	expect([0, 59_000, 61_000, 170_000, 3_600_000, 4_000_000].map((it) => waitText(it, en))).toEqual([
		'less than a minute',
		'less than a minute',
		'about 2 min',
		'about 3 min',
		'about 1 h 0 min',
		'about 1 h 7 min',
	])
	expect(waitText(170_000, zh)).toBe('预计等待约 3 分钟')
})

test('names a time to come by its weekday, and by its date where the weekday alone would not do', () => {
	const [utc, shanghai] = [makeClock({ ...en, locale: 'en-GB' }, 'UTC'), makeClock(zh, 'Asia/Shanghai')]
	expect(utc.soon(NOON_MS + 21 * HOUR_MS, NOON_MS)).toBe('Monday 09:00')
	expect(utc.soon(NOON_MS + 165 * HOUR_MS, NOON_MS)).toBe('Sunday 29 November at 9:00')
	expect(shanghai.soon(NOON_MS + 13 * HOUR_MS, NOON_MS)).toBe('星期一09:00')
})
