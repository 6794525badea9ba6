import { describe, expect, it } from 'vitest'
import { queueDueMs } from '../../../core/routing/queue.ts'
import { given, type Lease, offersIn, Waiting } from '../support/line.ts'
import { ana, talk, wei } from '../support/people.ts'

/** One conversation, offered to Ana. */
function ringing(more: { queue?: ConstructorParameters<typeof Waiting>[0] } = {}): { queue: Waiting; lease: Lease } {
	const queue = new Waiting(more.queue)
	queue.stands(ana, 1)
	return { queue, lease: offersIn(queue.enqueue(1))[0] as Lease }
}

describe('a queue', () => {
	it('offers at once to who is free, and otherwise when somebody is', () => {
		const queue = new Waiting()
		expect(queue.enqueue(1)).toEqual([])
		expect(given(queue.stands(ana, 1))).toEqual([[ana, talk(1)]])
		queue.stands(wei, 1)
		expect(given(queue.enqueue(2))).toEqual([[wei, talk(2)]])
	})

	it('offers the oldest first, whenever they came', () => {
		const queue = new Waiting()
		for (const n of [3, 1, 2]) queue.enqueue(n)
		expect(given(queue.stands(ana, 2))).toEqual([[ana, talk(1)], [ana, talk(2)]])
	})

	it('puts a conversation in line once per placement', () => {
		const { queue } = ringing()
		expect(queue.enqueue(1)).toEqual([])
		expect(queue.item(1)?.stage).toBe('offered')
	})

	it('says in the offer how long it rings, for what, and why it is this agent', () => {
		const { lease } = ringing()
		expect(lease).toMatchObject({
			offerMs: 25_000,
			expiresAtMs: 26_000,
			wrapUpMs: 20_000,
			why: 'longest-idle',
			queueName: 'Support',
			epoch: 1,
		})
	})

	it('offers to a named agent first, and to the rest only after a while', () => {
		const queue = new Waiting()
		queue.stands(wei, 1)
		expect(queue.enqueue(1, { target: ana })).toEqual([])
		queue.atMs = 60_999
		expect(queue.expire()).toEqual([])
		expect(queueDueMs(queue.line)).toBe(61_000)
		queue.atMs = 61_000
		expect(given(queue.expire())).toEqual([[wei, talk(1)]])
	})

	it('says that an offer to a named agent is for them', () => {
		const queue = new Waiting()
		queue.stands(wei, 1)
		queue.stands(ana, 1, 500)
		expect(offersIn(queue.enqueue(1, { target: ana }))).toMatchObject([{ agent: ana, why: 'named' }])
	})

	it.each(['missed', 'rejected', 'gone'] as const)('offers to the rest once the named agent has %s it', (outcome) => {
		const queue = new Waiting()
		queue.stands(ana, 1)
		queue.stands(wei, 1)
		const [lease] = offersIn(queue.enqueue(1, { target: ana }))
		expect(given(queue.settle(lease as Lease, outcome, queue.candidate(ana, 0)))).toEqual([[wei, talk(1)]])
	})

	it('goes on waiting for a named agent who turns out to be busy', () => {
		const queue = new Waiting()
		queue.stands(ana, 1)
		queue.stands(wei, 1)
		const [lease] = offersIn(queue.enqueue(1, { target: ana }))
		expect(queue.settle(lease as Lease, 'refused', queue.candidate(ana, 0))).toEqual([])
		expect(given(queue.stands(ana, 1))).toEqual([[ana, talk(1)]])
	})

	it('corrects its picture of an agent by their refusal and offers to the next', () => {
		const { queue, lease } = ringing()
		queue.stands(wei, 1)
		expect(given(queue.settle(lease, 'refused', queue.candidate(ana, 0)))).toEqual([[wei, talk(1)]])
		expect(queue.known(ana)?.room).toEqual({})
	})

	it('does not let an older word of an agent overrule a newer one', () => {
		const queue = new Waiting()
		const [older, newer] = [queue.candidate(ana, 1), queue.candidate(ana, 0)]
		queue.do({ type: 'candidate', candidate: newer })
		queue.do({ type: 'candidate', candidate: older })
		expect(queue.enqueue(1)).toEqual([])
	})

	it('leaves alone for a moment who does not answer, and then asks them again', () => {
		const { queue, lease } = ringing()
		expect(queue.settle(lease, 'refused')).toEqual([])
		expect(queueDueMs(queue.line)).toBe(4_000)
		queue.atMs = 4_000
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('does not ask again and again who has room and refuses all the same', () => {
		const { queue, lease } = ringing()
		expect(queue.settle(lease, 'refused', queue.candidate(ana, 1))).toEqual([])
		queue.atMs = queueDueMs(queue.line) ?? 0
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('asks who did not answer at once when they speak', () => {
		const { queue, lease } = ringing()
		queue.settle(lease, 'refused')
		expect(given(queue.stands(ana, 1))).toEqual([[ana, talk(1)]])
	})

	it('foresees that who took one thing has room for one less', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		queue.do({ type: 'candidate', candidate: queue.candidate(ana, 1) }, { offers: false })
		queue.do({ type: 'take', how: 'bid', agent: ana, conversation: talk(1) }, { offers: false })
		expect(queue.item(1)).toMatchObject({ stage: 'offered', agents: [ana], epoch: 1 })
		expect(queue.enqueue(2)).toEqual([])
	})

	it('gives an item that is asked for to one only', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		for (const it of [ana, wei]) queue.do({ type: 'candidate', candidate: queue.candidate(it, 1) }, { offers: false })
		queue.do({ type: 'take', how: 'bid', agent: ana, conversation: talk(1) }, { offers: false })
		queue.do({ type: 'take', how: 'bid', agent: wei, conversation: talk(1) })
		expect(queue.item(1)).toMatchObject({ agents: [ana], epoch: 1 })
		queue.do({ type: 'take', how: 'bid', agent: ana, conversation: talk(9) })
		expect(queue.line.items.size).toBe(1)
	})

	it('takes back what rings elsewhere when an accept arrives after all', () => {
		const { queue, lease } = ringing()
		queue.atMs = lease.expiresAtMs + 3_000
		queue.expire()
		const [later] = offersIn(queue.stands(wei, 1))
		expect(later).toMatchObject({ agent: wei, epoch: 2 })
		expect(queue.settle(lease, 'accepted')).toEqual([{
			type: 'rescind',
			agent: wei,
			conversation: talk(1),
			placement: 1,
			epoch: 2,
			taken: true,
		}])
		expect(queue.line.items.size).toBe(0)
	})

	it('rescinds what rings for an earlier stay when a later one comes', () => {
		const { queue } = ringing()
		const effects = queue.enqueue(1, { placement: 2 })
		expect(effects[0]).toEqual({ type: 'rescind', agent: ana, conversation: talk(1), placement: 1, epoch: 1 })
		expect(queue.item(1)).toMatchObject({ placement: 2, stage: 'waiting' })
	})
})

describe('the rules of routing, as a queue keeps them', () => {
	it.each(['missed', 'rejected', 'gone', 'refused'] as const)('R1 keeps age and place when an offer is %s', (outcome) => {
		const { queue, lease } = ringing()
		queue.enqueue(2)
		queue.atMs = 20_000
		queue.settle(lease, outcome, queue.candidate(ana, 0))
		expect(queue.order).toEqual([talk(1), talk(2)])
		expect(queue.item(1)).toMatchObject({ stage: 'waiting', enqueuedAtMs: 1, agents: [] })
	})

	it('R1 keeps age and place while it is offered and when the lease runs out', () => {
		const { queue, lease } = ringing()
		queue.enqueue(2)
		expect(queue.order).toEqual([talk(1), talk(2)])
		queue.atMs = lease.expiresAtMs + 3_000
		queue.expire()
		expect(queue.order).toEqual([talk(1), talk(2)])
	})

	it('R3 gives every offer of a conversation an epoch of its own', () => {
		const { queue, lease } = ringing()
		const second = offersIn(queue.settle(lease, 'rejected', queue.candidate(ana, 0)).concat(queue.stands(wei, 1)))[0]
		expect(second).toMatchObject({ agent: wei, epoch: 2 })
		expect(queue.settle(lease, 'missed')).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'offered', agents: [wei] })
	})

	it('R3 goes on from the epoch that the conversation names', () => {
		const queue = new Waiting()
		queue.stands(ana, 1)
		expect(offersIn(queue.enqueue(1, { placement: 4, epoch: 7 }))[0]).toMatchObject({ placement: 4, epoch: 8 })
	})

	it('R4 takes back what rings when the customer leaves', () => {
		const { queue } = ringing()
		expect(queue.withdraw(1)).toEqual([{ type: 'rescind', agent: ana, conversation: talk(1), placement: 1, epoch: 1 }])
		expect(queue.line.items.size).toBe(0)
	})

	it('R4 does not let who has left stand in line again by a word that comes late', () => {
		const queue = new Waiting()
		queue.stands(ana, 1)
		queue.withdraw(1)
		expect(queue.enqueue(1)).toEqual([])
		expect(given(queue.enqueue(1, { placement: 2 }))).toEqual([[ana, talk(1)]])
		expect(queue.withdraw(1, 1)).toEqual([])
		expect(queue.item(1)).toMatchObject({ placement: 2 })
	})

	it('R4 remembers who has left when its object has died, be it that they gave up or were accepted', () => {
		const { queue, lease } = ringing()
		queue.settle(lease, 'accepted')
		queue.enqueue(2)
		queue.withdraw(2)
		queue.crash()
		for (const n of [1, 2]) expect(queue.enqueue(n)).toEqual([])
		expect(queue.line.items.size).toBe(0)
		queue.enqueue(2, { placement: 2 })
		expect(queue.item(2)).toMatchObject({ placement: 2 })
	})

	it('R5 leaves who rejected an item in peace with it, and only with it, for a while', () => {
		const { queue, lease } = ringing()
		expect(queue.settle(lease, 'rejected', queue.candidate(ana, 2))).toEqual([])
		expect(given(queue.enqueue(2))).toEqual([[ana, talk(2)]])
		queue.atMs = 60_999
		expect(queue.expire()).not.toContainEqual(expect.objectContaining({ offer: expect.objectContaining({ conversation: talk(1) }) }))
		expect(given(queue.stands(wei, 1))).toEqual([[wei, talk(1)]])
	})

	it('R5 offers a rejected item again when the cool-down is over, by itself', () => {
		const { queue, lease } = ringing()
		queue.settle(lease, 'rejected', queue.candidate(ana, 1))
		queue.atMs = queueDueMs(queue.line) ?? 0
		expect(queue.atMs).toBe(61_000)
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('R9 a lease ends by itself when the agent is never heard of again', () => {
		const { queue, lease } = ringing()
		expect(queueDueMs(queue.line)).toBe(lease.expiresAtMs + 3_000)
		queue.atMs = lease.expiresAtMs + 2_999
		queue.expire()
		expect(queue.item(1)?.stage).toBe('offered')
		queue.stands(wei, 1)
		queue.atMs++
		expect(given(queue.expire())).toEqual([[wei, talk(1)]])
	})

	it('R9 asks a silent agent again after the lease, having nobody else', () => {
		const { queue, lease } = ringing()
		queue.atMs = lease.expiresAtMs + 3_000
		expect(queue.expire()).toEqual([])
		queue.atMs = queueDueMs(queue.line) ?? 0
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('R13 has nothing to wake up for when nobody waits, or nobody could come', () => {
		const queue = new Waiting()
		queue.stands(ana, 1)
		expect(queueDueMs(queue.line)).toBeNull()
		queue.stands(ana, 0)
		queue.enqueue(1)
		expect(queueDueMs(queue.line)).toBeNull()
	})
})
