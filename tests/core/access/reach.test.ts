import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { type Reach, reaches, reachesAct, reachesAllOf, reachesQueue, reachOf } from '../../../core/access/reach.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'

const ana = { agents: ['ana'], queues: [], waiting: ['support'] } as unknown as Reach
const heldBy = (id: string) => ({ assignee: { id: id as AgentId, name: id }, queue: 'support' as QueueId, status: 'active' as const })
const waitingIn = (queue: string) => ({ assignee: null, queue: queue as QueueId, status: 'queued' as const })

describe('what an agent may see', () => {
	it('is what they hold, and what nobody holds in their queues', () => {
		expect(reaches(ana, heldBy('ana'))).toBe(true)
		expect(reaches(ana, waitingIn('support'))).toBe(true)
		expect(reaches(ana, { ...waitingIn('support'), status: 'deferred' })).toBe(true)
	})

	it('is not what another holds, nor what waits elsewhere or nowhere', () => {
		expect(reaches(ana, heldBy('wei'))).toBe(false)
		expect(reaches(ana, waitingIn('bookings'))).toBe(false)
		expect(reaches(ana, { assignee: null, queue: null, status: 'new' })).toBe(false)
	})

	it('is not what has ended, or was given up, in nobody’s hands', () => {
		expect(reaches(ana, { ...waitingIn('support'), status: 'closed' })).toBe(false)
		expect(reaches(ana, { ...waitingIn('support'), status: 'abandoned' })).toBe(false)
	})

	it('is everything for who is no agent', () => {
		expect(reaches(null, heldBy('wei'))).toBe(true)
	})
})

const config = WorkspaceConfig.parse({
	name: 'Reach',
	queues: ['support', 'bookings', 'visa'].map((id) => ({ id, name: id })),
	agents: [
		{ id: 'ana', name: 'Ana', queues: [{ queue: 'support' }] },
		{ id: 'wei', name: 'Wei', queues: [{ queue: 'support' }, { queue: 'visa' }] },
		{ id: 'sam', name: 'Sam', queues: [{ queue: 'bookings' }] },
	],
	teams: [
		{ id: 'day', name: 'Day', agents: ['ana', 'sam'], queues: ['bookings'] },
		{ id: 'night', name: 'Night', agents: ['wei'], queues: [] },
	],
	inboxes: [{ id: 'reach.web', name: 'Web', channel: 'web', queue: 'support' }],
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
})
const nobody = { agent: null, teams: [] }
const asAna = { agent: 'ana' as AgentId, teams: [] }

describe('a scope', () => {
	it('of one’s own is what the agent holds and what waits where they serve', () => {
		expect(reachOf({ scope: 'own', ...asAna }, config)).toEqual({ agents: ['ana'], queues: [], waiting: ['support'] })
		expect(reachOf({ scope: 'own', ...nobody }, config)).toEqual({ agents: [], queues: [], waiting: [] })
	})

	it('of a team is what its agents hold and what is in its queues, for its agents and for who leads it', () => {
		const day = { agents: ['ana', 'sam'], queues: ['bookings'] }
		expect(reachOf({ scope: 'team', ...asAna }, config)).toEqual({ ...day, waiting: ['support'] })
		expect(reachOf({ scope: 'team', agent: null, teams: ['day'] }, config)).toEqual({ ...day, waiting: [] })
		expect(reachOf({ scope: 'team', agent: 'ana' as AgentId, teams: ['night'] }, config)?.agents).toEqual(['ana', 'sam', 'wei'])
	})

	it('of a team is nothing for who is in none, or in one that is gone', () => {
		for (const teams of [[], ['gone']]) {
			expect(reachOf({ scope: 'team', agent: null, teams }, config)).toEqual({ agents: [], queues: [], waiting: [] })
		}
	})

	it('of queues is all that is in those they serve as well', () => {
		expect(reachOf({ scope: 'queue', agent: 'wei' as AgentId, teams: [] }, config)).toEqual({
			agents: ['wei'],
			queues: ['support', 'visa'],
			waiting: ['support', 'visa'],
		})
	})

	it('of the workspace is everything', () => {
		expect(reachOf({ scope: 'workspace', ...nobody }, config)).toBeNull()
	})
})

describe('an act by hand', () => {
	const lead = { agents: ['ana', 'sam'], queues: ['bookings'], waiting: ['support'] } as unknown as Reach
	const assign = (agent: string) => ({ type: 'assign', agent: agent as AgentId, force: true }) as const
	const move = (queue: string) => ({ type: 'move', queue: queue as QueueId }) as const

	it('gives to nobody and leads nowhere beyond the reach of who does it', () => {
		expect([assign('ana'), assign('wei')].map((it) => reachesAct(lead, it))).toEqual([true, false])
		expect([move('bookings'), move('support'), move('visa')].map((it) => reachesAct(lead, it))).toEqual([true, true, false])
		expect(reachesAct(lead, { type: 'boost', byMs: 1 })).toBe(true)
		expect([assign('wei'), move('visa')].every((it) => reachesAct(null, it))).toBe(true)
	})
})

describe('a queue', () => {
	it('shows its line to who serves it, and all that was in it only to who looks after it', () => {
		expect([reachesQueue(ana, 'support'), reachesAllOf(ana, 'support')]).toEqual([true, false])
		const lead = { agents: [], queues: ['support'], waiting: [] } as unknown as Reach
		expect([reachesQueue(lead, 'support'), reachesAllOf(lead, 'support')]).toEqual([true, true])
		expect([reachesQueue(null, 'any'), reachesAllOf(null, 'any'), reachesQueue(lead, 'any'), reachesAllOf(lead, 'any')]).toEqual([
			true,
			true,
			false,
			false,
		])
	})
})
