import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../../core/simulation/policy-file.ts'
import { Scenario } from '../../../core/simulation/scenario.ts'
import { workspaceOf } from '../../../core/simulation/scenario-workspace.ts'

const scenario = {
	name: 'A desk',
	queues: ['calls', 'chats'].map((id) => ({ id, traffic: { perHour: 10, handling: { kind: 'constant', seconds: 60 } } })),
	teams: [{ id: 'ana', skills: { visa: 5 }, queues: [{ queue: 'calls' }, { queue: 'chats', priority: 2 }] }],
}
const live = workspaceOf(Scenario.parse(scenario))
const visa = { requires: { skill: 'visa', min: 3 } }

function changeIn(value: unknown) {
	const read = readPolicy(value, live)
	if (!read.ok) throw new Error(read.problems.join('; '))
	return read.change
}

describe('a policy in a file', () => {
	it('may be a routing policy, for all queues', () => {
		expect(changeIn(visa).queues?.map((it) => [it.id, it.routing.requires])).toEqual([['calls', visa.requires], ['chats', visa.requires]])
	})

	it('may be the configuration of one queue', () => {
		expect(changeIn({ id: 'chats', name: 'Chats', offerMs: 9_000 }).queues?.map((it) => [it.id, it.offerMs])).toEqual([['chats', 9_000]])
	})

	it('may be a workspace’s configuration, or parts of it', () => {
		expect(changeIn(live).agents?.[0]).toMatchObject({ id: 'ana', skills: { visa: 5 } })
		const helper = { id: 'ana', name: 'Ana', queues: [{ queue: 'calls', delayMs: 30_000 }] }
		expect(changeIn({ agents: [helper] }).agents?.[0]?.queues).toEqual([{ queue: 'calls', priority: 1, delayMs: 30_000 }])
	})

	it('may be a scenario, whose customers do not count', () => {
		const other = changeIn({ ...scenario, teams: [{ ...scenario.teams[0], capacity: 4 }] })
		expect(other.agents?.map((it) => [it.id, it.capacity])).toEqual([['ana', 4]])
		expect(other.queues?.[0]).not.toHaveProperty('traffic')
	})

	it.each([
		['a skill that nobody has', { requires: { skill: 'fax' } }, /^queues\.0\.routing\.requires\.skill: /],
		['a selector there is not', { selector: 'tallest' }, /^selector: /],
		['queues that are not here', { queues: [{ id: 'mail', name: 'Mail' }] }, /^changes nothing: .*\(calls, chats\)$/],
		['something else', [1, 2], /expected object/],
	])('is refused for %s, with the place', (_, value, words) => {
		const read = readPolicy(value, live)
		expect(read.ok ? [] : read.problems[0]).toMatch(words)
	})
})
