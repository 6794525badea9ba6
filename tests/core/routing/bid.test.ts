import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestBid, type WeighedBid } from '../../../core/routing/bid.ts'
import { bookings, support, talk } from '../support/people.ts'

function bid(n: number, virtualStartMs: number, priority = 1): WeighedBid {
	return { queue: n % 2 ? support : bookings, priority, conversation: talk(n), enqueuedAtMs: 1_000, virtualStartMs }
}

describe('R9 who frees up takes', () => {
	it('nothing where nothing is bid', () => {
		expect(bestBid([])).toBeNull()
	})

	it('from the queue that matters most, then the highest score, then by a fixed rule', () => {
		expect(bestBid([bid(1, 0, 2), bid(2, 900, 1)])).toEqual(bid(2, 900, 1))
		expect(bestBid([bid(1, 50), bid(2, 40)])).toEqual(bid(2, 40))
		expect(bestBid([bid(2, 40), bid(1, 40)])).toEqual(bid(1, 40))
	})

	it('the same, in whatever order the bids come', () => {
		const bids = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.integer({ min: 1, max: 2 })).map((it) => bid(...it)), {
			minLength: 1,
		})
		fc.assert(fc.property(bids, (some) => {
			expect(bestBid(some.toReversed())).toEqual(bestBid(some))
		}))
	})
})
