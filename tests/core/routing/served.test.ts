import { describe, expect, it } from 'vitest'
import { shardFor } from '../../../core/ids.ts'
import { candidateFor } from '../../../core/routing/agent-state.ts'
import { linesOf, linesServed, servingOf } from '../../../core/routing/served.ts'
import { Ledger, profile } from '../support/ledger.ts'
import { bookings, support, talk } from '../support/people.ts'

const queues = [{ queue: support, priority: 2, delayMs: 5_000 }, { queue: bookings, priority: 1, delayMs: 0 }]
const serves = profile({ queues, shards: { [support]: 3 } })

describe('the lines an agent serves', () => {
	it('are all objects of all their queues, each with what its queue matters', () => {
		expect(linesServed(serves)).toEqual([
			{ line: 'support', priority: 2 },
			{ line: 'support~1', priority: 2 },
			{ line: 'support~2', priority: 2 },
			{ line: 'bookings', priority: 1 },
		])
	})

	it('are known by their queue, as long as there are so many', () => {
		expect(servingOf(serves, 'support~2')).toEqual(queues[0])
		for (const none of ['support~3', 'bookings~1', 'sales', 'sales~1']) expect(servingOf(serves, none)).toBeUndefined()
	})

	it("hear the same of them, each with its queue's delay; others hear of nobody", () => {
		const { state } = Ledger.ready({ queues, shards: { [support]: 2 } })
		expect(candidateFor(state, 'support~1')).toEqual(candidateFor(state, support))
		expect(candidateFor(state, 'support~1')).toMatchObject({ ready: true, delayMs: 5_000, room: { chat: 2 } })
		expect(candidateFor(state, bookings)).toMatchObject({ ready: true, delayMs: 0 })
		for (const none of ['support~2', 'sales']) expect(candidateFor(state, none)).toMatchObject({ ready: false, room: {} })
	})

	it('hear what they can do', () => {
		const { state } = Ledger.ready({ skills: { billing: 7 }, languages: { en: 10, zh: 3 } })
		expect(candidateFor(state, support).abilities).toEqual({ agent: 'ana', skills: { billing: 7 }, languages: { en: 10, zh: 3 } })
	})

	it('are looked through for a conversation from the likeliest on', () => {
		const lines = linesOf(serves, { queue: support, conversation: talk(7) })
		expect(lines[0]).toBe(['support', 'support~1', 'support~2'][shardFor(talk(7), 3)])
		expect(lines.toSorted()).toEqual(['support', 'support~1', 'support~2'])
		expect(linesOf(serves, { queue: bookings, conversation: talk(7) })).toEqual([bookings])
	})
})
