import { describe, expect, it } from 'vitest'
import { visibleTo } from '../../../core/conversation/view.ts'
import type { ConversationEvent } from '../../../core/protocol/conversation.ts'
import { Talk } from '../support/conversation.ts'
import { ana, bookings, customer, origin, support, wei } from '../support/people.ts'

/** A log in which staff say everything they can say. */
function story(): readonly ConversationEvent[] {
	const it = new Talk()
	it.writes('Hello')
	it.isGivenTo(ana)
	it.notes(ana, 'SECRET note')
	it.movesTo(support, ana, 'SECRET reason')
	it.isGivenTo(ana)
	it.movesToAgent(wei, { by: ana })
	it.isGivenTo(wei)
	it.replies(wei, 'Hi')
	it.isClosedBy(wei, 'SECRET-disposition')
	return it.rows.map((row) => row.event)
}

describe('what a customer sees', () => {
	it('holds no note, no transfer note, no disposition and nobody it is meant for', () => {
		const seen = story().map((event) => visibleTo('customer', event)).filter((it) => it !== null)
		expect(seen.map((it) => it.type)).toEqual([
			'opened',
			'message',
			'assigned',
			'queued',
			'assigned',
			'queued',
			'assigned',
			'message',
			'closed',
		])
		expect(JSON.stringify(seen)).not.toMatch(/SECRET|please|done/)
		expect(seen.flatMap((it) => it.type === 'queued' ? [it.target] : [])).toEqual([null, null])
		expect(seen.at(-1)).toMatchObject({ disposition: null, note: null })
	})

	it('is a message or an assignment exactly as it is kept, so that its stored text can be sent', () => {
		for (const event of story()) {
			if (event.type === 'message' || event.type === 'assigned' || event.type === 'opened') expect(visibleTo('customer', event)).toBe(event)
		}
	})
})

it('shows a customer nothing of facts, rest, supervisors and how far they were moved ahead', () => {
	const it = new Talk()
	const content = { kind: 'text', text: 'Hello' } as const
	it.do({ type: 'receive', atMs: 1_000, id: 'client-1', author: customer, content, origin: { ...origin, facts: { tier: 'SECRET' } } })
	it.learns({ intent: 'SECRET' })
	it.isBoosted(1)
	it.isGivenTo(ana, { idleMs: 1_000 })
	it.replies(ana)
	it.atMs += 1_000
	it.idles()
	it.writes()
	it.isAnswered(false)
	it.isMovedByHand(bookings)
	const seen = it.rows.map(({ event }) => visibleTo('customer', event)).filter((event) => event !== null)
	expect(seen.map((event) => event.type)).toEqual(['opened', 'message', 'assigned', 'message', 'message', 'queued', 'queued'])
	expect(JSON.stringify(seen)).not.toMatch(/SECRET|boost|idleMs|boss/)
})

it('shows a customer that they are held and called back', () => {
	const it = new Talk()
	it.writes()
	it.hears({ type: 'held', mode: 'callback', opensAtMs: null })
	it.asksForCallback()
	it.hears({ type: 'resumed' })
	for (const { event } of it.rows.slice(2)) expect(visibleTo('customer', event)).toBe(event)
})

it('shows staff all', () => {
	for (const event of story()) expect(visibleTo('staff', event)).toBe(event)
})
