import { describe, expect, it } from 'vitest'
import { type Point, pointKey } from '../../../core/channel/point.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId } from '../../../core/ids.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import { eventText } from '../../../workers/console/conversation/event-text.ts'
import { TALK_WORDS } from '../../../workers/console/conversation/words/use-talk-words.ts'
import { LOCALES, WORDS } from '../../../workers/console/i18n/locale.ts'
import type { Happened } from '../../../workers/console/state/thread.ts'

type Event = Happened['event']
const lead = { kind: 'agent', id: 'usr_1' as AgentId, name: 'Mara' } as const
const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const system = { kind: 'system' } as const
const bookings = 'bookings' as QueueId
const wei = 'wei' as AgentId
const directory = {
	queues: [{ id: bookings, name: 'Bookings' }],
	agents: [{ id: wei, name: 'Wei' }],
	dispositions: [],
}
const callback = { attempt: 1, notBeforeMs: 0, expiresAtMs: 9, to: '+49 151' }
const queued = (reason: Extract<Event, { type: 'queued' }>['reason']): Event => ({
	type: 'queued',
	reason,
	queue: bookings,
	placement: 2,
	enqueuedAtMs: 0,
	target: null,
})

const point: Point = { channel: 'twilio-messaging', inbox: 'demo.sms' as InboxId, address: 'whatsapp:+49151', label: '+49 151' }
const via = pointKey(point)
const pointOf = (key: string) => key === via ? point : null

function said(event: Event): string {
	return eventText(event, { words: WORDS.en, directory, outcome: (id) => id, tag: 'en-GB', talk: TALK_WORDS.en, pointOf })
}

describe('what happened', () => {
	it('says who did what by hand', () => {
		const did = (act: Extract<Event, { type: 'override' }>['act']) => said({ type: 'override', id: 'x', by: lead, act })
		expect(did({ type: 'boost', byMs: 300_000 })).toBe('Mara moved it ahead by 5 min')
		expect(did({ type: 'move', queue: bookings })).toBe('Mara moved it to Bookings')
		expect(did({ type: 'assign', agent: wei, force: false })).toBe('Mara gave it to Wei')
		expect(did({ type: 'assign', agent: wei, force: true })).toBe('Mara gave it to Wei, even over their limit')
	})

	it('says where it went and why', () => {
		expect(said(queued('overflowed'))).toBe('Waited long, so it went over to Bookings')
		expect(said(queued('idle'))).toContain('ahead of others')
		expect(said(queued('retried'))).toContain('in the old place')
	})

	it('says until when it is held, where anybody knows', () => {
		const held = (opensAtMs: number | null) => said({ type: 'held', mode: 'callback', opensAtMs, placement: 1 })
		expect(held(null)).toBe(WORDS.en.event.held.callback)
		expect(held(Date.UTC(2026, 10, 23, 9))).toContain('· Opens 23 Nov')
	})

	it('says where the customer wants to be called, each further attempt, and that they came by themselves', () => {
		expect(said({ type: 'callback', id: 'x', callback })).toBe('The customer asked to be called back at +49 151')
		expect(said({ type: 'callback', id: 'x', callback: { ...callback, attempt: 2 } })).toMatch(/^Attempt 2 not before /)
		expect(said({ type: 'callback', id: 'x', callback: null })).toBe(WORDS.en.event.callbackOff)
	})

	it('says who closed it, or why it closed by itself', () => {
		const closed = (more: Partial<Extract<Event, { type: 'closed' }>>) =>
			said({ type: 'closed', id: 'x', by: system, disposition: null, note: null, ...more })
		expect(closed({ by: lead, disposition: 'solved' })).toBe('Mara closed the conversation · Outcome: solved')
		expect(closed({ by: customer })).toBe(WORDS.en.event.closedByCustomer)
		expect(closed({ reason: 'unreached' })).toBe(WORDS.en.event.ended.unreached)
	})

	it('says by which channel, as people call it', () => {
		expect(said({ type: 'joined', point })).toBe('They can also be reached by WhatsApp: +49 151')
		expect(said({ type: 'window', via, state: 'closed', closesAtMs: 1 })).toBe('WhatsApp: the time to answer is over')
		expect(said({ type: 'unfollowed', via: 'gone' })).toContain('another channel')
	})

	it('has words in every language for all that can happen', () => {
		const events: readonly Event[] = [
			...(['opened', 'reopened', 'returned', 'transferred', 'agent_lost', 'overflowed', 'moved', 'idle', 'retried'] as const).map(queued),
			...(['defer', 'message', 'callback', 'voicemail'] as const).map((mode): Event => ({
				type: 'held',
				mode,
				opensAtMs: 1,
				placement: 1,
			})),
			...(['idled', 'woken'] as const).map((type): Event => ({ type, agent: wei, epoch: 1 })),
			{ type: 'resumed', placement: 1 },
			{ type: 'callback', id: 'x', callback },
			{ type: 'facts', facts: plainFacts, by: lead },
			{ type: 'facts', facts: plainFacts, by: system },
			{ type: 'override', id: 'x', by: lead, act: { type: 'boost', byMs: 1 } },
			{ type: 'merged', into: 'cnv_2' as ConversationId },
			{ type: 'abandoned' },
			{ type: 'joined', point },
			{ type: 'followed', via },
			{ type: 'unfollowed', via: 'gone' },
			{ type: 'window', via, state: 'closing', closesAtMs: 1 },
			{ type: 'window', via, state: 'closed', closesAtMs: 1 },
			{ type: 'blocked', id: 'x', by: lead },
			{ type: 'unblocked', id: 'x', by: lead },
			{ type: 'contact', contact: { id: customer.id, name: null, language: 'en' } },
		]
		for (const locale of LOCALES) {
			for (const event of events) {
				const text = eventText(event, {
					words: WORDS[locale],
					directory,
					outcome: (id) => id,
					tag: locale,
					talk: TALK_WORDS[locale],
					pointOf,
				})
				expect(text, event.type).not.toMatch(/undefined|function|=>|\[object/)
				if (locale === 'zh') expect(text, event.type).toMatch(/\p{Script=Han}/u)
			}
		}
	})
})
