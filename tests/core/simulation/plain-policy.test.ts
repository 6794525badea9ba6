import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import type { Arrival, Customer } from '../../../core/simulation/customer.ts'
import { studyMixed } from '../../../core/simulation/mixed-study.ts'
import { plainPolicy } from '../../../core/simulation/plain-policy.ts'
import { Scenario } from '../../../core/simulation/scenario.ts'
import { workspaceOf } from '../../../core/simulation/scenario-workspace.ts'
import { changed } from '../../../core/simulation/situation.ts'
import { World } from '../../../core/simulation/world.ts'

const SKILLS = ['a', 'b', 'c']

/** Full of what the plain policy must take away. */
function scenario(staff: readonly (readonly string[])[]): Scenario {
	const rules = SKILLS.map((skill, i) => ({
		name: skill,
		when: { intent: [skill] },
		requires: { skill },
		priority: 10 * i,
		...skill !== 'c' && { steps: [{ requires: { not: { skill: 'c' } }, forMs: 2_000 }] },
	}))
	return Scenario.parse({
		name: 'Mixed',
		queues: [{
			id: 'desk',
			wrapUpMs: 0,
			routing: { selector: 'round-robin', rules },
			traffic: { perHour: 1, handling: { kind: 'constant', seconds: 1 } },
		}],
		teams: [['a', 'b', 'c'], ...staff].map((skills, i) => ({
			id: `t${i}`,
			skills: Object.fromEntries(skills.map((it) => [it, 5])),
			queues: [{ queue: 'desk', delayMs: 1_000 * i }],
		})),
	})
}

const crowd = fc.array(
	fc.record({ gapMs: fc.nat(2_000), handleMs: fc.integer({ min: 1, max: 9_000 }), skill: fc.constantFrom(...SKILLS) }),
	{ maxLength: 80 },
)
const staff = fc.array(fc.subarray(SKILLS, { minLength: 1 }), { maxLength: 4 })

interface Person {
	readonly atMs: number
	readonly handleMs: number
	readonly skill: string
}

/** No two things at the same moment, so that no rule for ties is needed. */
function peopleOf(given: readonly { gapMs: number; handleMs: number; skill: string }[]): Person[] {
	let atMs = 0
	return given.map(({ gapMs, handleMs, skill }, i) => ({
		atMs: atMs += gapMs + Math.SQRT2,
		handleMs: handleMs + i * Math.SQRT1_2 / 100,
		skill,
	}))
}

function throughDistributor(people: readonly Person[], desk: Scenario): (number | null)[] {
	const config = changed(workspaceOf(desk), plainPolicy(desk))
	const arrivals = people.map(({ atMs, handleMs, skill }): Arrival => ({
		atMs,
		handleMs,
		queue: 'desk' as QueueId,
		facts: { ...plainFacts, intent: skill },
		mastery: null,
		patienceMs: Infinity,
		answerMs: 0,
	}))
	const customers: Customer[] = []
	const world = new World({
		config,
		shifts: config.agents.map(({ id }) => ({ agent: id as AgentId, fromMs: 0, untilMs: Infinity })),
		nextArrival: () => arrivals.shift() ?? null,
		returnMs: 0,
		watch: { arrived: (it) => void customers.push(it) },
	})
	while (world.step());
	return customers.map((it) => it.answeredAtMs === null ? null : it.answeredAtMs - it.atMs)
}

/** The rule in its own words, walking over everybody. */
function byHand(people: readonly Person[], teams: readonly { skills: Record<string, number> }[]): number[] {
	const agents = teams.map(({ skills }) => ({ skills, freeAtMs: 0 }))
	const startsMs = people.map(() => Infinity)
	const waiting = new Set<number>()
	const begin = (customer: number, agent: (typeof agents)[number], atMs: number) => {
		startsMs[customer] = atMs
		agent.freeAtMs = atMs + (people[customer]?.handleMs ?? 0)
		waiting.delete(customer)
	}
	const freeUp = (untilMs: number) => {
		for (;;) {
			const busy = agents.filter((it) => it.freeAtMs <= untilMs && [...waiting].some((who) => it.skills[people[who]?.skill ?? '']))
			const next = busy.sort((a, b) => a.freeAtMs - b.freeAtMs)[0]
			if (!next) return
			begin([...waiting].find((who) => next.skills[people[who]?.skill ?? '']) as number, next, next.freeAtMs)
		}
	}
	people.forEach(({ atMs, skill }, i) => {
		freeUp(atMs)
		const idle = agents.filter((it) => it.freeAtMs <= atMs && it.skills[skill]).sort((a, b) => a.freeAtMs - b.freeAtMs)[0]
		waiting.add(i)
		if (idle) begin(i, idle, atMs)
	})
	freeUp(Infinity)
	return startsMs.map((it, i) => it - (people[i]?.atMs ?? 0))
}

describe('what our policies are measured by', () => {
	it('is first come, first served, past those whom a freed agent may not serve', () => {
		fc.assert(fc.property(crowd, staff, (given, staff) => {
			const [people, desk] = [peopleOf(given), scenario(staff)]
			const [found, expected] = [throughDistributor(people, desk), byHand(people, desk.teams)]
			found.forEach((it, i) => expect(it).toBeCloseTo(expected[i] ?? NaN, 6))
		}))
	})

	it.each(['bank-two-languages', 'travel-with-visas', 'four-skills-uneven'])(
		'is beaten on %s, on service level and on the longest waits',
		(name) => {
			const read = Scenario.parse({ ...JSON.parse(readFileSync(`bench/scenarios/${name}.json`, 'utf8')), days: 1 })
			const { ours, baseline } = studyMixed(read, { seeds: [1, 2, 3] })
			expect(ours.serviceLevel).toBeGreaterThan(baseline.serviceLevel)
			expect(ours.p90WaitS).toBeLessThan(baseline.p90WaitS)
		},
		60_000,
	)
})
