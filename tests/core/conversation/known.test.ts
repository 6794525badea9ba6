import { describe, expect, it } from 'vitest'
import { FactsPatch } from '../../../core/conversation/facts-patch.ts'
import { factsOf } from '../../../core/conversation/known.ts'
import { entryOf } from '../../../core/conversation/present.ts'
import { blankConversation, evolve } from '../../../core/conversation/state.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import { Talk } from '../support/conversation.ts'
import { ana, bookings, contact, customer, origin, support, talk, wei } from '../support/people.ts'
import { activeWith, kinds, waiting } from '../support/stage.ts'

const entry = (it: Talk) => entryOf(talk(1), it.state)

describe('what is known of a customer', () => {
	it('is, to begin with, the kind of work, their language and who they are', () => {
		expect(entry(waiting())).toMatchObject({
			facts: { ...plainFacts, media: 'chat', language: 'zh' },
			contact: contact.id,
			boostMs: 0,
			callback: null,
		})
	})

	it('takes the first part of a language tag, and English for none', () => {
		const languages = ['zh-Hans-CN', 'PT-br', 'de', '', '-'].map((language) => factsOf({ ...contact, language }).language)
		expect(languages).toEqual(['zh', 'pt', 'de', 'en', 'en'])
	})

	it('comes with the first word, and is read off an older log that does not say', () => {
		const it = new Talk()
		const content = { kind: 'text', text: 'Hello' } as const
		const facts = { intent: 'refund', tier: 'gold' }
		it.do({ type: 'receive', atMs: 1_000, id: 'client-1', author: customer, content, origin: { ...origin, facts } })
		expect(entry(it).facts).toEqual({ ...plainFacts, language: 'zh', intent: 'refund', tier: 'gold' })
		const older = { type: 'opened', inbox: origin.inbox, queue: support, contact, placement: 1 } as const
		expect(evolve(blankConversation, { seq: 1, atMs: 1, event: older }).facts).toEqual({ ...plainFacts, language: 'zh' })
	})

	it('grows while they wait, and the line hears of it', () => {
		const it = waiting()
		expect(kinds(it.learns({ tier: 'gold' }))).toEqual(['facts'])
		it.learns({ departsAtMs: 5_000 })
		expect(entry(it).facts).toMatchObject({ tier: 'gold', departsAtMs: 5_000, language: 'zh' })
		expect(it.owed.slice(1)).toEqual(Array(2).fill({ type: 'update', queue: support, placement: 1, what: 'facts' }))
	})

	it('that was known already is no news, and of who does not wait nobody in line hears', () => {
		const it = activeWith()
		it.learns({ tier: 'gold' })
		expect(it.learns({ tier: 'gold' })).toEqual([])
		expect(it.owed.filter((owed) => owed.type === 'update')).toEqual([])
		expect(new Talk().learns({ tier: 'gold' })).toBe('not-found')
	})

	it('R12: is who served them last, when they come back', () => {
		const it = activeWith()
		it.atMs = 50_000
		it.isClosedBy(ana)
		it.atMs = 90_000
		it.writes('again')
		expect(entry(it).facts).toMatchObject({ lastAgent: ana, lastAgentAtMs: 50_000, contacts: 1 })
		it.isGivenTo(wei)
		it.isLostBy(wei)
		expect(entry(it).facts).toMatchObject({ lastAgent: wei, lastAgentAtMs: 90_000, contacts: 1 })
	})

	it('R12: is not who has just passed them on', () => {
		const it = activeWith()
		it.learns({ lastAgent: ana, lastAgentAtMs: 900 })
		it.movesTo(bookings, ana)
		expect(entry(it).facts).toMatchObject({ lastAgent: null, lastAgentAtMs: null })
	})

	it('counts the contacts of the last thirty days, unless the company knows of more', () => {
		const it = activeWith()
		for (const days of [1, 2, 31]) {
			it.isClosedBy(ana)
			it.atMs += days * 86_400_000
			it.writes()
			it.isGivenTo(ana)
		}
		expect(entry(it).facts.contacts).toBe(1)
		it.learns({ contacts: 7 })
		expect(entry(it).facts.contacts).toBe(7)
	})

	it('of a new matter is what the page says of that', () => {
		const it = activeWith()
		it.isClosedBy(ana)
		const content = { kind: 'text', text: 'And now' } as const
		const command = { type: 'receive', atMs: 2_000, id: 'client-9', author: customer, content } as const
		expect(kinds(it.do({ ...command, origin: { ...origin, facts: { intent: 'refund' } } }))).toEqual(['message', 'facts', 'queued'])
		expect(entry(it).facts).toMatchObject({ intent: 'refund', lastAgent: ana })
	})
})

describe('what somebody says of a customer', () => {
	it('is as much as they know: what is left out is not overwritten', () => {
		expect(FactsPatch.parse({})).toEqual({})
		expect(FactsPatch.parse({ tier: null, contacts: 0 })).toEqual({ tier: null, contacts: 0 })
	})

	it('is refused when it is not a fact, too long or too much', () => {
		const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`a${i}`, true]))
		for (const bad of [{ foo: 1 }, { tier: 'Gold!' }, { attributes: { plan: 'x'.repeat(201) } }, { attributes: many }, { contacts: -1 }]) {
			expect(FactsPatch.safeParse(bad).success).toBe(false)
		}
	})

	it('loses what no database can hold', () => {
		expect(FactsPatch.parse({ attributes: { plan: 'p\u0000r\ud800o' } }).attributes).toEqual({ plan: 'pr\ufffdo' })
	})
})
