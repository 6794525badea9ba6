import { describe, expect, it } from 'vitest'
import { newsFor } from '../../../core/routing/agent-news.ts'
import { Ledger, profile } from '../support/ledger.ts'
import { bookings, support, talk } from '../support/people.ts'

/** The news of what an agent does. */
function news(ledger: Ledger, act: (ledger: Ledger) => unknown) {
	const before = ledger.state
	act(ledger)
	return newsFor(before, ledger.state)
}

const seek = { type: 'seek' }

describe('R13 what queues hear of an agent', () => {
	it('is a search when there is more room', () => {
		const it = Ledger.ready({ capacity: 1 })
		it.reserve(1)
		expect(news(it, () => it.reject(1))).toEqual([seek])
		it.do({ type: 'disconnect' })
		expect(news(it, () => it.do({ type: 'connect' }))).toEqual([seek])
	})

	it('is nothing when the room went to what a queue gave', () => {
		const it = Ledger.ready({ capacity: 1 })
		expect(news(it, () => it.reserve(1))).toEqual([])
		expect(news(it, () => it.accept(1))).toEqual([])
		expect(news(it, () => it.release(1))).toEqual([])
		expect(news(it, () => it.do({ type: 'finish', conversation: talk(1) }))).toEqual([seek])
	})

	it('is a word when they go away or their console does', () => {
		const stand = { type: 'stand', queues: [support] }
		expect(news(Ledger.ready(), (it) => it.do({ type: 'presence', presence: 'away' }))).toEqual([stand])
		expect(news(Ledger.ready(), (it) => it.do({ type: 'disconnect' }))).toEqual([stand])
	})

	it('is a word to a queue they no longer serve, and a search when there is another to serve', () => {
		const it = Ledger.ready()
		const queues = [{ queue: bookings, priority: 1, delayMs: 0 }]
		expect(news(it, () => it.do({ type: 'profile', profile: profile({ queues }) }))).toEqual([{ type: 'stand', queues: [support] }, seek])
	})
})
