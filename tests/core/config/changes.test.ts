import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../core/config/changes.ts'
import { agentProfileOf, queuePolicyOf } from '../../../core/config/published.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { shop } from './refused.ts'

const hours = [{ id: 'office', name: 'Office', timeZone: 'Europe/Madrid', week: { monday: [{ from: '09:00', to: '17:00' }] } }]
const before = { version: 1, config: WorkspaceConfig.parse(shop({ hours: 'office' }, { hours })) }

const nobody = { queues: [], agents: [], joined: [], left: [], again: [] }

/** Who hears when the first configuration is followed by this one. */
function told(config: object) {
	const { queues, agents } = changesOf(before, { version: 2, config: WorkspaceConfig.parse(config) })
	return { queues, agents: agents.map((it) => it.id) }
}

describe('what changes', () => {
	it('is nothing when the same is published again, or nobody went by another before', () => {
		expect(changesOf(before, { ...before, version: 2 })).toEqual(nobody)
		expect(changesOf(null, before)).toEqual(nobody)
	})

	it('is heard by the queues whose policy or hours read differently', () => {
		expect(told({ ...before.config, hours: [{ ...before.config.hours[0], timeZone: 'Asia/Shanghai' }] })).toEqual({
			queues: ['support'],
			agents: [],
		})
		const [support, bookings] = before.config.queues
		expect(told({ ...before.config, queues: [support, { ...bookings, offerMs: 5_000 }] })).toEqual({ queues: ['bookings'], agents: [] })
		expect(told({ ...before.config, queues: [...before.config.queues, { id: 'night', name: 'Night' }] }).queues).toEqual(['night'])
	})

	it('is heard by the agents whose profile reads differently, and by all when the weights do', () => {
		const [ana, wei] = before.config.agents
		expect(told({ ...before.config, agents: [ana, { ...wei, skills: { visa: 3 } }] }).agents).toEqual(['wei'])
		expect(told({ ...before.config, workload: { weights: { chat: 30 } } }).agents).toEqual(['ana', 'wei'])
		const [support, bookings] = before.config.queues
		expect(told({ ...before.config, queues: [{ ...support, shards: 3 }, bookings] })).toEqual({ queues: ['support'], agents: ['ana'] })
	})

	it('has everybody come in again once roles or the second factor read differently, and nobody otherwise', () => {
		const [ana, wei] = before.config.agents.map((it) => it.id)
		const again = (config: object) => changesOf(before, { version: 2, config: WorkspaceConfig.parse(config) }).again
		expect(again({ ...before.config, roles: [{ id: 'lead', name: 'Lead', permissions: ['config.read'] }] })).toEqual([ana, wei])
		expect(again({ ...before.config, signIn: { twoFactor: 'required' } })).toEqual([ana, wei])
		expect(again({ ...before.config, name: 'Other', signIn: { sessionHours: 5 } })).toEqual([])
	})

	it('leaves who is no longer there serving no queue, and says who is new', () => {
		const after = { version: 2, config: { ...before.config, agents: before.config.agents.slice(1) } }
		expect(changesOf(before, after)).toMatchObject({ agents: [], left: [{ id: 'ana', queues: [], shards: {} }], joined: [] })
		expect(changesOf(after, before)).toMatchObject({ agents: [], left: [], joined: [{ id: 'ana', queues: [{ queue: 'support' }] }] })
	})
})

describe('what each is told', () => {
	it('is a policy with the hours it names', () => {
		expect(queuePolicyOf(before, 'support')).toMatchObject({
			id: 'support',
			version: 1,
			leaseSlackMs: 3_000,
			calendar: { timeZone: 'Europe/Madrid', week: { monday: [{ from: '09:00', to: '17:00' }] }, exceptions: [] },
		})
		expect(queuePolicyOf(before, 'bookings')?.calendar).toBeNull()
		expect(queuePolicyOf(before, 'nowhere')).toBeNull()
	})

	it('is a profile with the weights of work and the objects of the queues they serve', () => {
		expect(agentProfileOf(before.config, 'ana')).toMatchObject({ id: 'ana', workload: { weights: { chat: 20 } }, shards: { support: 1 } })
		expect(agentProfileOf(before.config, 'nobody')).toBeNull()
	})
})
