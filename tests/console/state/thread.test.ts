import { describe, expect, it } from 'vitest'
import type { AgentId, ContactId, ConversationId, QueueId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'
import type { Outbox } from '../../../workers/console/state/outbox.ts'
import { type ThreadInput, threadOf } from '../../../workers/console/state/thread.ts'

const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const ana = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const wei = { kind: 'agent', id: 'wei' as AgentId, name: 'Wei' } as const
const MINUTE = 60_000

function says(author: typeof customer | typeof ana | typeof wei, id: string): ConversationEvent {
	return { type: 'message', id, author, content: { kind: 'text', text: id } }
}

function rows(...list: readonly (readonly [number, ConversationEvent])[]): readonly Row[] {
	return list.map(([atMs, event], i) => ({ seq: i + 1, atMs, event }))
}

function thread(more: Partial<ThreadInput>) {
	const dayOf = (atMs: number) => String(Math.floor(atMs / 86_400_000))
	return threadOf({ rows: [], unsent: [], customer: { received: 0, read: 0 }, me: 'ana', dayOf, ...more })
}

describe('the thread', () => {
	it('begins every calendar day with a line', () => {
		const items = thread({ rows: rows([0, says(customer, 'a')], [1, says(customer, 'b')], [86_400_000, says(customer, 'c')]) })
		expect(items.map((it) => it.kind)).toEqual(['day', 'message', 'message', 'day', 'message'])
	})

	it('shows how far our own messages have come, and nothing on those of others', () => {
		const log = rows([0, says(ana, 'a')], [1, says(ana, 'b')], [2, says(ana, 'c')], [3, says(wei, 'd')], [4, says(customer, 'e')])
		const said = thread({ rows: log, customer: { received: 2, read: 1 } }).filter((it) => it.kind === 'message')
		expect(said.map((it) => it.delivery)).toEqual(['read', 'delivered', 'sent', null, null])
	})

	it('puts what is on its way at the end, and keeps its key when it arrives', () => {
		const unsent: Outbox = [{ conversation: 'c', frame: { type: 'say', id: 'late', text: 'late' }, atMs: 9, refusedAs: null }]
		const before = thread({ rows: rows([0, says(customer, 'a')]), unsent }).at(-1)
		const after = thread({ rows: rows([0, says(customer, 'a')], [9, says(ana, 'late')]) }).at(-1)
		expect(before).toMatchObject({ delivery: 'sending', key: after?.key })
		expect(after).toMatchObject({ delivery: 'sent' })
	})

	it('keeps a refused message in sight with its reason', () => {
		const unsent: Outbox = [{ conversation: 'c', frame: { type: 'say', id: 'x', text: 'x' }, atMs: 9, refusedAs: 'not-assigned' }]
		expect(thread({ unsent }).at(-1)).toMatchObject({ delivery: 'refused', refusedAs: 'not-assigned' })
	})

	it('joins what one author says within five minutes', () => {
		const log = rows([0, says(customer, 'a')], [MINUTE, says(customer, 'b')], [9 * MINUTE, says(customer, 'c')], [
			9 * MINUTE,
			says(ana, 'd'),
		])
		const said = thread({ rows: log }).filter((it) => it.kind === 'message')
		expect(said.map((it) => [it.first, it.last])).toEqual([[true, false], [false, true], [true, true], [true, true]])
	})

	it('says a transfer once, not again as a place in line', () => {
		const moved: ConversationEvent = { type: 'transferred', id: 'm', by: ana, to: { kind: 'queue', queue: 'b' as QueueId }, note: null }
		const queued: ConversationEvent = {
			type: 'queued',
			reason: 'transferred',
			queue: 'b' as QueueId,
			placement: 2,
			enqueuedAtMs: 0,
			target: null,
		}
		expect(thread({ rows: rows([0, moved], [0, queued]) }).map((it) => it.kind)).toEqual(['day', 'event'])
	})

	it('says once what a supervisor did, and once that it goes on elsewhere', () => {
		const queue = 'b' as QueueId
		const act: ConversationEvent = { type: 'override', id: 'act-0001', by: ana, act: { type: 'move', queue } }
		const queued: ConversationEvent = { type: 'queued', reason: 'moved', queue, placement: 2, enqueuedAtMs: 0, target: null }
		const merged: ConversationEvent = { type: 'merged', into: 'cnv_2' as ConversationId }
		const by = { kind: 'system' } as const
		const closed: ConversationEvent = { type: 'closed', id: 'x', by, disposition: null, note: null, reason: 'merged' }
		const items = thread({ rows: rows([0, act], [0, queued], [0, merged], [0, closed]) })
		expect(items.flatMap((it) => it.kind === 'event' ? [it.event.type] : [])).toEqual(['override', 'merged'])
	})
})
