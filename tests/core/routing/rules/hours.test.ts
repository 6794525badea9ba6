/** The rules as a queue keeps them: what becomes of who waits while the queue is closed. Those of offers and leases are in queue.test.ts. */
import { describe, expect, it } from 'vitest'
import { queueDueMs } from '../../../../core/routing/queue.ts'
import { facts, given, type Lease, offersIn, queuePolicy, Waiting } from '../../support/line.ts'
import { ana, talk } from '../../support/people.ts'

describe('R15 hours', () => {
	const monday = Date.UTC(2026, 10, 23)
	const hour = 3_600_000
	const calendar = {
		timeZone: 'UTC',
		week: { monday: [{ from: '09:00', to: '17:00' }], tuesday: [{ from: '09:00', to: '17:00' }] },
		exceptions: [],
	}
	const MODES = ['defer', 'message', 'callback', 'voicemail'] as const

	function open(routing: object): Waiting {
		const queue = new Waiting()
		queue.atMs = monday + 16 * hour
		queue.do({ type: 'policy', policy: { ...queuePolicy({ hours: 'office', ...routing }), calendar, version: 2 } })
		return queue
	}

	it.each(MODES)('R15 who waits at closing is held by %s, told so, and takes up the old place at opening', (mode) => {
		const queue = open({ atClosing: mode })
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		expect(queueDueMs(queue.line)).toBe(monday + 17 * hour)
		queue.atMs = monday + 17 * hour
		expect(queue.expire()).toEqual([
			{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'held', mode, opensAtMs: monday + 33 * hour } },
		])
		queue.stands(ana, 1)
		expect(queue.item(1)).toMatchObject({ stage: 'held', enqueuedAtMs: monday + 16 * hour })
		queue.atMs = monday + 33 * hour
		const opened = queue.expire()
		expect(opened).toContainEqual({ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'resumed' } })
		expect(given(opened)).toEqual([[ana, talk(1)]])
	})

	it('R15 who waits at closing is served all the same where the policy says serve', () => {
		const queue = open({ atClosing: 'serve' })
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		queue.atMs = monday + 18 * hour
		expect(given(queue.stands(ana, 1))).toEqual([[ana, talk(1)]])
	})

	it.each(MODES)('R15 who comes when it is closed is held by %s at once', (mode) => {
		const queue = open({ whenClosed: mode })
		queue.stands(ana, 1)
		queue.atMs = monday + 20 * hour
		expect(queue.enqueue(1)).toMatchObject([{ type: 'tell', news: { type: 'held', mode } }])
		expect(queue.item(1)?.stage).toBe('held')
	})

	it('R15 what rings at closing goes on ringing, and is held when it comes back', () => {
		const queue = open({ atClosing: 'defer' })
		queue.atMs = monday + 17 * hour - 1_000
		queue.stands(ana, 1)
		const [lease] = offersIn(queue.enqueue(1, { enqueuedAtMs: queue.atMs }))
		queue.atMs += 2_000
		expect(queue.expire()).toEqual([])
		queue.settle(lease as Lease, 'rejected', queue.candidate(ana, 1))
		expect(queue.item(1)).toMatchObject({ stage: 'held', hold: { mode: 'defer' } })
	})

	it('R15 who is held hears that it is open again by whatever brings them back in line: a migration, an agent who would not have them', () => {
		const resumed = { type: 'tell', conversation: talk(1), placement: 1, news: { type: 'resumed' } }
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		for (const n of [1, 2]) {
			queue.enqueue(n)
			queue.do({ type: 'told', conversation: talk(n), placement: 1, news: 'held' })
		}
		const assign = { type: 'assign', conversation: talk(2), placement: 1, agent: ana, force: true, by: 'Mara' } as const
		const [lease] = offersIn(queue.do(assign))
		queue.do({ type: 'policy', policy: queuePolicy({}, { version: 3 }) })
		expect(queue.do({ type: 'migrate', conversations: 'all', by: 'Mara' })).toEqual([resumed])
		expect(queue.settle(lease as Lease, 'rejected', queue.candidate(ana, 0))).toEqual([{ ...resumed, conversation: talk(2) }])
	})

	it('R15 a late word that it has heard of the closing is none of the opening', () => {
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		queue.enqueue(1)
		queue.atMs = monday + 33 * hour
		queue.expire()
		queue.do({ type: 'told', conversation: talk(1), placement: 1, news: 'held' })
		expect(queue.item(1)?.owes).toEqual({ type: 'resumed' })
		queue.do({ type: 'told', conversation: talk(1), placement: 1, news: 'resumed' })
		expect(queue.item(1)?.owes).toBeNull()
	})

	it('R15 whoever came before it closed stays so, by whatever way they come back to the line', () => {
		const queue = open({ atClosing: 'serve', whenClosed: 'message' })
		const enqueuedAtMs = queue.atMs
		queue.enqueue(1, { enqueuedAtMs })
		queue.atMs = monday + 18 * hour
		queue.expire()
		expect(queue.enqueue(1, { enqueuedAtMs, placement: 2 })).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'waiting', placement: 2 })
	})

	it('R15 a closed queue holds by the same rule whatever is learnt, and does not say it twice', () => {
		const queue = open({ atClosing: 'defer', whenClosed: 'message' })
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		queue.atMs = monday + 18 * hour
		queue.expire()
		queue.do({ type: 'told', conversation: talk(1), placement: 1 })
		expect(queue.do({ type: 'update', conversation: talk(1), placement: 1, facts: facts({ tier: 'gold' }) })).toEqual([])
		expect(queue.item(1)?.hold?.mode).toBe('defer')
	})

	it('R15 an assignment that comes to nothing leaves who was held where they were', () => {
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		queue.stands(ana, 1)
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		const [offer] = offersIn(queue.do({ type: 'assign', conversation: talk(1), placement: 1, agent: ana, force: false, by: 'lead' }))
		expect(given(queue.settle(offer as Lease, 'rejected', queue.candidate(ana, 1)))).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'held', hold: { mode: 'defer' } })
	})

	it('R15 a conversation is told again until it has heard', () => {
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		const [told] = queue.enqueue(1)
		queue.atMs = queueDueMs(queue.line) ?? 0
		expect(queue.expire()).toEqual([told])
		queue.do({ type: 'told', conversation: talk(1), placement: 1 })
		expect(queueDueMs(queue.line)).toBe(monday + 33 * hour)
	})
})
