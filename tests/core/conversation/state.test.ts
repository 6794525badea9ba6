import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf, summaryOf, viewOf } from '../../../core/conversation/present.ts'
import { blankConversation, previewOf } from '../../../core/conversation/state.ts'
import { Talk } from '../support/conversation.ts'
import { ana, bookings, contact, support, talk } from '../support/people.ts'

describe('a preview', () => {
	it('is the text itself while short', () => {
		expect(previewOf('你好')).toBe('你好')
	})

	it('is never longer than 140 characters and never ends in half a character', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
			const preview = previewOf(text)
			expect(preview.length).toBeLessThanOrEqual(140)
			expect(preview.isWellFormed()).toBe(true)
		}))
		expect(previewOf(`${'x'.repeat(138)}😀😀`)).toBe(`${'x'.repeat(138)}�…`)
	})
})

describe('what a conversation shows of itself', () => {
	it('is nothing in lists before its first row', () => {
		expect(summaryOf(talk(1), blankConversation)).toBeNull()
		expect(viewOf(talk(1), blankConversation, live)).toMatchObject({ status: 'new', seq: 0, openedAtMs: null })
	})

	it('is its newest message in lists and the newest of the customer in offers', () => {
		const it = new Talk()
		it.writes('Where is my ticket?')
		it.isGivenTo(ana)
		it.replies(ana, 'On its way')
		expect(summaryOf(talk(1), it.state)).toMatchObject({ preview: 'On its way', assignee: ana, status: 'active', queue: support, seq: 4 })
		expect(entryOf(talk(1), it.state).subject).toMatchObject({ preview: 'Where is my ticket?', contactName: contact.name })
	})

	it('carries age, epoch, target and note back into line', () => {
		const it = new Talk()
		it.writes()
		it.isGivenTo(ana, { epoch: 4 })
		it.atMs += 1_000
		it.movesTo(bookings, ana, 'has a dog')
		expect(entryOf(talk(1), it.state)).toMatchObject({
			placement: 2,
			enqueuedAtMs: 1_000,
			epoch: 4,
			target: null,
			subject: { note: 'has a dog' },
		})
	})
})

const unseen = { received: 0, read: 0 }
const live = { marks: { customer: unseen, agent: unseen }, customerOnline: false, standing: null }
