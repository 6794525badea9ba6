import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankConversation as blankLog, type ConversationState as LogState, evolve } from '../../../core/conversation/state.ts'
import { type Point, pointKey } from '../../../core/channel/point.ts'
import { viewOf } from '../../../core/conversation/present.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId } from '../../../core/ids.ts'
import type { ConversationEvent, ConversationServerFrame, ConversationView, Row } from '../../../core/protocol/conversation.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import {
	blankConversation,
	type ConversationState,
	cursorOf,
	lastMessageOf,
	reduceConversation,
	unreadOf,
	waitingSinceMs,
} from '../../../workers/console/state/conversation-store.ts'

const ID = 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' as ConversationId
const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const agent = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const opened: ConversationEvent = {
	type: 'opened',
	inbox: 'demo.web' as InboxId,
	queue: 'support' as QueueId,
	contact: { id: customer.id, name: 'Mia', language: 'en' },
	placement: 1,
}
const assigned: ConversationEvent = { type: 'assigned', agent: agent.id, name: agent.name, epoch: 1 }
const point: Point = { channel: 'wechat', inbox: 'demo.wechat' as InboxId, address: 'open-1', label: null }
const via = pointKey(point)
const says = (author: typeof customer | typeof agent, text = 'hello'): Extract<ConversationEvent, { type: 'message' }> => ({
	type: 'message',
	id: `id-${text}`,
	author,
	content: { kind: 'text', text },
})
const events = fc.constantFrom<ConversationEvent>(
	says(customer),
	says(agent),
	assigned,
	{ type: 'note', id: 'note-0001', author: agent, text: 'gold customer' },
	{ type: 'transferred', id: 'move-0001', by: agent, to: { kind: 'queue', queue: 'bookings' as QueueId }, note: null },
	{ type: 'queued', reason: 'transferred', queue: 'bookings' as QueueId, placement: 2, enqueuedAtMs: 1_000, target: null },
	{ type: 'queued', reason: 'retried', queue: 'bookings' as QueueId, placement: 3, enqueuedAtMs: 1_000, target: null, boostMs: 5 },
	{ type: 'queued', reason: 'reopened', queue: 'bookings' as QueueId, placement: 4, enqueuedAtMs: 1_007, target: null },
	{ type: 'held', mode: 'callback', opensAtMs: 9_000, placement: 1 },
	{ type: 'resumed', placement: 1 },
	{ type: 'callback', id: 'call-0001', callback: { attempt: 1, notBeforeMs: 1_000, expiresAtMs: 9_000, to: '+49 151 0' } },
	{ type: 'callback', id: 'call-0002', callback: { attempt: 2, notBeforeMs: 8_000, expiresAtMs: 9_000, to: '+49 151 0' } },
	{ type: 'callback', id: 'call-0003', callback: null },
	{ type: 'idled', agent: agent.id, epoch: 1 },
	{ type: 'woken', agent: agent.id, epoch: 1 },
	{ type: 'facts', facts: { ...plainFacts, tier: 'gold' }, by: agent },
	{ type: 'override', id: 'act-00001', by: agent, act: { type: 'boost', byMs: 5_000 } },
	{ type: 'merged', into: 'cnv_01JD3ZK8Q0ABCDEFGHJKMP' as ConversationId },
	{ type: 'abandoned' },
	{ type: 'joined', point },
	{ ...says(customer, 'by phone'), via, sentAtMs: 900 },
	{ ...says(customer, 'late'), via, sentAtMs: 400 },
	{ ...says(agent, 'answer'), via },
	{ type: 'followed', via },
	{ type: 'unfollowed', via },
	{ type: 'window', via, state: 'closing', closesAtMs: 9_000 },
	{ type: 'blocked', id: 'block-01', by: agent },
	{ type: 'unblocked', id: 'block-02', by: agent },
	{ type: 'contact', contact: { id: customer.id, name: 'Mia Chen', language: 'zh', phone: '+4915100000000' } },
	{ type: 'delivery', message: 'id-answer', state: 'sent' },
	{ type: 'closed', id: 'close-001', by: agent, disposition: 'solved', note: null },
)

function logOf(rest: readonly ConversationEvent[]): readonly Row[] {
	return [opened, ...rest].map((event, i) => ({ seq: i + 1, atMs: 1_000 + i, event }))
}

/** The view the server itself would give after the first `seq` rows. */
function viewAt(log: readonly Row[], seq: number): ConversationView {
	const state = log.slice(0, seq).reduce<LogState>(evolve, blankLog)
	const marks = { customer: { received: 0, read: 0 }, agent: { received: 0, read: 0 } }
	return viewOf(ID, state, { marks, customerOnline: true, standing: null })
}

function hello(log: readonly Row[], seq: number): ConversationServerFrame {
	return { type: 'hello', v: 1, nowMs: 0, view: viewAt(log, seq) }
}

function fold(frames: readonly ConversationServerFrame[], state: ConversationState = blankConversation): ConversationState {
	return frames.reduce(reduceConversation, state)
}

function whole(log: readonly Row[]): ConversationState {
	return fold([hello(log, log.length), { type: 'events', rows: log }])
}

