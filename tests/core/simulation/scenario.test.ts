import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../../core/simulation/customer.ts'
import { paceAt } from '../../../core/simulation/customer-kind.ts'
import { expectedArrivals, Scenario } from '../../../core/simulation/scenario.ts'
import { studyScenario } from '../../../core/simulation/scenario-study.ts'
import { shiftsOf, startMsOf } from '../../../core/simulation/shifts.ts'
import { trafficOf } from '../../../core/simulation/traffic.ts'

/** A day of one of those that come with the repository. */
function ours(name: string): Scenario {
	return Scenario.parse({ ...JSON.parse(readFileSync(`local/sim/scenarios/${name}.json`, 'utf8')), days: 1 })
}

function scenario(more: object = {}): Scenario {
	return Scenario.parse({
		name: 'A desk',
		days: 50,
		queues: [{ id: 'calls', traffic: { perHour: 30, handling: { kind: 'exponential', meanS: 100 } } }],
		teams: [{ id: 'desk', count: 2, queues: [{ queue: 'calls' }] }],
		...more,
	})
}

function everybody(of: Scenario, seed = 1): Arrival[] {
	const next = trafficOf(of, seed)
	const people: Arrival[] = []
	for (let it = next(); it; it = next()) people.push(it)
	return people
}

function arrivals(of: Scenario, seed = 1): number[] {
	return everybody(of, seed).map((it) => it.atMs - startMsOf(of))
}

function traffic(more: object): Partial<Scenario> {
	return scenario({ queues: [{ id: 'calls', traffic: { perHour: 30, handling: { kind: 'constant', seconds: 1 }, ...more } }] })
}

/** Variance of the counts of all hours as a multiple of their mean. */
function dispersionOf(times: readonly number[], hours: number): number {
	const counts = Array.from({ length: hours }, () => 0)
	for (const it of times) counts[Math.floor(it / 3_600_000)] = (counts[Math.floor(it / 3_600_000)] ?? 0) + 1
	const mean = times.length / hours
	return counts.reduce((sum, it) => sum + (it - mean) ** 2, 0) / hours / mean
}

