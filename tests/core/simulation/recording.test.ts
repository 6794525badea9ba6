import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { QueueLogRow } from '../../../core/routing/queue-command.ts'
import type { Figure } from '../../../core/simulation/comparison.ts'
import { Empty, readRecording } from '../../../core/simulation/recording.ts'
import { Gap, replayed } from '../../../core/simulation/replay.ts'
import { run } from '../../../core/simulation/run.ts'
import { Scenario } from '../../../core/simulation/scenario.ts'
import { scenarioSituation } from '../../../core/simulation/situation.ts'
import { studyPolicies } from '../../../core/simulation/study.ts'
import { scriptedDay } from './scripted-day.ts'

const desk = {
	name: 'A desk',
	days: 2,
	answer: { kind: 'constant', seconds: 2 },
	queues: [{
		id: 'calls',
		wrapUpMs: 10_000,
		routing: {
			rules: [
				{ name: 'Visa', when: { intent: ['visa'] }, requires: { skill: 'visa', min: 4 }, priority: 1 },
				{ name: 'Others first to others', when: { intent: ['trip'] }, steps: [{ requires: { not: { skill: 'visa' } }, forMs: 10_000 }] },
			],
			score: { departureHorizonMs: 3_600_000 },
		},
		traffic: {
			perHour: Array.from({ length: 24 }, (_, hour) => hour >= 8 && hour < 18 ? 60 : 0),
			handling: { kind: 'log-normal', meanS: 180, sdS: 150 },
			patience: { kind: 'exponential', meanS: 200 },
			kinds: [{ share: 3, intent: 'trip' }, { share: 1, intent: 'visa', departsInS: { kind: 'exponential', meanS: 7_200 } }],
		},
	}],
	teams: [
		{ id: 'any', count: 2, queues: [{ queue: 'calls' }], shifts: [{ from: '08:00', until: '18:00' }] },
		{ id: 'visa', count: 2, skills: { visa: 6 }, queues: [{ queue: 'calls' }], shifts: [{ from: '09:00', until: '17:00' }] },
	],
}

/** A simulated stretch of time, as its queue's object would have recorded it: whole milliseconds, through JSON. */
function recorded(more: object = {}, seed = 1): QueueLogRow[] {
	const rows: QueueLogRow[] = []
	const steps = run(scenarioSituation(Scenario.parse({ ...desk, ...more }), null, seed), (_, row) => void rows.push(row))
	while (!steps.next().done);
	return JSON.parse(JSON.stringify(rows))
}

describe('a recording', () => {
	it('replays to the same decisions, to the last byte', () => {
		const rows = recorded()
		const { decisions, reproduced, difference } = replayed(rows)
		expect(decisions).toBeGreaterThan(3_000)
		expect(reproduced).toBe(decisions)
		expect(difference).toBeNull()
	})

	it('shows the first decision that comes out otherwise', () => {
		const rows = recorded({ days: 1 })
		const at = rows.findIndex((it, i) => i > 500 && it.decisions.length === 1 && it.decisions[0]?.act === 'bid')
		const row = rows[at] as QueueLogRow
		rows[at] = { ...row, decisions: row.decisions.map((it) => ({ ...it, why: 'best-level' })) }
		const { decisions, reproduced, difference } = replayed(rows)
		expect(reproduced).toBe(decisions - row.decisions.length)
		expect(difference).toMatchObject({ seq: row.seq, recorded: [{ why: 'best-level' }], replayed: [{ why: 'longest-idle' }] })
	})

	it('compares a part of it, and feeds the whole', () => {
		const rows = recorded({ days: 1 })
		const fromMs = rows[Math.floor(rows.length / 2)]?.atMs ?? 0
		const { rows: compared, difference } = replayed(rows, { fromMs, toMs: Infinity })
		expect(compared).toBe(rows.filter((it) => it.atMs >= fromMs).length)
		expect(difference).toBeNull()
	})

	it('is refused when a row is missing, at its beginning or within', () => {
		const rows = recorded({ days: 1 })
		expect(() => replayed(rows.slice(3))).toThrow(new Gap('the recording begins with row 4; a replay needs the log from row 1 on'))
		expect(() => replayed([...rows.slice(0, 9), ...rows.slice(10)])).toThrow(/after row 9 comes row 11/)
	})
})

