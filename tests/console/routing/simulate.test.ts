import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import type { ConversationId } from '../../../core/ids.ts'
import { FIGURES } from '../../../core/simulation/comparison.ts'
import type { RecordedStay } from '../../../core/simulation/recorded-stays.ts'
import { Scenario } from '../../../core/simulation/scenario.ts'
import { studyPolicies } from '../../../core/simulation/study.ts'
import { along, ticksOver, timeTicksOver } from '../../../workers/console/routing/simulate/plots/scale.ts'
import { customersOf, isReadable, studyFormOf, withMeasured } from '../../../workers/console/routing/simulate/study-form.ts'
import { recordedTimeOf, studyOrderOf } from '../../../workers/console/routing/simulate/study-order-of.ts'
import { judged } from '../../../workers/console/routing/simulate/verdict.ts'
import { measureTraffic } from '../../../workers/console/routing/worker/measure-traffic.ts'

const names = { live: 'Live', candidate: 'Draft' }
const form = studyFormOf(demoConfig)

describe('the ticks of an axis', () => {
	it('are round and reach over everything', () => {
		expect(ticksOver(0.83)).toEqual([0, 0.5, 1])
		expect(ticksOver(7)).toEqual([0, 2, 4, 6, 8])
		expect(ticksOver(100)).toEqual([0, 50, 100])
		expect(ticksOver(0)).toEqual([0, 1])
	})

	it('are times that people know when they count time', () => {
		expect(timeTicksOver(172)).toEqual([0, 30, 60, 90, 120, 150, 180])
		expect(timeTicksOver(0)).toEqual([0, 1])
		expect(timeTicksOver(5_000)).toEqual([0, 900, 1_800, 2_700, 3_600, 4_500, 5_400])
	})

	it('lie in proportion', () => {
		expect(along(5, { from: 0, to: 10 }, { from: 100, to: 200 })).toBe(150)
		expect(along(5, { from: 5, to: 5 }, { from: 100, to: 200 })).toBe(100)
	})
})

describe('what is asked of the simulator', () => {
	it('is a scenario it takes, of the agents and queues that are configured', () => {
		const order = studyOrderOf(form, { live: demoConfig, candidate: demoConfig, names }, 0)
		if (order.load.kind !== 'scenario') throw new Error('not a scenario')
		const scenario = Scenario.parse(order.load.scenario)
		expect(scenario.teams.map((it) => it.id)).toEqual(['ana', 'wei', 'sam'])
		expect(scenario.queues.map((it) => it.id)).toEqual(['support', 'bookings'])
		expect(order.policies.map((it) => it.name)).toEqual(['Live', 'Draft'])
		expect(order.seeds).toHaveLength(form.seeds)
	})

	it('lets whatever the policy tells apart come now and then', () => {
		expect(form.traffic['support']).toMatchObject({
			languages: 'en 8, zh 2',
			tiers: 'other 8, silver 2, gold 2',
			intents: 'other 8, visa 2',
		})
		expect(isReadable(form)).toBe(true)
	})

	it('asks for the log of every object of a queue', () => {
		const split = { ...demoConfig, queues: demoConfig.queues.map((it, i) => ({ ...it, shards: i + 1 })) }
		expect(recordedTimeOf(split, 'day', 200_000_000)).toEqual({
			logs: ['support', 'bookings', 'bookings~1'],
			fromMs: 113_600_000,
			toMs: 200_000_000,
		})
	})

	it('runs, and finds no difference between a policy and itself', () => {
		const small = { ...form, days: 1, seeds: 2 }
		const order = studyOrderOf(small, { live: demoConfig, candidate: demoConfig, names }, 0)
		if (order.load.kind !== 'scenario') throw new Error('not a scenario')
		const comparison = studyPolicies({ ...order, load: { kind: 'scenario', scenario: Scenario.parse(order.load.scenario) } })
		const verdicts = judged(comparison)
		expect(verdicts.map((it) => it.figure)).toEqual([...FIGURES])
		expect(new Set(verdicts.map((it) => it.verdict))).toEqual(new Set(['same', null]))
		expect(comparison.load.customers).toBeGreaterThan(0.8 * customersOf(small, 1) / 2)
		expect(comparison.load.customers).toBeLessThan(1.2 * customersOf(small, 1) / 2)
	})
})

