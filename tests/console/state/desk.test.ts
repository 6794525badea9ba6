import { describe, expect, it } from 'vitest'
import type { Row } from '../../../core/protocol/conversation.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { followWork } from '../../../workers/console/state/follow-work.ts'
import { neighbour } from '../../../workers/console/state/neighbour.ts'
import { waitedMs } from '../../../workers/console/state/waited.ts'

describe('following the work', () => {
	it('opens the offer that has become ours', () => {
		const step = followWork(new Map([['a', 'offered']]), new Map([['a', 'active']]), null)
		expect(step).toEqual({ accepted: 'a', left: false, wrapping: null })
	})

	it('does not open what was ours before the page was', () => {
		expect(followWork(null, new Map([['a', 'active']]), null).accepted).toBeNull()
		expect(followWork(new Map([['a', 'active']]), null, 'a')).toEqual({ accepted: null, left: false, wrapping: null })
	})

	it('opens what we took out of the line', () => {
		expect(followWork(new Map(), new Map([['a', 'active']]), null).accepted).toBe('a')
	})

	it('takes nobody along to a silent customer who writes again', () => {
		const step = followWork(new Map([['a', 'idle']]), new Map([['a', 'active']]), null)
		expect(step).toEqual({ accepted: null, left: false, wrapping: null })
		expect(followWork(new Map([['a', 'active']]), new Map([['a', 'idle']]), null).accepted).toBeNull()
	})

	it('leaves a conversation only when we meant to', () => {
		const [before, after] = [new Map([['a', 'active']] as const), new Map([['a', 'wrapping']] as const)]
		expect(followWork(before, after, null).left).toBe(false)
		expect(followWork(before, after, 'a')).toEqual({ accepted: null, left: true, wrapping: 'a' })
		expect(followWork(before, new Map(), 'a')).toEqual({ accepted: null, left: true, wrapping: null })
		expect(followWork(before, before, 'a').left).toBe(false)
	})
})

describe('moving through the list', () => {
	it('goes round both ends and enters from either', () => {
		expect(neighbour(['a', 'b', 'c'], 'c', 1)).toBe('a')
		expect(neighbour(['a', 'b', 'c'], 'a', -1)).toBe('c')
		expect(neighbour(['a', 'b', 'c'], null, 1)).toBe('a')
		expect(neighbour(['a', 'b', 'c'], null, -1)).toBe('c')
		expect(neighbour(['a'], 'a', 1)).toBe('a')
		expect(neighbour([], null, 1)).toBeNull()
	})
})

describe('the wait in line', () => {
	const queue = 'support' as QueueId
	const queued: Row = {
		seq: 1,
		atMs: 5_000,
		event: { type: 'queued', reason: 'returned', queue, placement: 2, enqueuedAtMs: 1_000, target: null },
	}
	const assigned: Row = { seq: 2, atMs: 9_000, event: { type: 'assigned', agent: 'ana' as AgentId, name: 'Ana', epoch: 1 } }

	it('counts from where the wait began, through a return', () => {
		expect(waitedMs([queued], 7_000)).toBe(6_000)
		expect(waitedMs([queued, assigned], 90_000)).toBe(8_000)
	})

	it('is nothing before any line', () => {
		expect(waitedMs([], 7_000)).toBeNull()
	})
})
