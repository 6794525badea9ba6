import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEXT_MAX_CHARS } from '../../../core/message.ts'
import { ConsoleFrame } from '../../../core/protocol/console.ts'
import { CustomerFrame, StaffFrame } from '../../../core/protocol/conversation.ts'

const say = { type: 'say', id: 'client-1', text: 'Hello' }
const takes = (schema: { safeParse(it: unknown): { success: boolean } }) => (frame: unknown) => schema.safeParse(frame).success

describe("a customer's frame", () => {
	it.each([say, { type: 'typing', on: true }, { type: 'received', seq: 3 }, { type: 'read', seq: 0 }, { type: 'leave', id: 'client-2' }])(
		'may be %j',
		(frame) => {
			expect(CustomerFrame.parse(frame)).toEqual(frame)
		},
	)

	it.each([
		{ type: 'note', id: 'client-1', text: 'x' },
		{ type: 'close', id: 'client-1', disposition: 'solved' },
		{ type: 'callback', id: 'client-1', to: ' \n ' },
		{ type: 'callback', id: 'client-1', to: 'x'.repeat(101) },
		{ type: 'callback', id: 'client-1' },
		{ type: 'retry', id: 'client-1' },
		{ ...say, id: 'short' },
		{ ...say, id: 'x'.repeat(65) },
		{ ...say, id: 'client 1' },
		{ ...say, text: ' \n\t' },
		{ ...say, text: '\u0000' },
		{ ...say, text: 'x'.repeat(TEXT_MAX_CHARS + 1) },
		{ ...say, text: 7 },
		{ type: 'read', seq: -1 },
		{ type: 'read', seq: 1.5 },
		{ type: 'read', seq: '1' },
		{ type: 'typing' },
		{ type: 'hello' },
		{},
		null,
		[],
		'say',
	])('is never %j', (frame) => {
		expect(takes(CustomerFrame)(frame)).toBe(false)
	})

	it('asks for a callback at an address on one line that a database can hold', () => {
		const frame = { type: 'callback', id: 'client-1', to: ' +44 20\u00007946\n0000\ud800 ' }
		expect(CustomerFrame.parse(frame)).toEqual({ ...frame, to: '+44 20 7946 0000\ufffd' })
	})

	it('drops what a client adds of its own, author and time first of all', () => {
		expect(CustomerFrame.parse({ ...say, author: { kind: 'agent' }, atMs: 1, seq: 9 })).toEqual(say)
	})

	it('keeps text as typed but for what no database can hold', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
			const parsed = CustomerFrame.safeParse({ ...say, text })
			if (!parsed.success) {
				expect(text.replaceAll('\u0000', '').trim()).toBe('')
				return
			}
			const kept = parsed.data.type === 'say' ? parsed.data.text : ''
			expect(kept.isWellFormed() && !kept.includes('\u0000')).toBe(true)
			expect(kept).toBe(text.replaceAll('\u0000', '').toWellFormed())
		}))
	})
})

describe("a staff member's frame", () => {
	it.each([
		say,
		{ type: 'note', id: 'client-1', text: 'x' },
		{ type: 'transfer', id: 'client-1', to: { kind: 'queue', queue: 'bookings' }, note: 'why' },
		{ type: 'transfer', id: 'client-1', to: { kind: 'agent', agent: 'wei' } },
		{ type: 'close', id: 'client-1', disposition: 'solved', note: 'ok' },
		{ ...say, epoch: 3 },
		{ type: 'retry', id: 'client-1' },
		{ type: 'retry', id: 'client-1', note: 'voice box' },
	])('may be %j', (frame) => {
		expect(StaffFrame.parse(frame)).toEqual(frame)
	})

	it.each([
		{ type: 'leave', id: 'client-1' },
		{ type: 'transfer', id: 'client-1' },
		{ type: 'transfer', id: 'client-1', to: { kind: 'team', team: 'x' } },
		{ type: 'transfer', id: 'client-1', to: { kind: 'queue', queue: 'x'.repeat(65) } },
		{ type: 'transfer', id: 'client-1', to: { kind: 'queue', queue: 'bookings' }, note: '' },
		{ type: 'close', id: 'client-1' },
		{ type: 'assign', id: 'client-1', agent: 'ana' },
		{ ...say, epoch: -1 },
		{ ...say, epoch: '1' },
		{ type: 'callback', id: 'client-1', to: '+44 20 7946 0000' },
	])('is never %j', (frame) => {
		expect(takes(StaffFrame)(frame)).toBe(false)
	})
})

describe("a console's frame", () => {
	it.each([
		{ type: 'presence', presence: 'away' },
		{ type: 'accept', conversation: 'cnv_1', epoch: 1 },
		{ type: 'reject', conversation: 'cnv_1', epoch: 1, reason: 'not mine' },
		{ type: 'finish', conversation: 'cnv_1' },
	])('may be %j', (frame) => {
		expect(ConsoleFrame.parse(frame)).toEqual(frame)
	})

	it.each([
		{ type: 'presence', presence: 'not_responding' },
		{ type: 'accept', conversation: 'cnv_1' },
		{ type: 'accept', conversation: 'cnv_1', epoch: -1 },
		{ type: 'accept', conversation: 7, epoch: 1 },
		{ type: 'reject', conversation: 'cnv_1', epoch: 1, reason: 'x'.repeat(201) },
		{ type: 'reserve', conversation: 'cnv_1', epoch: 1 },
	])('is never %j', (frame) => {
		expect(takes(ConsoleFrame)(frame)).toBe(false)
	})
})

it('nothing anybody can send breaks the parsers', () => {
	fc.assert(fc.property(fc.jsonValue(), (value) => {
		for (const schema of [CustomerFrame, StaffFrame, ConsoleFrame]) expect(typeof takes(schema)(value)).toBe('boolean')
	}))
})