describe('a study of a recording', { timeout: 30_000 }, () => {
	const rows = recorded({ days: 3 })
	const load = { kind: 'recording', queues: [{ queue: 'calls', rows }], serviceLevelS: 20 } as const

	it('gives what happened exactly', () => {
		const { policies: [happened] } = studyPolicies({ load, policies: [{ name: 'live', config: null }], seeds: [1] })
		const truth = studyPolicies({
			load: { kind: 'scenario', scenario: Scenario.parse({ ...desk, days: 3 }) },
			policies: [{ name: 'it', config: null }],
			seeds: [1],
		}).policies[0]
		expect(happened).toMatchObject({ isRecorded: true, basis: { waitMeanS: 'exact', occupancy: 'modelled' } })
		for (const it of ['waitMeanS', 'waitP50S', 'waitP90S', 'waitP99S', 'serviceLevel', 'abandonment'] as const) {
			expect(happened?.figures[it].mean, it).toBeCloseTo(truth?.figures[it].mean ?? NaN, 6)
		}
		expect(happened?.counts).toEqual(truth?.counts)
		expect(Math.abs((happened?.figures.occupancy.mean ?? 0) / (truth?.figures.occupancy.mean ?? 1) - 1)).toBeLessThan(0.02)
	})

	it('models the policy it ran under close to what happened', () => {
		const { policies: [happened, live] } = studyPolicies({ load, policies: [{ name: 'live', config: null }], seeds: [1, 2] })
		const off = (figure: Figure) => Math.abs((live?.figures[figure].mean ?? NaN) / (happened?.figures[figure].mean ?? NaN) - 1)
		expect(live?.isRecorded).toBe(false)
		expect(off('waitMeanS')).toBeLessThan(0.1)
		expect(off('serviceLevel')).toBeLessThan(0.03)
		expect(off('occupancy')).toBeLessThan(0.03)
		expect(off('abandonment')).toBeLessThan(0.15)
	})

	it('takes agents for what they showed themselves to be', () => {
		const chats = recorded({
			days: 1,
			teams: [{ id: 'ana', capacity: 3, skills: { visa: 6 }, queues: [{ queue: 'calls', delayMs: 2_000 }] }],
		})
		const { agents, stays, heldMs, config } = readRecording({ ...load, queues: [{ queue: 'calls', rows: chats }] })
		expect(agents.map((it) => [it.agent, it.capacity, it.turns.length])).toEqual([['ana', 3, 1]])
		expect(config.agents[0]).toMatchObject({ id: 'ana', skills: { visa: 6 }, queues: [{ queue: 'calls', delayMs: 2_000 }] })
		const answered = stays.filter((it) => it.agent !== null)
		expect(answered.length).toBeGreaterThan(300)
		expect(answered.every((it) => heldMs.has(it))).toBe(true)
	})

	it('is refused when nobody came', () => {
		const nobody = recorded({ days: 1 }).filter((it) => it.command.type !== 'enqueue').map((it) => ({ ...it, decisions: [] }))
		expect(() => readRecording({ ...load, queues: [{ queue: 'calls', rows: nobody }] })).toThrow(Empty)
	})

	it('finds that a worse policy makes people wait longer, as the people themselves would have shown', () => {
		const queue = Scenario.parse(desk).queues[0]
		if (!queue) throw new Error('no queue')
		const { traffic: _, ...config } = queue
		const only = {
			...config,
			routing: { ...config.routing, finally: 'wait', steps: [{ requires: { skill: 'visa' }, forMs: 1_000 }], rules: [] },
		}
		const worse = { name: 'visa agents alone', config: { queues: [only] } } as never
		const { differences } = studyPolicies({ load, policies: [{ name: 'live', config: null }, worse], seeds: [1, 2] })
		expect(differences[0]?.figures.waitMeanS.mean).toBeGreaterThan(20)
		expect(differences[0]?.figures.serviceLevel.mean).toBeLessThan(-0.1)
	})
})

describe('a golden recording', () => {
	it('is what the reducer decides on a scripted morning, to the last byte', async () => {
		const text = `[\n${scriptedDay().map((it) => JSON.stringify(it)).join(',\n')}\n]\n`
		await expect(text).toMatchFileSnapshot('fixtures/morning.json')
	})

	it('replays exactly', () => {
		const rows: QueueLogRow[] = JSON.parse(readFileSync('tests/core/simulation/fixtures/morning.json', 'utf8'))
		const { decisions, reproduced, difference } = replayed(rows)
		expect(difference).toBeNull()
		expect([decisions > 100, reproduced]).toEqual([true, decisions])
		const acts = new Set(rows.flatMap((it) => it.decisions.map(({ act }) => act)))
		for (const it of ['entered', 'pushed', 'bid', 'answered', 'stepped', 'boosted', 'updated', 'migrated', 'assigned', 'held', 'left']) {
			expect(acts).toContain(it)
		}
	})
})
