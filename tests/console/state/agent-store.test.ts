import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../../../core/ids.ts'
import type { AgentEventKind, AgentRow, AgentView, ConsoleServerFrame, Work } from '../../../core/protocol/console.ts'
import {
	type AgentState,
	blankAgent,
	dismissNotice,
	isInHands,
	offerKey,
	reduceAgent,
	stillOffered,
	workAt,
} from '../../../workers/console/state/agent-store.ts'
import { agentOf, workOf as work } from '../support/work.ts'

const directory = { queues: [], agents: [], dispositions: [] }

function view(seq: number, held: readonly Work[] = []): AgentView {
	return agentOf({ presenceSinceMs: seq, work: held })
}

const hello = (seq: number, nowMs = 0): ConsoleServerFrame => ({ type: 'hello', v: 1, nowMs, seq, view: view(seq), directory })
const kinds = fc.constantFrom<AgentEventKind>('presence', 'offered', 'accepted', 'missed', 'rescinded', 'lost', 'released', 'wrapped')
const row = (seq: number, kind: AgentEventKind): AgentRow => ({ seq, atMs: seq, kind, conversation: 'cnv_a' as ConversationId })
const fold = (frames: readonly ConsoleServerFrame[], state: AgentState) => frames.reduce((it, frame) => reduceAgent(it, frame, 0), state)

describe('what the console holds of its agent', () => {
	it('is the same however the frames were split, cut off, resumed and repeated', () => {
		const cuts = fc.array(fc.record({ upTo: fc.nat(20), again: fc.nat(4), reconnects: fc.boolean() }), { maxLength: 12 })
		fc.assert(fc.property(fc.array(kinds, { minLength: 1, maxLength: 20 }), cuts, (log, plan) => {
			const rows = log.map((kind, i) => row(i + 1, kind))
			const frame = (from: number, upTo: number): ConsoleServerFrame => ({ type: 'events', rows: rows.slice(from, upTo), view: view(upTo) })
			let known = 0
			let state = fold([hello(0)], blankAgent(0))
			for (const { upTo, again, reconnects } of [...plan, { upTo: rows.length, again: 0, reconnects: false }]) {
				known = Math.max(known, Math.min(upTo, rows.length))
				if (reconnects) state = fold([hello(known)], state)
				state = fold([frame(Math.max(0, state.cursor - again), known)], state)
			}
			expect(state).toEqual(fold([hello(0), frame(0, rows.length)], blankAgent(0)))
		}))
	})

	it('keeps the newer view when an older frame comes again', () => {
		const state = fold([hello(0), { type: 'events', rows: [row(1, 'offered')], view: view(1, [work('cnv_a')]) }], blankAgent(0))
		expect(fold([{ type: 'events', rows: [row(1, 'offered')], view: view(0) }], state)).toBe(state)
	})

	it('starts over when the server has a shorter log than ours', () => {
		expect(fold([hello(3)], blankAgent(90)).cursor).toBe(0)
	})

	it("learns the difference of the clocks from the server's hello", () => {
		expect(reduceAgent(blankAgent(0), hello(0, 5_000), 4_000).skewMs).toBe(1_000)
	})
})

describe('notices', () => {
	const missed: ConsoleServerFrame = { type: 'events', rows: [row(1, 'missed'), row(2, 'presence')], view: view(2) }

	it('are not made of what happened before this console was first opened', () => {
		expect(fold([hello(2), missed], blankAgent(0)).notices).toEqual([])
	})

	it('tell what was missed while the console was away', () => {
		const away: ConsoleServerFrame = { type: 'events', rows: [row(6, 'lost'), row(7, 'rescinded')], view: view(7) }
		expect(fold([hello(7), away], blankAgent(5)).notices.map((it) => it.kind)).toEqual(['lost', 'rescinded'])
	})

	it('tell a colleague who was faster from a customer who left', () => {
		const gone = (more: Partial<AgentRow>): ConsoleServerFrame => ({
			type: 'events',
			rows: [{ ...row(1, 'rescinded'), ...more }],
			view: view(1),
		})
		expect(fold([hello(0), gone({})], blankAgent(0)).notices).toMatchObject([{ kind: 'rescinded' }])
		expect(fold([hello(0), gone({ taken: true })], blankAgent(0)).notices).toMatchObject([{ kind: 'taken' }])
	})

	it('are not made of what has come again at once', () => {
		const again: ConsoleServerFrame = {
			type: 'events',
			rows: [row(1, 'rescinded'), row(2, 'offered')],
			view: view(2, [work('cnv_a', { epoch: 2 })]),
		}
		expect(fold([hello(0), again], blankAgent(0)).notices).toEqual([])
	})

	it('come once and go when dismissed', () => {
		const state = fold([hello(0), missed, missed], blankAgent(0))
		expect(state.notices).toEqual([{ seq: 1, kind: 'missed', conversation: 'cnv_a' }])
		expect(dismissNotice(state, 1).notices).toEqual([])
	})

	it('come with a mark for what has left our hands, so that the record is asked for anew', () => {
		const frame = (...rows: AgentRow[]): ConsoleServerFrame => ({ type: 'events', rows, view: view(rows.at(-1)?.seq ?? 0) })
		expect(fold([hello(0), frame(row(1, 'accepted'), row(2, 'released'), row(3, 'presence'))], blankAgent(0)).leftSeq).toBe(2)
		expect(fold([hello(3), frame(row(2, 'released'))], blankAgent(0)).leftSeq).toBe(0)
		expect(fold([hello(0), frame(row(1, 'wrapped')), frame(row(2, 'offered'))], blankAgent(0)).leftSeq).toBe(1)
	})

	it('still know whom an offer was about after it is gone', () => {
		const offered: ConsoleServerFrame = { type: 'events', rows: [row(1, 'offered')], view: view(1, [work('cnv_a')]) }
		const gone: ConsoleServerFrame = { type: 'events', rows: [row(2, 'rescinded')], view: view(2) }
		expect(fold([hello(0), offered, gone], blankAgent(0)).subjects.get('cnv_a')?.contactName).toBe('Mia')
	})
})

describe('work', () => {
	it('lists one stage with the longest-standing first', () => {
		const held = view(1, [work('b', { sinceMs: 2 }), work('a', { sinceMs: 1 }), work('c', { stage: 'active' })])
		expect(workAt(held, 'offered').map((it) => it.conversation)).toEqual(['a', 'b'])
		expect(workAt(null, 'active')).toEqual([])
	})

	it('is to be talked to and closed also while the customer is silent', () => {
		expect((['offered', 'active', 'idle', 'wrapping'] as const).filter((stage) => isInHands({ stage }))).toEqual(['active', 'idle'])
	})

	it('forgets answers to offers that no longer stand', () => {
		const keys = new Set([offerKey({ conversation: 'a', epoch: 1 }), offerKey({ conversation: 'b', epoch: 1 })])
		const held = view(1, [work('a'), work('b', { epoch: 2 })])
		expect([...stillOffered(keys, held)]).toEqual(['a/1'])
	})
})
