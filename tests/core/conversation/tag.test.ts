import { describe, expect, it } from 'vitest'
import type { AgentId, ContactId, InboxId, QueueId } from '../../../core/ids.ts'
import { decide } from '../../../core/conversation/machine.ts'
import { blankConversation, type ConversationState, evolve } from '../../../core/conversation/state.ts'
import { visibleTo } from '../../../core/conversation/view.ts'

const by = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const opened = {
	type: 'opened',
	inbox: 'demo.web' as InboxId,
	queue: 'support' as QueueId,
	contact: { id: 'cnt_1' as ContactId, name: null, language: 'en' },
	placement: 1,
} as const
const begun = evolve(blankConversation, { seq: 1, atMs: 0, event: opened })

function tagged(state: ConversationState, tags: readonly string[]) {
	const decision = decide(state, { type: 'tag', atMs: 1, id: 'tag-1', by, tags })
	if (!decision.ok) return decision.code
	return decision.events.reduce((now, event) => evolve(now, { seq: now.seq + 1, atMs: 1, event }), state)
}

describe('tags', () => {
	it('are all that was said last, once each, in one order', () => {
		const state = tagged(begun, ['vip', 'refund', 'vip']) as ConversationState
		expect(state.tags).toEqual(['refund', 'vip'])
		expect((tagged(state, []) as ConversationState).tags).toEqual([])
	})

	it('make no row when nothing changes', () => {
		const state = tagged(begun, ['vip', 'refund']) as ConversationState
		expect(tagged(state, ['refund', 'vip'])).toBe(state)
	})

	it('can be put on what is over, and not on what has not begun', () => {
		const over = { ...begun, status: 'closed' } as const
		expect((tagged(over, ['vip']) as ConversationState).tags).toEqual(['vip'])
		expect(tagged(blankConversation, ['vip'])).toBe('not-found')
	})

	it('stay inside', () => {
		expect(visibleTo('customer', { type: 'tagged', id: 'tag-1', by, tags: ['vip'] })).toBeNull()
	})
})
