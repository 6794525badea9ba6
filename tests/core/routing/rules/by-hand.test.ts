/** The rules as a queue keeps them: what people do to an item, and callbacks. Those of offers and leases are in queue.test.ts. */
import { describe, expect, it } from 'vitest'
import { entry, given, type Lease, offersIn, queuePolicy, Waiting } from '../../support/line.ts'
import { ana, sam, talk } from '../../support/people.ts'
import { last, staffed, visa } from '../../support/crew.ts'

describe('R18 by hand', () => {
	it('R18 a boost goes ahead by just so much, past any limit, and is reported apart', () => {
		const queue = new Waiting(queuePolicy({ score: { headStartMaxMs: 0 } }))
		for (const n of [1, 2, 3]) queue.enqueue(n, { enqueuedAtMs: n * 100 })
		const boost = { type: 'boost', id: 'boost-1', conversation: talk(3), placement: 1, byMs: 150, by: 'lead' } as const
		queue.do(boost)
		// The word may come twice: it counts once.
		queue.do(boost)
		expect(queue.order).toEqual([talk(1), talk(3), talk(2)])
		expect(last(queue, 3)).toMatchObject({ act: 'boosted', by: 'lead', score: { boostMs: 150 } })
	})

	it('R18 an assignment rings at whom it names, past skills and room, and falls back into its place', () => {
		const queue = staffed(queuePolicy({ requires: visa }), 0)
		queue.enqueue(1)
		const [offer] = offersIn(queue.do({ type: 'assign', conversation: talk(1), placement: 1, agent: sam, force: true, by: 'lead' }))
		expect(offer).toMatchObject({ agent: sam, why: 'assigned', force: true })
		expect(last(queue, 1)).toMatchObject({ act: 'assigned', by: 'lead' })
		queue.settle(offer as Lease, 'rejected', queue.candidate(sam, 0))
		expect(queue.item(1)).toMatchObject({ stage: 'waiting', enqueuedAtMs: 1, target: null })
	})

	it('R18 an agent takes by hand what they could be given, out of turn, if the policy lets them', () => {
		for (const pull of [true, false]) {
			const queue = new Waiting(queuePolicy({ pull }))
			queue.do({ type: 'candidate', candidate: queue.candidate(ana, 1) }, { offers: false })
			for (const n of [1, 2]) queue.do({ type: 'enqueue', entry: entry(n) }, { offers: false })
			queue.do({ type: 'take', agent: ana, conversation: talk(2), how: 'pulled' }, { offers: false })
			expect(queue.item(2)?.agents).toEqual(pull ? [ana] : [])
		}
	})
})

describe('R20 callbacks', () => {
	const callback = (more: object = {}) => ({ attempt: 1, notBeforeMs: 0, expiresAtMs: 500_000, to: '+34 600 000 000', ...more })

	it('R20 keep their place, and are not offered before their time', () => {
		const queue = new Waiting()
		queue.enqueue(2)
		queue.enqueue(1, { callback: callback({ notBeforeMs: 60_000 }) })
		expect(queue.order).toEqual([talk(1), talk(2)])
		const [lease] = offersIn(queue.stands(ana, 2))
		expect(queue.settle(lease as Lease, 'accepted', queue.candidate(ana, 1))).toEqual([])
		queue.atMs = 60_000
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('R20 run out, and their conversation hears of it', () => {
		const queue = new Waiting()
		queue.enqueue(1, { callback: callback() })
		queue.atMs = 500_000
		expect(queue.expire()).toEqual([{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'lapsed' } }])
		expect(queue.stands(ana, 1)).toEqual([])
	})

	it('R20 give their place to a new contact of the same customer', () => {
		const queue = new Waiting()
		queue.enqueue(1, { enqueuedAtMs: 10, contact: 'lin', callback: callback() })
		queue.enqueue(2, { enqueuedAtMs: 20 })
		const merged = queue.enqueue(3, { enqueuedAtMs: 900, contact: 'lin' })
		expect(merged).toEqual([{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'merged', into: talk(3) } }])
		expect(given(queue.stands(ana, 3))).toEqual([[ana, talk(3)], [ana, talk(2)]])
	})

	it('R20 of one customer who waits for several give the first place, whichever was asked for last, and then the next', () => {
		const queue = new Waiting()
		for (const n of [2, 1]) queue.enqueue(n, { enqueuedAtMs: n, contact: 'lin', callback: callback() })
		queue.crash()
		const merged = (n: number, into: number) => ({
			type: 'tell',
			conversation: talk(n),
			placement: 1,
			news: { type: 'merged', into: talk(into) },
		})
		expect(queue.enqueue(3, { enqueuedAtMs: 900, contact: 'lin' })).toEqual([merged(1, 3)])
		expect(queue.enqueue(4, { enqueuedAtMs: 901, contact: 'lin' })).toEqual([merged(2, 4)])
		expect(queue.enqueue(5, { enqueuedAtMs: 902, contact: 'lin' })).toEqual([])
	})

	it('R20 are asked for while waiting, at the same place', () => {
		const queue = new Waiting()
		for (const n of [1, 2]) queue.enqueue(n)
		queue.do({ type: 'update', conversation: talk(1), placement: 1, callback: callback() })
		expect(queue.order).toEqual([talk(1), talk(2)])
		expect(queue.item(1)?.callback?.to).toBe('+34 600 000 000')
	})
})
