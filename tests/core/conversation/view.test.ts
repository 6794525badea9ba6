import { describe, expect, it } from 'vitest'
import { visibleTo } from '../../../core/conversation/view.ts'
import type { ConversationEvent } from '../../../core/protocol/conversation.ts'
import { Talk } from '../support/conversation.ts'
import { ana, support, wei } from '../support/people.ts'

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

it('shows staff all', () => {
	for (const event of story()) expect(visibleTo('staff', event)).toBe(event)
})
