import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saidIn as saidToCustomers } from '../../../channels/webchat/widget/said.ts'
import { ELSEWHERE } from '../../../core/channel/point.ts'
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

const text = (it: string) => ({ kind: 'text', text: it }) as const
const about = { id: 'change', of: 'm', by: customer } as const
const edited = (it: string, sentAtMs: number): ConversationEvent => ({ type: 'edited', ...about, content: text(it), sentAtMs })
const deleted = (sentAtMs: number): ConversationEvent => ({ type: 'deleted', ...about, sentAtMs })
const reaction = (emoji: string | null, sentAtMs: number, by: typeof customer | typeof agent = customer): ConversationEvent => ({
	type: 'reaction',
	...{ ...about, by, emoji, sentAtMs },
})

describe('what is done to a message', () => {
	const message = word('m', { sentAtMs: 10 })

	test.each<[string, readonly ConversationEvent[], object]>([
		['is taken back before it has come', [deleted(20), message], { isDeleted: true, content: { text: 'm' } }],
		['is changed before it has come', [edited('E20', 20), message], { isEdited: true, content: { text: 'E20' } }],
		['is changed for the last time before the time before', [message, edited('E30', 30), edited('E20', 20)], { content: { text: 'E30' } }],
		['is liked before it has come', [reaction('🎉', 20), message], { reactions: [{ emoji: '🎉' }] }],
		['is not liked any more', [message, reaction(null, 30), reaction('🎉', 20)], { reactions: [] }],
		['is changed once it is taken back', [message, deleted(20), edited('E30', 30)], {
			isDeleted: true,
			isEdited: false,
			content: { text: 'm' },
		}],
		['is known to be changed after it was taken back', [message, deleted(30), edited('E20', 20)], {
			isDeleted: true,
			content: { text: 'E20' },
		}],
	])('%s', (_, events, expected) => {
		expect(saidIn(rows(...events))).toMatchObject([expected])
	})

	test('without a time is done when it came', () => {
		const undated = { type: 'edited', ...about, content: text('undated') } as const
		expect(texts(rows(message, undated, edited('E20', 20)))).toEqual(['undated'])
		expect(texts(rows(message, undated, edited('now', 1_002)))).toEqual(['now'])
	})

	test('within a moment is done in its order, else as it came', () => {
		const at = (it: string, order: number) => ({ ...edited(it, 20), order })
		expect(texts(rows(message, at('second', 2), at('first', 1)))).toEqual(['second'])
		expect(texts(rows(message, at('first', 1), at('second', 1)))).toEqual(['second'])
	})

	test('leaves it the same in whatever order it comes, for staff and customers', () => {
		const change = fc.oneof(
			fc.string().map((it) => (atMs: number) => edited(it, atMs)),
			fc.constant(deleted),
			fc.tuple(fc.constantFrom('👍', '🎉', null), fc.constantFrom(customer, agent)).map(([emoji, by]) => (atMs: number) =>
				reaction(emoji, atMs, by)
			),
		)
		const history = fc.array(change, { maxLength: 8 }).map((all) => [message, ...all.map((make, i) => make(20 + i))])
		const both = history.chain((it) => fc.tuple(fc.constant(it), fc.shuffledSubarray(it, { minLength: it.length })))
		fc.assert(fc.property(both, ([inOrder, shuffled]) => {
			const standing = (events: readonly ConversationEvent[]) => saidIn(rows(...events)).map(({ seq: _, atMs: __, ...it }) => it)
			expect(standing(shuffled)).toEqual(standing(inOrder))
			expect(saidToCustomers(rows(...shuffled))).toEqual(saidToCustomers(rows(...inOrder)))
		}))
	})
})

test('an answer from elsewhere has been sent, and goes further as it is told', () => {
	const echo = word('telegram:7', { by: { ...agent, id: ELSEWHERE } })
	expect(saidIn(rows(echo))[0]?.delivery).toEqual({ state: 'sent', problem: null })
	expect(saidIn(rows(echo, { type: 'delivery', message: 'telegram:7', state: 'read' }))[0]?.delivery?.state).toBe('read')
})
