import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inChinese, inEnglish } from '../../../core/conversation/number-words.ts'
import { roundedMinutes, standingText } from '../../../core/conversation/standing-text.ts'

const MINUTE_MS = 60_000
const say = (position: number, minutes: number | null, language = 'en', channel: 'written' | 'spoken' = 'written') =>
	standingText({ position, waitMs: minutes === null ? null : minutes * MINUTE_MS }, { language, channel })

describe('a place in line', () => {
	it('reads in English', () => {
		expect(say(1, 0.5)).toBe('You are next in line. The wait is less than a minute.')
		expect(say(3, 4.2)).toBe('You are number 3 in line. The wait is about 5 minutes.')
		expect(say(3, 1)).toBe('You are number 3 in line. The wait is about 1 minute.')
		expect(say(12, 55)).toBe('You are number 12 in line. The wait is about an hour.')
		expect(say(40, 61)).toBe('You are number 40 in line. The wait is about an hour and a half.')
		expect(say(90, 130)).toBe('You are number 90 in line. The wait is about 2 and a half hours.')
		expect(say(400, 300)).toBe('You are number 400 in line. The wait is more than 4 hours.')
	})

	it('sounds in English without digits', () => {
		expect(say(3, 4.2, 'en', 'spoken')).toBe('You are number three in line. The wait is about five minutes.')
		expect(say(121, 130, 'en-GB', 'spoken')).toBe(
			'You are number one hundred and twenty-one in line. The wait is about two and a half hours.',
		)
	})

	it('reads and sounds in Chinese', () => {
		expect(say(1, 0.5, 'zh-CN')).toBe('下一位就是您，预计等待不到一分钟。')
		expect(say(3, 4.2, 'zh')).toBe('您排在第 3 位，预计等待约 5 分钟。')
		expect(say(2, 2, 'zh-Hans-CN', 'spoken')).toBe('您排在第二位，预计等待约两分钟。')
		expect(say(12, 130, 'zh', 'spoken')).toBe('您排在第十二位，预计等待约两个半小时。')
		expect(say(105, 300, 'zh', 'spoken')).toBe('您排在第一百零五位，预计等待超过四小时。')
	})

	it('says nothing of a wait that nobody knows', () => {
		expect(say(3, null)).toBe('You are number 3 in line.')
		expect(say(3, null, 'zh')).toBe('您排在第 3 位。')
	})

	it('speaks English to who speaks neither', () => {
		for (const language of ['fr', '', 'zhx', 'de-CH']) expect(say(3, null, language)).toBe('You are number 3 in line.')
	})
})

describe('an expected wait', () => {
	it('is never told shorter than it is, and at most half as long again, or a minute longer', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 240 * MINUTE_MS }), (waitMs) => {
			const told = roundedMinutes(waitMs) * MINUTE_MS
			expect(told === 0 ? waitMs < MINUTE_MS : told >= waitMs).toBe(true)
			expect(told).toBeLessThan(Math.max(waitMs * 1.5, waitMs + MINUTE_MS) + 1)
		}))
	})

	it('only grows when the wait grows', () => {
		const wait = fc.integer({ min: 0, max: 300 * MINUTE_MS })
		fc.assert(fc.property(wait, wait, (a, b) => {
			expect(roundedMinutes(Math.min(a, b))).toBeLessThanOrEqual(roundedMinutes(Math.max(a, b)))
		}))
	})

	it('sounds without digits, marks or doubled blanks, whatever it is', () => {
		const waits = fc.option(fc.integer({ min: 0, max: 300 * MINUTE_MS }))
		fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 }), waits, fc.constantFrom('en', 'zh'), (position, waitMs, language) => {
			const said = standingText({ position, waitMs }, { language, channel: 'spoken' })
			expect(said).toMatch(language === 'en' ? /^[A-Za-z. -]+\.$/ : /^[\p{Script=Han}，]+。$/u)
			expect(said).not.toMatch(/ {2}|undefined/)
		}))
	})
})

it('says numbers as people do', () => {
	const numbers = [0, 7, 13, 20, 42, 100, 110, 905, 1_000, 1_001, 1_120, 10_000, 20_010, 100_000, 123_456]
	expect(numbers.map(inEnglish)).toEqual([
		'zero',
		'seven',
		'thirteen',
		'twenty',
		'forty-two',
		'one hundred',
		'one hundred and ten',
		'nine hundred and five',
		'one thousand',
		'one thousand and one',
		'one thousand one hundred and twenty',
		'ten thousand',
		'twenty thousand and ten',
		'one hundred thousand',
		'one hundred and twenty-three thousand four hundred and fifty-six',
	])
	expect(numbers.map(inChinese)).toEqual([
		'零',
		'七',
		'十三',
		'二十',
		'四十二',
		'一百',
		'一百一十',
		'九百零五',
		'一千',
		'一千零一',
		'一千一百二十',
		'一万',
		'二万零一十',
		'十万',
		'十二万三千四百五十六',
	])
})
