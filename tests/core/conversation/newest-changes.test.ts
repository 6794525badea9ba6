import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestChanges } from '../../../core/conversation/newest-changes.ts'
import { saidIn } from '../../../core/conversation/said.ts'
import type { AgentId, ContactId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'

const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const agent = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const said = ['a', 'b'].map((id): ConversationEvent => ({ type: 'message', id, author: customer, content: { kind: 'text', text: id } }))

const about = fc.record({
	of: fc.constantFrom('a', 'b'),
	by: fc.constantFrom(customer, agent),
	sentAtMs: fc.option(fc.nat(4), { nil: undefined }),
	order: fc.option(fc.nat(2), { nil: undefined }),
})
const change: fc.Arbitrary<ConversationEvent> = fc.oneof(
	fc.tuple(about, fc.string()).map(([it, text]) => ({ type: 'edited' as const, id: 'x', ...it, content: { kind: 'text' as const, text } })),
	about.map((it) => ({ type: 'deleted' as const, id: 'x', ...it })),
	fc.tuple(about, fc.option(fc.constantFrom('👍', '❤'))).map(([it, emoji]) => ({ type: 'reaction' as const, id: 'x', ...it, emoji })),
	fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('sent' as const, 'failed' as const)).map(([message, state]) => ({
		...{ type: 'delivery' as const, message, state },
	})),
)

test('leaves every message as all that was done to it does, with few rows', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
			const rows = [...said, ...changes].map((event, i): Row => ({ seq: i + 1, atMs: i % 5, event }))
			const kept = newestChanges(() => rows.slice(said.length))
			expect(saidIn([...rows.slice(0, said.length), ...kept])).toEqual(saidIn(rows))
			expect(kept.length).toBeLessThanOrEqual(2 * 5)
		}),
		{ numRuns: 2_000 },
	)
})
