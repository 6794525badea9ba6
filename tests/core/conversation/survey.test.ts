import { describe, expect, test } from 'vitest'
import type { Command, Origin } from '../../../core/conversation/command.ts'
import { decide } from '../../../core/conversation/machine.ts'
import { blankConversation, type ConversationState, evolve } from '../../../core/conversation/state.ts'
import type { AgentId, ContactId, InboxId, QueueId } from '../../../core/ids.ts'

const HOUR_MS = 3_600_000
const contact = { id: 'ctc_1' as ContactId, name: null, language: 'en' }
const point = { channel: 'whatsapp', inbox: 'demo.whatsapp' as InboxId, address: '4915', label: null } as const
const origin: Origin = { inbox: point.inbox, queue: 'support' as QueueId, contact, returnMs: 0, point }
const ana = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const

function after(...commands: readonly Command[]): { state: ConversationState; last: readonly string[]; owed: readonly string[] } {
	let state = blankConversation
	let [last, owed]: [readonly string[], readonly string[]] = [[], []]
	for (const command of commands) {
		const decision = decide(state, command)
		if (!decision.ok) throw new Error(decision.code)
		last = decision.events.map((it) => it.type)
		owed = decision.effects.map((it) => it.type)
		for (const event of decision.events) state = evolve(state, { seq: state.seq + 1, atMs: command.atMs, event })
	}
	return { state, last, owed }
}

const says = (text: string, atMs: number, id = `c${atMs}`): Command => ({
	type: 'receive',
	atMs,
	id,
	author: { kind: 'customer', id: contact.id },
	content: { kind: 'text', text },
	origin,
	sentAtMs: atMs,
})
const closes = (atMs: number): Command => ({
	type: 'close',
	atMs,
	id: 'x1',
	by: ana,
	disposition: 'solved',
	note: null,
	survey: 'How was it?',
})
const talk = [says('Hello', 0), { type: 'assign', atMs: 1, agent: ana.id, name: 'Ana', placement: 1, epoch: 1 }] as const

describe('a survey', () => {
	test('goes out when an agent closes, and its answer does not open the conversation again', () => {
		expect(after(...talk, closes(2))).toMatchObject({ last: ['closed', 'message'], owed: ['release', 'send'] })
		const rated = after(...talk, closes(2), says('4', 3))
		expect(rated.last).toEqual(['message', 'rated'])
		expect(rated.state.status).toBe('closed')
	})

	test('is not sent when the window has shut', () => {
		expect(after(...talk, closes(25 * HOUR_MS)).last).toEqual(['closed'])
	})

	test('is answered once; anything else is a new word', () => {
		expect(after(...talk, closes(2), says('4', 3), says('5', 4)).last).toContain('queued')
		expect(after(...talk, closes(2), says('one more thing', 3)).last).toContain('queued')
	})
})
