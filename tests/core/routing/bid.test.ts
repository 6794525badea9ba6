import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterTaking, bestBid, type Search, type WeighedBid } from '../../../core/routing/bid.ts'
import type { Room } from '../../../core/routing/media.ts'
import type { ServedLine } from '../../../core/routing/served.ts'
import { bookings, support, talk } from '../support/people.ts'

function bid(n: number, virtualStartMs: number, priority = 1): WeighedBid {
	return { queue: n % 2 ? support : bookings, priority, conversation: talk(n), enqueuedAtMs: 1_000, virtualStartMs }
}

const someBids = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.integer({ min: 1, max: 2 })).map((it) => bid(...it)), {
	minLength: 1,
})

describe('R9 who frees up takes', () => {
	it('nothing where nothing is bid', () => {
		expect(bestBid([])).toBeNull()
	})

	it('from the queue that matters most, then the highest score, then by a fixed rule', () => {
		expect(bestBid([bid(1, 0, 2), bid(2, 900, 1)])).toEqual(bid(2, 900, 1))
		expect(bestBid([bid(1, 50), bid(2, 40)])).toEqual(bid(2, 40))
		expect(bestBid([{ ...bid(2, 40), enqueuedAtMs: 999 }, bid(1, 40)])).toMatchObject({ conversation: talk(2) })
		expect(bestBid([bid(2, 40), bid(1, 40)])).toEqual(bid(1, 40))
	})

	it('the same, in whatever order the bids come', () => {
		fc.assert(fc.property(someBids, (some) => {
			expect(bestBid(some.toReversed())).toEqual(bestBid(some))
		}))
	})
})

const served: readonly ServedLine[] = [{ line: support, priority: 1 }, { line: bookings, priority: 1 }]
const roomy: Room = { chat: 9, email: 9 }

/** What a search takes from two lines, one after the other, and how often it asks one of them. */
function search(waiting: readonly WeighedBid[], rooms: readonly Room[]): { taken: WeighedBid[]; asked: number } {
	let [left, asked]: [readonly WeighedBid[], number] = [waiting, 0]
	let state: Search = { bids: [], ask: served }
	const taken: WeighedBid[] = []
	for (const [i, was] of rooms.entries()) {
		asked += state.ask.length
		const bids = [...state.bids, ...state.ask.flatMap(({ line }) => bestBid(left.filter((it) => it.queue === line)) ?? [])]
		const best = bestBid(bids)
		if (!best) break
		left = left.filter((it) => it !== best)
		taken.push(best)
		state = afterTaking(best, { bids, was, room: rooms[i + 1] ?? {}, served })
	}
	return { taken, asked }
}

describe('R9 a search for more than one', () => {
	it('takes the best of all lines each time, though it asks only the line it took from', () => {
		fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), fc.array(fc.nat(5)), (ns, starts) => {
			const waiting = ns.map((n, i) => bid(n, starts[i] ?? 0))
			const { taken, asked } = search(waiting, Array.from({ length: 20 }, () => roomy))
			const all = [...waiting]
			expect(taken).toEqual(taken.map(() => all.splice(all.indexOf(bestBid(all) as WeighedBid), 1)[0]))
			expect(taken).toHaveLength(waiting.length)
			expect(asked).toBe(served.length + waiting.length)
		}))
	})

	it('asks all anew when the room for a whole kind of work has gone', () => {
		const [first, second] = [bid(1, 0), bid(2, 5)]
		const [was, still, gone] = [{ call: 1, chat: 5 }, { call: 1, chat: 4 }, { chat: 4 }]
		expect(afterTaking(first, { bids: [first, second], was, room: still, served })).toEqual({ bids: [second], ask: [served[0]] })
		expect(afterTaking(first, { bids: [first, second], was, room: gone, served })).toEqual({ bids: [], ask: served })
	})
})
