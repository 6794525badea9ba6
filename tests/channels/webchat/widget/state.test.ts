import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConversationServerFrame } from '../../../../core/protocol/conversation.ts'
import { messageState } from '../../../../channels/webchat/widget/message-state.ts'
import { applyFrame, emptyState, newestAgentSeq, type State, unreadCount } from '../../../../channels/webchat/widget/state.ts'
import { ANA, assigned, CALLBACK, callback, closed, fromAna, fromCustomer, held, hello, opened, queued, row } from './rows.ts'

const LOG = [fromCustomer(1, 'message-1'), queued(2), assigned(3), fromAna(5), fromCustomer(6, 'message-2'), fromAna(9)]

function after(...frames: ConversationServerFrame[]): State {
	return frames.reduce(applyFrame, emptyState)
}

describe('rows', () => {
	test('count once each, in order, however often and in whatever pieces they come', () => {
		const piece = fc.record({ from: fc.nat(5), length: fc.nat(6) })
		fc.assert(fc.property(fc.array(piece), (pieces) => {
			let state = emptyState
			for (const { from, length } of pieces) {
				// The server never skips a row the customer may see: a piece begins at or before what comes next.
				const start = Math.min(from, LOG.filter((it) => it.seq <= state.cursor).length)
				state = applyFrame(state, { type: 'events', rows: LOG.slice(start, start + length) })
			}
			expect(state.rows).toEqual(LOG.slice(0, state.rows.length))
			expect(state.cursor).toBe(state.rows.at(-1)?.seq ?? 0)
		}))
	})

	test('of the past do not undo what hello says of the present', () => {
		const standing = { position: 2, waitMs: 60_000 }
		const state = after(hello({ status: 'queued', standing, seq: 4 }), { type: 'events', rows: [queued(1), assigned(2), queued(4)] })
		expect(state).toMatchObject({ status: 'queued', agent: null, standing })
	})

	test('that arrive live change how things stand', () => {
		const live = (...rows: typeof LOG) => after(hello(), { type: 'events', rows })
		expect(live(opened(1))).toMatchObject({ status: 'queued', agent: null })
		expect(live(queued(1))).toMatchObject({ status: 'queued', agent: null })
		expect(live(queued(1), assigned(2))).toMatchObject({ status: 'active', agent: ANA.name, standing: null })
		expect(live(assigned(1), queued(2))).toMatchObject({ status: 'queued', agent: null })
		expect(live(assigned(1), closed(2))).toMatchObject({ status: 'closed', agent: null })
		expect(live(queued(1), row(2, { type: 'abandoned' }))).toMatchObject({ status: 'abandoned', standing: null })
	})
})

describe('a queue that is closed', () => {
	const live = (...rows: typeof LOG) => after(hello(), { type: 'events', rows })

	test('holds who waits until it opens', () => {
		expect(live(queued(1), held(2))).toMatchObject({ status: 'deferred', held: { mode: 'message' }, standing: null })
		expect(live(queued(1), held(2), row(3, { type: 'resumed', placement: 1 }))).toMatchObject({ status: 'queued', held: null })
		expect(live(queued(1), held(2), assigned(3))).toMatchObject({ status: 'active', held: null })
		expect(live(queued(1), held(2), closed(3, 'customer'))).toMatchObject({ status: 'closed', held: null })
	})

	test('is known from the first word of the server', () => {
		const view = { status: 'deferred', held: { mode: 'defer', opensAtMs: null }, callback: CALLBACK } as const
		expect(after(hello(view))).toMatchObject(view)
	})
})

describe('a callback', () => {
	const live = (...rows: typeof LOG) => after(hello(), { type: 'events', rows })

	test('is asked for, waits between attempts, and is off when the customer is back', () => {
		const later = { ...CALLBACK, attempt: 2, notBeforeMs: CALLBACK.notBeforeMs + 600_000 }
		expect(live(queued(1), callback(2))).toMatchObject({ status: 'queued', callback: CALLBACK })
		const between = live(queued(1), callback(2), assigned(3), callback(4, later), queued(5, 'retried'))
		expect(between).toMatchObject({ status: 'deferred', callback: later, agent: null })
		expect(applyFrame(between, { type: 'events', rows: [callback(6, null)] })).toMatchObject({ status: 'queued', callback: null })
	})

	test('does not open a queue that is closed', () => {
		expect(live(queued(1), held(2), callback(3), callback(4, null))).toMatchObject({ status: 'deferred', callback: null })
	})

	test('ends with the conversation', () => {
		expect(live(queued(1), callback(2), closed(3, 'system'))).toMatchObject({ status: 'closed', callback: null })
	})
})

test('a closed conversation has nobody at the other end, whoever held it last', () => {
	expect(after(hello({ status: 'active', assignee: ANA })).agent).toBe(ANA.name)
	expect(after(hello({ status: 'closed', assignee: ANA })).agent).toBeNull()
})

test('the agent’s typing ends with their message', () => {
	const typing: ConversationServerFrame = { type: 'typing', party: 'agent', on: true }
	expect(after(hello(), typing).agentTyping).toBe(true)
	expect(after(hello(), typing, { type: 'events', rows: [fromAna(1)] }).agentTyping).toBe(false)
	expect(after(hello(), { type: 'typing', party: 'customer', on: true }).agentTyping).toBe(false)
})

test('counts as unread what the agent wrote after the customer last looked, here or in another tab', () => {
	const state = after(hello(), { type: 'events', rows: LOG })
	expect(unreadCount(state)).toBe(2)
	expect(newestAgentSeq(state)).toBe(9)
	expect(unreadCount(applyFrame(state, { type: 'marks', party: 'customer', marks: { received: 9, read: 5 } }))).toBe(1)
})

describe('a message of the customer', () => {
	test('is sent, then delivered, then read', () => {
		expect(messageState(4, { received: 3, read: 3 })).toBe('sent')
		expect(messageState(4, { received: 4, read: 3 })).toBe('delivered')
		expect(messageState(4, { received: 3, read: 4 })).toBe('read')
	})

	test('never goes back, in whatever order marks and hellos arrive', () => {
		const rank = ['sent', 'delivered', 'read']
		const marks = fc.record({ received: fc.nat(10), read: fc.nat(10) })
		fc.assert(fc.property(fc.array(fc.tuple(marks, fc.boolean())), fc.nat(10), (news, seq) => {
			let state = emptyState
			for (const [agent, greeting] of news) {
				const before = rank.indexOf(messageState(seq, state.agentMarks))
				const customer = { received: 0, read: 0 }
				state = applyFrame(state, greeting ? hello({ marks: { customer, agent } }) : { type: 'marks', party: 'agent', marks: agent })
				expect(rank.indexOf(messageState(seq, state.agentMarks))).toBeGreaterThanOrEqual(before)
			}
		}))
	})
})
