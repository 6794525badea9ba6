import { describe, expect, it } from 'vitest'
import { builtinRoles } from '../../../core/access.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import type { QueueStatus } from '../../../workers/console/api/lines.ts'
import { assignGroups } from '../../../workers/console/state/assign-groups.ts'
import { inLine, lineSections } from '../../../workers/console/state/line-sections.ts'

const queues = ['support', 'bookings'].map((id) => ({ id: id as QueueId, name: id.toUpperCase(), routing: { pull: id === 'support' } }))
const agents = [
	{ id: 'ana' as AgentId, name: 'Ana', queues: [{ queue: 'support' }] },
	{ id: 'sam' as AgentId, name: 'Sam', queues: [{ queue: 'bookings' }] },
	{ id: 'new' as AgentId, name: 'Nobody’s yet', queues: [] },
]
const status: QueueStatus = {
	id: 'support',
	name: 'Support',
	waiting: 2,
	offered: 1,
	deferred: 3,
	ready: 4,
	open: true,
	longestWaitMs: 5_000,
}

describe('the queues of the list of who waits', () => {
	it('are for an agent those they serve, with what is known of them', () => {
		expect(lineSections({ queues, agents }, { ...builtinRoles.agent, agent: 'ana' }, [status])).toEqual([
			{ id: 'support', name: 'SUPPORT', status, pull: true },
		])
	})

	it('are all of them for who looks after all, and none for who neither serves nor looks after', () => {
		const named = (role: 'agent' | 'supervisor', agent: string | null) =>
			lineSections({ queues, agents }, { ...builtinRoles[role], agent }, []).map((it) => it.id)
		expect(named('supervisor', null)).toEqual(['support', 'bookings'])
		expect(named('supervisor', 'sam')).toEqual(['bookings'])
		expect(named('agent', null)).toEqual([])
	})

	it('are for who looks after a team those they are told of', () => {
		const lead = { ...builtinRoles.supervisor, scope: 'team', agent: null } as const
		expect(lineSections({ queues, agents }, lead, [status]).map((it) => it.id)).toEqual(['support'])
	})

	it('count everybody who stands there; who is not counted may be there', () => {
		expect(inLine({ status })).toBe(6)
		expect(inLine({ status: { ...status, waiting: 0, offered: 0, deferred: 0 } })).toBe(0)
		expect(inLine({ status: null })).toBe(1)
	})
})

describe('whom something can be given to', () => {
	it('begins with who serves its queue and leaves out who serves none', () => {
		const words = { serving: 'Serve', others: 'Others' }
		const names = (queue: string) => assignGroups(agents, queue, words).map((it) => [it.name, ...it.options.map(({ name }) => name)])
		expect(names('support')).toEqual([['Serve', 'Ana'], ['Others', 'Sam']])
		expect(names('nowhere')).toEqual([['Others', 'Ana', 'Sam']])
	})
})
