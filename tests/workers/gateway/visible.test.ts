import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { isVisible } from '../../../workers/gateway/visible.ts'

const ana = { agent: 'ana', queues: ['support'] }
const heldBy = (id: string) => ({ assignee: { id: id as AgentId, name: id }, queue: 'support' as QueueId, status: 'active' as const })
const waitingIn = (queue: string) => ({ assignee: null, queue: queue as QueueId, status: 'queued' as const })

describe('what an agent may see', () => {
	it('is what they hold, and what nobody holds in their queues', () => {
		expect(isVisible(heldBy('ana'), ana)).toBe(true)
		expect(isVisible(waitingIn('support'), ana)).toBe(true)
		expect(isVisible({ ...waitingIn('support'), status: 'deferred' }, ana)).toBe(true)
	})

	it('is not what another holds, nor what waits elsewhere or nowhere', () => {
		expect(isVisible(heldBy('wei'), ana)).toBe(false)
		expect(isVisible(waitingIn('bookings'), ana)).toBe(false)
		expect(isVisible({ assignee: null, queue: null, status: 'new' }, ana)).toBe(false)
	})

	it('is not what has ended, or was given up, in nobody’s hands', () => {
		expect(isVisible({ ...waitingIn('support'), status: 'closed' }, ana)).toBe(false)
		expect(isVisible({ ...waitingIn('support'), status: 'abandoned' }, ana)).toBe(false)
	})

	it('is everything for who is no agent', () => {
		expect(isVisible(heldBy('wei'), null)).toBe(true)
	})
})