describe('the rows and the view of a conversation', () => {
	it('are the same however the frames were split, cut off, resumed and repeated', () => {
		const cuts = fc.array(fc.record({ upTo: fc.nat(20), again: fc.nat(4), reconnects: fc.boolean() }), { maxLength: 12 })
		fc.assert(fc.property(fc.array(events, { maxLength: 18 }), cuts, (rest, plan) => {
			const log = logOf(rest)
			let known = 1
			let state = fold([hello(log, 1), { type: 'events', rows: log.slice(0, 1) }])
			for (const { upTo, again, reconnects } of [...plan, { upTo: log.length, again: 0, reconnects: false }]) {
				known = Math.max(known, Math.min(upTo, log.length))
				if (reconnects) state = fold([hello(log, known)], state)
				state = fold([{ type: 'events', rows: log.slice(Math.max(0, cursorOf(state) - again), known) }], state)
			}
			expect(state).toEqual(whole(log))
		}))
	})

	it('follow the log to the view the server gives', () => {
		fc.assert(fc.property(fc.array(events, { maxLength: 18 }), (rest) => {
			const log = logOf(rest)
			expect(fold([hello(log, 1), { type: 'events', rows: log }]).view).toEqual(viewAt(log, log.length))
		}))
	})

	it('leave who is called later out of line when only the number changes', () => {
		const callback = { attempt: 2, notBeforeMs: 8_000, expiresAtMs: 9_000, to: '+49 151 0' }
		const retried = { type: 'queued', reason: 'retried', queue: 'bookings' as QueueId, placement: 3, target: null } as const
		const log = logOf([
			{ type: 'callback', id: 'call-0001', callback },
			{ ...retried, enqueuedAtMs: 1_000 },
			{ type: 'callback', id: 'call-0002', callback: { ...callback, to: '+49 151 1' } },
		])
		const { view } = fold([hello(log, 1), { type: 'events', rows: log }])
		expect(view).toEqual(viewAt(log, log.length))
		expect(view).toMatchObject({ status: 'deferred', callback: { to: '+49 151 1' } })
	})

	it('are not set back by a hello that was overtaken', () => {
		const log = logOf([assigned, says(customer)])
		const late = fold([hello(log, 1)], whole(log))
		expect(late.view?.status).toBe('active')
		expect(late.view?.seq).toBe(3)
	})
})

describe('unread messages', () => {
	const log = logOf([assigned, says(customer, 'a'), says(customer, 'b'), says(agent, 'c'), says(customer, 'd')])

	it("counts what the customer said after the agent's read mark", () => {
		const state = whole(log)
		expect(unreadOf(state)).toBe(3)
		expect(unreadOf(fold([{ type: 'marks', party: 'agent', marks: { received: 6, read: 3 } }], state))).toBe(2)
		expect(unreadOf(fold([{ type: 'marks', party: 'agent', marks: { received: 6, read: 6 } }], state))).toBe(0)
	})

	it('stay read when an older mark comes late or a reconnect forgets it', () => {
		const read = fold([{ type: 'marks', party: 'agent', marks: { received: 6, read: 6 } }], whole(log))
		const later = fold([{ type: 'marks', party: 'agent', marks: { received: 2, read: 2 } }, hello(log, log.length)], read)
		expect(unreadOf(later)).toBe(0)
	})

	it('do not double when rows come twice', () => {
		expect(unreadOf(fold([{ type: 'events', rows: log }], whole(log)))).toBe(3)
	})
})

describe('the wait for an answer', () => {
	it('keeps the first waiting time when the customer writes twice', () => {
		expect(waitingSinceMs(whole(logOf([says(customer, 'a'), says(customer, 'b')])))).toBe(1_001)
	})

	it('is over with our answer, and with the end of the conversation', () => {
		expect(waitingSinceMs(whole(logOf([says(customer), says(agent)])))).toBeNull()
		const closed: ConversationEvent = { type: 'closed', id: 'close-001', by: customer, disposition: null, note: null }
		expect(waitingSinceMs(whole(logOf([says(customer), closed])))).toBeNull()
	})
})

describe('what a list shows', () => {
	it('shows the newest message and who wrote it, not the notes', () => {
		const note: ConversationEvent = { type: 'note', id: 'note-0001', author: agent, text: 'secret' }
		expect(lastMessageOf(whole(logOf([says(customer, 'a'), says(agent, 'b'), note])))).toEqual({
			content: { kind: 'text', text: 'b' },
			fromCustomer: false,
			atMs: 1_002,
		})
		expect(lastMessageOf(blankConversation)).toBeNull()
	})

	it('stops showing typing once the message is there, or the customer has gone', () => {
		const log = logOf([assigned, says(customer)])
		const typing = fold([hello(log, 2), { type: 'events', rows: log.slice(0, 2) }, { type: 'typing', party: 'customer', on: true }])
		expect(typing.customerTyping).toBe(true)
		expect(fold([{ type: 'events', rows: log }], typing).customerTyping).toBe(false)
		expect(fold([{ type: 'presence', customerOnline: false }], typing).customerTyping).toBe(false)
	})
})
