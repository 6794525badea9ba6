import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgentId } from '../../../core/ids.ts'
import type { Row } from '../../../core/protocol/conversation.ts'
import {
	acknowledge,
	discard,
	markRefused,
	type Outbox,
	owedTo,
	parseOutbox,
	put,
	revive,
	settle,
	type Unsent,
} from '../../../workers/console/state/outbox.ts'

const say = (id: string, conversation = 'a'): Unsent => ({ conversation, frame: { type: 'say', id, text: id }, atMs: 0, refusedAs: null })
const agent = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const rowOf = (id: string, seq = 1): Row => ({
	seq,
	atMs: 0,
	event: { type: 'message', id, author: agent, content: { kind: 'text', text: id } },
})
const filled = (...ids: string[]): Outbox => ids.reduce<Outbox>((it, id) => put(it, say(id)), [])

describe('the outbox', () => {
	it('ends up the same when entries are added and acknowledged again', () => {
		const ids = fc.array(fc.constantFrom('id-1', 'id-2', 'id-3', 'id-4'), { maxLength: 12 })
		fc.assert(fc.property(ids, ids, (written, seen) => {
			const rows = seen.map(rowOf)
			const once = acknowledge(filled(...new Set(written)), 'a', rows)
			const often = acknowledge(acknowledge(filled(...written), 'a', rows), 'a', rows)
			expect(often).toEqual(once)
			expect(once.map((it) => it.frame.id)).toEqual([...new Set(written)].filter((id) => !seen.includes(id)))
		}))
	})

	it('keeps the order things were written in', () => {
		expect(owedTo(filled('id-1', 'id-2', 'id-3'), 'a').map((it) => it.id)).toEqual(['id-1', 'id-2', 'id-3'])
	})

	it('only takes an acknowledgement from the conversation it was written to', () => {
		const outbox = put(filled('id-1'), say('id-2', 'b'))
		expect(acknowledge(outbox, 'b', [rowOf('id-1')])).toBe(outbox)
		expect(acknowledge(outbox, 'b', [rowOf('id-2')]).map((it) => it.frame.id)).toEqual(['id-1'])
	})

	it('does not send what was refused until it is asked to', () => {
		const refused = markRefused(filled('id-1', 'id-2'), 'id-1', 'internal')
		expect(owedTo(refused, 'a').map((it) => it.id)).toEqual(['id-2'])
		expect(owedTo(revive(refused, 'id-1'), 'a').map((it) => it.id)).toEqual(['id-1', 'id-2'])
		expect(discard(refused, 'id-1').map((it) => it.frame.id)).toEqual(['id-2'])
	})

	it('keeps the words of a conversation that went elsewhere, and drops its transfer and its retry', () => {
		const again: Unsent = { conversation: 'a', frame: { type: 'retry', id: 'retry-01' }, atMs: 0, refusedAs: null }
		const move: Unsent = {
			conversation: 'a',
			frame: { type: 'transfer', id: 'move-001', to: { kind: 'queue', queue: 'bookings' } },
			atMs: 0,
			refusedAs: null,
		}
		const settled = settle(put(put(put(filled('id-1'), move), again), say('id-2', 'b')), new Set(['b']))
		expect(settled.map((it) => [it.frame.id, it.refusedAs])).toEqual([['id-1', 'not-assigned'], ['id-2', null]])
		expect(settle(settled, new Set(['b']))).toBe(settled)
	})

	it('survives storage, and drops what is no entry', () => {
		const again: Unsent = { conversation: 'a', frame: { type: 'retry', id: 'retry-01', note: 'Rang ten times' }, atMs: 0, refusedAs: null }
		const outbox = put(filled('id-1', 'id-2'), again)
		expect(parseOutbox(JSON.parse(JSON.stringify(outbox)))).toEqual(outbox)
		fc.assert(fc.property(fc.jsonValue(), (value) => {
			for (const it of parseOutbox(value)) expect(typeof it.frame.id).toBe('string')
		}))
		expect(parseOutbox([{ conversation: 'a', atMs: 0, frame: { type: 'dance', id: 'x' } }, null, 3])).toEqual([])
	})
})

describe('what changes a message that is there', () => {
	const entry = (frame: Unsent['frame']): Unsent => ({ conversation: 'a', frame, atMs: 0, refusedAs: null })
	const react = entry({ type: 'react', id: 'react-01', of: 'm', emoji: '👍' })
	const resend = entry({ type: 'resend', id: 'again-01', of: 'm' })
	const delivery = (state: 'queued' | 'failed'): Row => ({ seq: 2, atMs: 0, event: { type: 'delivery', message: 'm', state } })

	it('is let go when it is refused, and when the conversation is no longer ours', () => {
		expect(markRefused([react, say('id-1')], 'react-01', 'not-supported')).toEqual([say('id-1')])
		expect(settle([react], new Set())).toEqual([])
	})

	it('counts as sent again once it is on its way, not by older news of it', () => {
		expect(acknowledge([resend], 'a', [delivery('failed')])).toEqual([resend])
		expect(acknowledge([resend], 'a', [delivery('queued')])).toEqual([])
	})

	it('survives a reload like words do', () => {
		const files = entry({ type: 'send', id: 'send-001', content: { kind: 'files', text: '', files: ['fil_1'] } })
		expect(parseOutbox(JSON.parse(JSON.stringify([react, resend, files])))).toEqual([react, resend, files])
		expect(settle([files], new Set())).toEqual([{ ...files, refusedAs: 'not-assigned' }])
	})
})
