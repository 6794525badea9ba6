import { describe, expect, it } from 'vitest'
import type { Point } from '../../../core/channel/point.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'
import type { Outbox } from '../../../workers/console/state/outbox.ts'
import { liveThread, type LiveThreadInput } from '../../../workers/console/state/live-thread.ts'
import type { Said } from '../../../workers/console/state/thread.ts'

const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const ana = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const wei = { kind: 'agent', id: 'wei' as AgentId, name: 'Wei' } as const
const MINUTE = 60_000
const point: Point = { channel: 'twilio-messaging', inbox: 'demo.sms' as InboxId, address: '+4915', label: null }

function says(author: typeof customer | typeof ana | typeof wei, id: string): Extract<ConversationEvent, { type: 'message' }> {
	return { type: 'message', id, author, content: { kind: 'text', text: id } }
}

function rows(...list: readonly (readonly [number, ConversationEvent])[]): readonly Row[] {
	return list.map(([atMs, event], i) => ({ seq: i + 1, atMs, event }))
}

function thread(more: Partial<LiveThreadInput>) {
	const dayOf = (atMs: number) => String(Math.floor(atMs / 86_400_000))
	return liveThread({ rows: [], unsent: [], customer: { received: 0, read: 0 }, me: 'ana', uploads: new Map(), dayOf, ...more })
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

/** The words of what was said, in the order it stands there. */
function said(more: Partial<LiveThreadInput>): readonly Said[] {
	return thread(more).filter((it) => it.kind === 'message' || it.kind === 'note')
}

describe('what was said by a channel', () => {
	const via = 'demo.sms/+4915'
	const heard = (id: string, sentAtMs: number): ConversationEvent => ({ ...says(customer, id), via, sentAtMs })
	const ours = (id: string, replyTo?: string): ConversationEvent => ({ ...says(ana, id), via, ...(replyTo && { replyTo }) })

	it('stands in the order it was said, and says so when it came late', () => {
		const log = rows([100 * MINUTE, heard('second', 99 * MINUTE)], [110 * MINUTE, heard('first', 90 * MINUTE)])
		expect(said({ rows: log }).map((it) => [it.id, it.saidAtMs])).toEqual([['first', 90 * MINUTE], ['second', null]])
	})

	it('keeps what happened where it happened when what was said moves up', () => {
		const log = rows([0, heard('b', 2)], [1, { type: 'joined', point }], [2, heard('a', 1)], [3, { type: 'abandoned' }])
		expect(thread({ rows: log }).map((it) => it.kind === 'event' ? it.event.type : it.kind === 'day' ? 'day' : it.id))
			.toEqual(['day', 'a', 'b', 'joined', 'abandoned'])
	})

	it('says how far it has come by what the provider tells, and why not', () => {
		const problem = { code: 'window-closed', providerCode: '131047', detail: 'Re-engagement message' } as const
		const log = rows([0, ours('a')], [1, ours('b')], [2, { type: 'delivery', message: 'a', state: 'failed', problem }])
		expect(said({ rows: log, customer: { received: 9, read: 9 } }).map((it) => [it.delivery, it.problem?.code ?? null]))
			.toEqual([['failed', 'window-closed'], ['queued', null]])
	})

	it('shows at once that it goes out again', () => {
		const unsent: Outbox = [{ conversation: 'c', frame: { type: 'resend', id: 'again-01', of: 'a' }, atMs: 9, refusedAs: null }]
		const log = rows([0, ours('a')], [2, { type: 'delivery', message: 'a', state: 'failed' }])
		expect(said({ rows: log, unsent })[0]).toMatchObject({ delivery: 'queued' })
	})

	it('names what it answers, also when that is not here', () => {
		const log = rows([0, says(customer, 'a')], [1, ours('b', 'a')], [2, ours('c', 'gone')])
		expect(said({ rows: log }).map((it) => it.quote)).toMatchObject([
			null,
			{ id: 'a', of: { side: 'customer', content: { text: 'a' } } },
			{ id: 'gone', of: null },
		])
	})

	it('shows reactions, changes and what was taken back, also before they are there', () => {
		const frame = (it: Outbox[number]['frame']): Outbox[number] => ({ conversation: 'c', frame: it, atMs: 9, refusedAs: null })
		const log = rows([0, ours('a')], [1, ours('b')], [2, { type: 'reaction', id: 'r', of: 'a', by: customer, emoji: '👍' }])
		const unsent = [
			frame({ type: 'react', id: 'react-01', of: 'a', emoji: '🎉' }),
			frame({ type: 'edit', id: 'edit-001', of: 'a', text: 'A' }),
			frame({ type: 'delete', id: 'delete-1', of: 'b' }),
		]
		const [first, second] = said({ rows: log, unsent })
		expect(first).toMatchObject({ content: { text: 'A' }, isEdited: true, reactions: [{ emoji: '👍' }, { emoji: '🎉' }] })
		expect(second).toMatchObject({ isDeleted: true })
	})

	it('shows files that were uploaded here before their message is there', () => {
		const ref = { id: 'fil_1', kind: 'image', name: 'a.png', type: 'image/png', bytes: 3 } as const
		const stored = { type: 'image/png', bytes: 3, thumbnail: false }
		const content = { kind: 'files' as const, text: '', files: ['fil_1'] }
		const unsent: Outbox = [{ conversation: 'c', frame: { type: 'send', id: 'send-0001', content }, atMs: 9, refusedAs: null }]
		expect(said({ unsent, uploads: new Map([['fil_1', { ref, stored }]]) })).toMatchObject([
			{ delivery: 'sending', content: { kind: 'files', files: [ref] }, files: [{ id: 'fil_1', state: 'stored', stored }] },
		])
	})
})
