import { describe, expect, test } from 'vitest'
import { saidIn } from '../../../core/conversation/said.ts'
import type { AgentId, ContactId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'

const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const agent = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const via = 'demo.telegram/5'

function rows(...events: readonly ConversationEvent[]): Row[] {
	return events.map((event, i) => ({ seq: i + 1, atMs: 1_000 + i, event }))
}

function word(text: string, more: { sentAtMs?: number; order?: number; by?: typeof customer | typeof agent } = {}): ConversationEvent {
	const { by = customer, ...when } = more
	return { type: 'message', id: text, author: by, content: { kind: 'text', text }, via, ...when }
}

const texts = (from: readonly Row[]) => saidIn(from).map((it) => it.content.text)

describe('what was said', () => {
	test('late goes before what was said after it, never before an answer', () => {
		expect(texts(rows(word('2', { sentAtMs: 2 }), word('3', { sentAtMs: 3 }), word('1', { sentAtMs: 1 })))).toEqual(['1', '2', '3'])
		expect(texts(rows(word('2', { sentAtMs: 2 }), word('hi', { by: agent }), word('1', { sentAtMs: 1 })))).toEqual(['2', 'hi', '1'])
		expect(texts(rows(word('b', { sentAtMs: 1, order: 2 }), word('a', { sentAtMs: 1, order: 1 })))).toEqual(['a', 'b'])
		expect(texts(rows(word('x'), word('y', { sentAtMs: 0 })))).toEqual(['x', 'y'])
	})

	test('is what it has been changed to, with one reaction of everybody, and how far it has come', () => {
		const [said] = saidIn(rows(
			word('teh', { by: agent }),
			{ type: 'edited', id: 'e1', of: 'teh', by: agent, content: { kind: 'text', text: 'the' } },
			{ type: 'reaction', id: 'r1', of: 'teh', by: customer, emoji: '👍' },
			{ type: 'reaction', id: 'r2', of: 'teh', by: customer, emoji: '❤' },
			{ type: 'delivery', message: 'teh', state: 'sent' },
			{ type: 'delivery', message: 'teh', state: 'read' },
			{ type: 'deleted', id: 'd1', of: 'teh', by: agent },
		))
		expect(said).toMatchObject({
			content: { text: 'the' },
			isEdited: true,
			isDeleted: true,
			reactions: [{ emoji: '❤' }],
			delivery: { state: 'read' },
		})
	})

	test('brings its files, as far as they have come', () => {
		const file = { id: 'fil_1', kind: 'image', name: null, type: null, bytes: null } as const
		const message: ConversationEvent = { type: 'message', id: 'm', author: customer, content: { kind: 'files', text: '', files: [file] } }
		expect(saidIn(rows(message))[0]?.files).toEqual([{ id: 'fil_1', state: 'coming', stored: null }])
		expect(saidIn(rows(message, { type: 'file', file: 'fil_1', stored: null, reason: 'gone' }))[0]?.files[0]?.state).toBe('gone')
	})
})