describe('a scenario', { timeout: 30_000 }, () => {
	it.each(['bank', 'travel-chat'])('%s is one of ours, and runs', (name) => {
		const figures = studyScenario(ours(name), 1)
		expect(figures.answered + figures.gaveUp + figures.left).toBe(figures.arrivals)
		expect(figures.occupancy).toBeGreaterThan(0.2)
		expect(figures.occupancy).toBeLessThan(1)
	})

	it('gives the same figures for the same seed, and others for another', () => {
		const it = ours('travel-chat')
		expect(studyScenario(it, 3)).toEqual(studyScenario(it, 3))
		expect(studyScenario(it, 4)).not.toEqual(studyScenario(it, 3))
	})

	it('meets the same customers whoever serves them', () => {
		expect(arrivals(scenario())).toEqual(arrivals(scenario({ teams: [{ id: 'other', count: 9, queues: [{ queue: 'calls' }] }] })))
	})

	it('has the traffic it names, in order', () => {
		const perHour = Array.from({ length: 24 }, (_, hour) => hour === 9 ? 100 : hour === 10 ? 50 : 0)
		const times = arrivals(scenario(traffic({ perHour })))
		expect(times).toEqual([...times].sort((a, b) => a - b))
		expect(Math.abs(times.length / 7_500 - 1)).toBeLessThan(0.04)
		expect(expectedArrivals(scenario(traffic({ perHour })))).toBe(7_500)
		expect(times.every((it) => [9, 10].includes(Math.floor(it / 3_600_000) % 24))).toBe(true)
	})

	it.each([1, 3])('has hours that differ as much as a dispersion of %i says', (dispersion) => {
		const found = dispersionOf(arrivals(scenario(traffic({ dispersion }))), 50 * 24)
		expect(Math.abs(found / dispersion - 1)).toBeLessThan(0.15)
	})

	it('lets the night shift of the day before end on the first morning', () => {
		const night = { id: 'night', queues: [{ queue: 'calls' }], shifts: [{ from: '22:00', until: '06:00' }] }
		const of = scenario({ days: 2, teams: [night] })
		const [hour, start] = [3_600_000, startMsOf(of)]
		expect(shiftsOf(of).map((it) => [(it.fromMs - start) / hour, (it.untilMs - start) / hour])).toEqual([[0, 6], [22, 30], [46, 54]])
	})

	it('has quarters of an hour with rates of their own', () => {
		const perHour = Array.from({ length: 96 }, (_, quarter) => quarter === 37 ? 200 : 0)
		const times = arrivals(scenario(traffic({ perHour })))
		expect(expectedArrivals(scenario(traffic({ perHour })))).toBe(2_500)
		expect(Math.abs(times.length / 2_500 - 1)).toBeLessThan(0.07)
		expect(times.every((it) => Math.floor(it / 900_000) % 96 === 37)).toBe(true)
	})

	it('has people of several kinds, each with its own facts and times', () => {
		const kinds = [
			{ share: 3, intent: { trip: 1, bill: 1 }, tier: 'gold', media: 'call' },
			{
				share: 1,
				intent: 'visa',
				language: { en: 1, zh: 3 },
				departsInS: { kind: 'constant', seconds: 60 },
				handling: { kind: 'constant', seconds: 7 },
			},
		]
		const people = everybody(scenario(traffic({ kinds })))
		const share = (of: (it: Arrival) => boolean) => people.filter(of).length / people.length
		expect(share((it) => it.facts.tier === 'gold' && it.facts.media === 'call')).toBeCloseTo(0.75, 1)
		expect(share((it) => it.facts.intent === 'bill')).toBeCloseTo(0.375, 1)
		expect(share((it) => it.facts.language === 'zh')).toBeCloseTo(0.1875, 1)
		const visas = people.filter((it) => it.facts.intent === 'visa')
		expect(visas.every((it) => it.handleMs === 7_000 && Math.abs((it.facts.departsAtMs ?? 0) - it.atMs - 60_000) < 1)).toBe(true)
		expect(people.every((it) => it.handleMs === 7_000 || it.handleMs === 1_000)).toBe(true)
	})

	it('meets the same people of one kind when another joins them', () => {
		const of = (kinds: object[]) => everybody(scenario(traffic({ kinds, handling: { kind: 'exponential', meanS: 9 } })))
		const [alone, joined] = [of([{ intent: 'trip' }]), of([{ intent: 'trip' }, { share: 0, intent: 'visa' }])]
		expect(joined).toEqual(alone)
	})

	it('lets who knows more be done sooner', () => {
		const mastery = { skill: 'visa', perLevel: 0.05 }
		const calls = {
			id: 'calls',
			wrapUpMs: 0,
			traffic: { perHour: 30, handling: { kind: 'exponential', meanS: 90 }, patience: null, kinds: [{ mastery }] },
		}
		const busy = (level: number) => {
			const teams = [{ id: 'desk', count: 2, skills: { visa: level }, queues: [{ queue: 'calls' }] }]
			return studyScenario(scenario({ queues: [calls], teams, days: 5 }), 1).occupancy
		}
		expect(busy(9) / busy(5)).toBeCloseTo(0.8, 3)
		expect(busy(1) / busy(5)).toBeCloseTo(1.2, 3)
		expect(paceAt(0, mastery)).toBeCloseTo(1.25, 9)
	})

	it.each([
		['an unknown queue', { teams: [{ id: 'desk', queues: [{ queue: 'mail' }] }] }, 'teams.0.queues.0.queue'],
		[
			'a rate below nothing',
			{ queues: [{ id: 'calls', traffic: { perHour: -1, handling: { kind: 'constant', seconds: 1 } } }] },
			'queues.0.traffic.perHour',
		],
		[
			'two teams of one name',
			{ teams: [{ id: 'desk', queues: [{ queue: 'calls' }] }, { id: 'desk', queues: [{ queue: 'calls' }] }] },
			'teams.1.id',
		],
		[
			'a skill that nobody has',
			{
				queues: [{
					id: 'calls',
					routing: { requires: { skill: 'fax' } },
					traffic: { perHour: 1, handling: { kind: 'constant', seconds: 1 } },
				}],
			},
			'queues.0.routing.requires.skill',
		],
		[
			'a rate for each of twelve hours',
			{ queues: [{ id: 'calls', traffic: { perHour: Array(12).fill(1), handling: { kind: 'constant', seconds: 1 } } }] },
			'queues.0.traffic.perHour',
		],
		[
			'a kind of customer nobody is',
			{ queues: [{ id: 'calls', traffic: { perHour: 1, handling: { kind: 'constant', seconds: 1 }, kinds: [{ language: { en: 0 } }] } }] },
			'queues.0.traffic.kinds.0.language',
		],
		[
			'a shift at no time of day',
			{ teams: [{ id: 'desk', queues: [{ queue: 'calls' }], shifts: [{ from: '25:00', until: '8' }] }] },
			'teams.0.shifts.0.from',
		],
	])('refuses %s, and names the place', (_, more, path) => {
		const read = Scenario.safeParse({ ...scenario(), ...more })
		expect(read.error?.issues.map((it) => it.path.join('.'))).toContain(path)
	})
})