describe('a difference', () => {
	const nothing = Object.fromEntries(FIGURES.map((it) => [it, { mean: 0, halfWidth: 0 }]))
	const verdicts = (figures: object) => {
		const all = { ...nothing, ...figures } as Parameters<typeof judged>[0]['differences'][number]['figures']
		return new Map(judged({ differences: [{ name: 'Draft', against: 'Live', figures: all }] }).map((it) => [it.figure, it.verdict]))
	}

	it('is better or worse by what people want, and said to be chance when it may be', () => {
		const found = verdicts({
			waitMeanS: { mean: -4, halfWidth: 1 },
			serviceLevel: { mean: -0.05, halfWidth: 0.01 },
			abandonment: { mean: -0.02, halfWidth: 0.03 },
			waitP50S: { mean: 3, halfWidth: null },
			occupancy: { mean: 0.2, halfWidth: 0.01 },
		})
		expect([found.get('waitMeanS'), found.get('serviceLevel'), found.get('abandonment')]).toEqual(['better', 'worse', 'unsure'])
		expect([found.get('waitP50S'), found.get('occupancy'), found.get('waitP99S')]).toEqual(['worse', null, 'same'])
	})
})

describe('what customers were like', () => {
	const HOUR_MS = 3_600_000
	const stay = (hour: number, more: Partial<RecordedStay> = {}, facts = {}): RecordedStay => ({
		queue: 'support',
		entry: {
			conversation: `cnv_${hour}` as ConversationId,
			placement: 1,
			enqueuedAtMs: hour * HOUR_MS,
			epoch: 0,
			target: null,
			subject: { contactName: null, language: 'en', preview: '', note: null },
			facts: { ...plainFacts, ...facts },
			contact: null,
			boostMs: 0,
			callback: null,
		},
		atMs: hour * HOUR_MS,
		end: 'answered',
		endAtMs: hour * HOUR_MS + 60_000,
		agent: null,
		takenAtMs: hour * HOUR_MS + 60_000,
		ringMs: 0,
		wrapUpMs: 20_000,
		...more,
	})

	it('is measured: how many in which hour, how long it took, how long they had patience, who they were', () => {
		const [early, late, gone] = [stay(9), stay(33, {}, { language: 'zh', tier: 'gold' }), stay(34, { end: 'gaveUp' })]
		const [support] = measureTraffic({ stays: [early, late, gone], heldMs: new Map([[early, 320_000], [late, 120_000]]) }, 2)
		expect(support).toMatchObject({ queue: 'support', customers: 3, handlingMs: 200_000, patienceMs: 180_000 })
		expect([support?.perHour[9], support?.perHour[10], support?.perHour[11]]).toEqual([1, 0.5, 0])
		expect(support?.languages).toEqual({ en: 2, zh: 1 })
		expect(support?.tiers).toEqual({ other: 2, gold: 1 })
	})

	it('fills the form in, and leaves as it was what nobody saw', () => {
		const traffic = measureTraffic({ stays: [stay(9), stay(10), stay(10)], heldMs: new Map() }, 1)
		const filled = withMeasured(form, traffic)
		expect(filled.traffic['support']).toMatchObject({ perHour: 2, handlingMs: 300_000, patienceMs: null, languages: 'en 3', tiers: '' })
		expect(filled.traffic['bookings']?.perHour).toBe(0)
		expect([filled.shape, filled.measured?.['support']?.[9]]).toEqual(['measured', 0.5])
		expect(customersOf(filled, 1)).toBe(3 * filled.days * filled.seeds)
	})
})
