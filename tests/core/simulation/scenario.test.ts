import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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

function arrivals(of: Scenario, seed = 1): number[] {
	const next = trafficOf(of, seed)
	const times: number[] = []
	for (let it = next(); it; it = next()) times.push(it.atMs - startMsOf(of))
	return times
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

describe('a scenario', () => {
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
			'a shift at no time of day',
			{ teams: [{ id: 'desk', queues: [{ queue: 'calls' }], shifts: [{ from: '25:00', until: '8' }] }] },
			'teams.0.shifts.0.from',
		],
	])('refuses %s, and names the place', (_, more, path) => {
		const read = Scenario.safeParse({ ...scenario(), ...more })
		expect(read.error?.issues.map((it) => it.path.join('.'))).toContain(path)
	})
})
