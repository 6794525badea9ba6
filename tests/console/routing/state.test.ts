import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RoutingPolicy } from '../../../core/routing/policy.ts'
import { clockOf } from '../../../workers/console/routing/state/clock.ts'
import { holderOf } from '../../../workers/console/routing/state/field-holder.ts'
import { brokenLineOf, lineOf } from '../../../workers/console/routing/state/json-lines.ts'
import { mixText, readMix } from '../../../workers/console/routing/state/mix.ts'
import { routingHashOf, routingRouteOf } from '../../../workers/console/routing/state/routing-route.ts'
import { readSpan, spanText } from '../../../workers/console/routing/state/span.ts'
import { detailText, withSpans } from '../../../workers/console/routing/words/detail-text.ts'
import { en } from '../../../workers/console/routing/words/en.ts'
import { publishedText } from '../../../workers/console/routing/words/published-text.ts'
import { zh } from '../../../workers/console/routing/words/zh.ts'

describe('a length of time', () => {
	it('is read in any of the ways people write it', () => {
		const read = ['45', '45s', '1:30', '1 min 30 s', '1.5 h', '2 小时', '1分30秒', '250 ms', ' 3 Days '].map(readSpan)
		expect(read).toEqual([45_000, 45_000, 90_000, 90_000, 5_400_000, 7_200_000, 90_000, 250, 259_200_000])
		expect(['', 'soon', '5 apples', '1:75', '3 s and'].map(readSpan)).toEqual([null, null, null, null, null])
	})

	it('is written so that reading it gives the same again, in both languages', () => {
		fc.assert(fc.property(fc.nat({ max: 90 * 86_400_000 }), (ms) => {
			expect(readSpan(spanText(ms, en))).toBe(ms)
			expect(readSpan(spanText(ms, zh))).toBe(ms)
		}))
	})
})

describe('the clock of somebody who waits', () => {
	it('shows steps and marks in the order in which they come', () => {
		const policy = RoutingPolicy.parse({
			steps: [{ requires: { skill: 'visa' }, forMs: 30_000 }, { requires: { all: [] }, forMs: 60_000 }],
			overflow: { afterMs: 300_000, to: 'bookings' },
			score: { targetMs: 45_000 },
		})
		expect(clockOf(policy).map((it) => [it.type, it.fromMs])).toEqual([
			['step', 0],
			['step', 30_000],
			['target', 45_000],
			['finally', 90_000],
			['overflow', 300_000],
		])
	})
})

describe('a problem', () => {
	it('is shown at the very field, or at the nearest above it that is on the page', () => {
		const page = ['queues.0.routing.steps', 'queues.0.routing.steps.1.requires', 'queues.0.routing.steps.1.forMs']
		expect(holderOf('queues.0.routing.steps.1.forMs', page)).toBe('queues.0.routing.steps.1.forMs')
		expect(holderOf('queues.0.routing.steps.1.requires.all.0.skill', page)).toBe('queues.0.routing.steps.1.requires')
		expect(holderOf('queues.0.routing.steps.2.forMs', page)).toBe('queues.0.routing.steps')
		expect(holderOf('queues.0.routing.stepsize', page)).toBeNull()
	})

	it('is said in the language of the console, with times as times', () => {
		expect(detailText('Must be at most 20', 'zh')).toBe('最大为 20')
		expect(detailText('Must be at most 20', 'en')).toBe('Must be at most 20')
		expect(detailText('Something nobody has translated', 'zh')).toBe('Something nobody has translated')
		expect(withSpans('Must be at most 86400000', (ms) => spanText(ms, en))).toBe('Must be at most 1 d')
		expect(withSpans('comes after 1200000 ms; longer', (ms) => spanText(ms, en))).toBe('comes after 20 min; longer')
	})
})

describe('what has been published', () => {
	it('is told with what is worth a word about it, in either language', () => {
		const detail = 'Somebody works as "ana", who is no longer an agent: they get no conversations until they work as another'
		expect(publishedText({ version: 4 }, en, 'en')).toBe('Version 4 is live.')
		expect(publishedText({ version: 4, warnings: [{ field: 'agents', detail }] }, en, 'en')).toBe(`Version 4 is live. ${detail}`)
		expect(publishedText({ version: 4, warnings: [{ field: 'agents', detail }] }, zh, 'zh')).toContain('“ana”')
	})
})

describe('a line of JSON', () => {
	const text = JSON.stringify({ a: { b: [1, { 'c"}': 2 }] }, d: 'x]' }, null, 2)

	it('is where a value begins', () => {
		expect(lineOf(text, ['a', 'b', '1', 'c"}'])).toBe(text.split('\n').findIndex((it) => it.includes('c\\"}')) + 1)
		expect(lineOf(text, ['d'])).toBe(text.split('\n').findIndex((it) => it.includes('"d"')) + 1)
		expect(lineOf(text, ['a', 'nothing'])).toBe(lineOf(text, ['a']))
	})

	it('is where it stops being JSON', () => {
		expect(brokenLineOf(text)).toBeNull()
		expect(brokenLineOf('{\n\t"a": 1,\n\tb: 2\n}')).toBe(3)
		expect(brokenLineOf('{\n\t"a": 1\n\t"b": 2\n}')).toBe(3)
		expect(brokenLineOf('{}\n}')).toBe(2)
		expect(brokenLineOf('')).toBe(1)
	})

	it('is found for every value of every document', () => {
		fc.assert(fc.property(fc.array(fc.dictionary(fc.string(), fc.nat()), { minLength: 1 }), (list) => {
			const written = JSON.stringify(list, null, 1)
			expect(brokenLineOf(written)).toBeNull()
			list.forEach((it, i) => {
				for (const [key, value] of Object.entries(it)) {
					const line = written.split('\n')[lineOf(written, [i, key]) - 1]
					expect(line).toContain(`${JSON.stringify(key)}: ${value}`)
				}
			})
		}))
	})
})

describe('where somebody is on the page', () => {
	it('stands in the address and is read from it', () => {
		expect(routingRouteOf('#/support/simulate')).toEqual({ queue: 'support', tab: 'simulate' })
		expect(routingRouteOf('#/support')).toEqual({ queue: 'support', tab: 'policy' })
		expect(routingRouteOf('')).toEqual({ queue: null, tab: 'policy' })
		expect(routingRouteOf('#/%22><b>/json')).toEqual({ queue: null, tab: 'json' })
		expect(routingRouteOf(routingHashOf({ queue: 'a-b', tab: 'versions' }))).toEqual({ queue: 'a-b', tab: 'versions' })
	})
})

describe('a mix', () => {
	it('is values with how often each comes', () => {
		expect(readMix('en 8, zh 2')).toEqual({ en: 8, zh: 2 })
		expect(readMix('gold，silver')).toEqual({ gold: 1, silver: 1 })
		expect(readMix(' ')).toBeNull()
		expect([readMix('Gold 1'), readMix('en -1'), readMix('en 0')]).toEqual([undefined, undefined, undefined])
		expect(readMix(mixText({ en: 8, 'zh-tw': 0.5 }))).toEqual({ en: 8, 'zh-tw': 0.5 })
	})
})
