import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { type Reach, reaches } from '../../../core/access/reach.ts'

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
