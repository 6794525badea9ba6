/** The rules as a queue keeps them: who of those who could take it gets it. Those of offers and leases are in queue.test.ts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueDueMs } from '../../../../core/routing/queue.ts'
import { longestIdle, type Ranked, selectorOf, shareAfter } from '../../../../core/routing/selector.ts'
import { SELECTORS } from '../../../../core/routing/policy.ts'
import { facts, given, type Lease, offersIn, queuePolicy, Waiting } from '../../support/line.ts'
import { agents, ana, sam, talk, wei } from '../../support/people.ts'
import { someVisa, staffed } from '../../support/crew.ts'

describe('R11 selectors', () => {
	const ranked = fc.record({
		agent: fc.constantFrom(...agents),
		idleSinceMs: fc.nat(3),
		load: fc.constantFrom(0, 0.2, 0.4),
		lastOfferedAtMs: fc.nat(2),
		share: fc.constantFrom(0, 1, 2),
	}).map((it): Ranked => ({
		...it,
		version: 1,
		room: { chat: 1 },
		ready: true,
		delayMs: 0,
		abilities: { agent: it.agent, skills: {}, languages: {} },
	}))

	it.each(SELECTORS)('R11 %s is a total order, the same in whatever order they stand', (name) => {
		const order = selectorOf(name)
		fc.assert(fc.property(fc.uniqueArray(ranked, { selector: (it) => it.agent }), (some) => {
			expect(some.toReversed().sort(order)).toEqual(some.toSorted(order))
		}))
	})

	it('R11 each goes by what its name says, and then by who has been idle longest', () => {
		const who = (selector: (typeof SELECTORS)[number], says: Parameters<Waiting['stands']>[2][]) => {
			const queue = new Waiting(queuePolicy({ selector, rules: [{ name: 'visa', when: {}, requires: someVisa }] }))
			agents.forEach((it, i) => queue.stands(it, 2, { skills: { visa: 1 }, ...says[i] as object }))
			return offersIn(queue.enqueue(1))[0]?.agent
		}
		expect(who('longest-idle', [{ idleSinceMs: 5 }, { idleSinceMs: 3 }, { idleSinceMs: 4 }])).toBe(wei)
		expect(who('least-loaded', [{ load: 0.4 }, { load: 0.6 }, { load: 0.2, idleSinceMs: 9 }])).toBe(sam)
		expect(who('best-level', [{ skills: { visa: 4 } }, { skills: { visa: 9 } }, { skills: { visa: 8 } }])).toBe(wei)
	})

	it('R11 round robin takes turns', () => {
		const queue = new Waiting(queuePolicy({ selector: 'round-robin' }))
		for (const it of agents) queue.stands(it, 9)
		const turns = [1, 2, 3, 4, 5, 6].map((n) => (queue.atMs++, offersIn(queue.enqueue(n))[0]?.agent))
		expect(turns.slice(0, 3).toSorted()).toEqual([ana, sam, wei])
		expect(turns.slice(3)).toEqual(turns.slice(0, 3))
	})

	it('R11 fairness forgets: what was long ago weighs less than what was just now', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (many, few) => {
			const window = 3_600_000
			const after = (count: number, atMs: number) =>
				Array.from({ length: count }).reduce<number>((share) => shareAfter(share, atMs, window), 0)
			expect(after(many, 1_000) > after(few, 1_000)).toBe(many > few)
			expect(after(many, 1_000)).toBeLessThan(after(few, 20 * window))
		}))
	})

	it('R11 ties fall to who has been idle longest and then to the name', () => {
		const idle = (agent: (typeof agents)[number], idleSinceMs: number) => ({ agent, idleSinceMs }) as Ranked
		expect([idle(ana, 20), idle(wei, 10)].sort(longestIdle)[0]?.agent).toBe(wei)
		expect([idle(wei, 10), idle(ana, 10)].sort(longestIdle)[0]?.agent).toBe(ana)
	})
})

describe('R12 the agent who served them last', () => {
	const policy = queuePolicy({ stickyWindowMs: 60_000 })
	const known = facts({ lastAgent: ana, lastAgentAtMs: 500 })

	it('R12 gets them again inside the window, though others have been idle longer', () => {
		const queue = staffed(policy)
		expect(offersIn(queue.enqueue(1, { facts: known }))).toMatchObject([{ agent: ana, why: 'sticky' }])
	})

	it.each([['outside the window', 70_000, 1], ['while they are full', 1_000, 0]] as const)(
		'R12 is not waited for %s: it goes on at once',
		(_, atMs, room) => {
			const queue = staffed(policy)
			queue.atMs = atMs
			queue.stands(ana, room, { skills: { visa: 8 } })
			expect(given(queue.enqueue(1, { facts: known }))).toEqual([[sam, talk(1)]])
		},
	)
})

describe('several queues, several agents', () => {
	it('R9 an agent who helps out later gets only who has waited long enough, by an alarm', () => {
		const queue = new Waiting()
		queue.stands(ana, 1, { delayMs: 30_000 })
		expect(queue.enqueue(1, { enqueuedAtMs: 1_000 })).toEqual([])
		expect(queueDueMs(queue.line)).toBe(31_000)
		queue.atMs = 31_000
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('R1 overflow takes them to another queue with their old age, once the time has come', () => {
		const queue = new Waiting(queuePolicy({ overflow: { afterMs: 60_000, to: 'bookings' } }))
		queue.enqueue(1, { enqueuedAtMs: 1_000 })
		queue.atMs = 61_000
		expect(queue.expire()).toEqual([
			{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'divert', to: 'bookings', reason: 'overflow' } },
		])
		expect(queue.stands(ana, 1)).toEqual([])
		queue.withdraw(1)
		expect(queueDueMs(queue.line)).toBeNull()
	})

	it('R1 an object that its queue is no longer spread over sends everybody home with their old age', () => {
		const part = (shards: number, version: number) => queuePolicy({}, { id: 'support~2', shards, version })
		const queue = new Waiting(part(3, 1))
		queue.stands(ana, 1)
		const [lease] = offersIn(queue.enqueue(1))
		queue.enqueue(2, { enqueuedAtMs: 500 })
		const home = { type: 'divert', to: 'support', reason: 'overflow' }
		expect(queue.do({ type: 'policy', policy: part(2, 2) })).toEqual([{ type: 'tell', conversation: talk(2), placement: 1, news: home }])
		expect(queue.settle(lease as Lease, 'missed', queue.candidate(ana, 0))).toMatchObject([{
			type: 'tell',
			conversation: talk(1),
			news: home,
		}])
	})

	it('R3 a broadcast rings at several with one epoch: the first to accept has it, the others are let go', () => {
		const queue = staffed(queuePolicy({ broadcast: 2 }))
		const rings = offersIn(queue.enqueue(1))
		expect(rings.map((it) => [it.agent, it.epoch])).toEqual([[sam, 1], [wei, 1]])
		expect(queue.settle(rings[1] as Lease, 'accepted', queue.candidate(wei, 0))).toMatchObject([{ type: 'rescind', agent: sam }])
		expect(queue.line.items.size).toBe(0)
	})

	it('R5 a broadcast goes on ringing at the others when one rejects it, and comes back when all have', () => {
		const queue = staffed(queuePolicy({ broadcast: 2 }))
		const [first, second] = offersIn(queue.enqueue(1)) as [Lease, Lease]
		expect(given(queue.settle(first, 'rejected', queue.candidate(sam, 1)))).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'offered', agents: [wei] })
		expect(given(queue.settle(second, 'rejected', queue.candidate(wei, 1)))).toEqual([[ana, talk(1)]])
	})

	it('R10 an item goes only to who has room for its kind', () => {
		const queue = new Waiting()
		queue.stands(ana, { chat: 2 })
		queue.stands(wei, { call: 1, chat: 1 }, 50)
		expect(given(queue.enqueue(1, { facts: facts({ media: 'call' }) }))).toEqual([[wei, talk(1)]])
	})
})
