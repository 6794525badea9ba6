/** What a queue tells a conversation of its item, each time until it has been heard. */
import type { ClosedReason, ConversationEvent } from '../protocol/conversation.ts'
import type { To } from './command.ts'
import { accept, type Decision, nothing, requeue, withdrawal } from './decision.ts'
import { type ConversationState, isWaiting } from './state.ts'
import type { StayNow } from '../routing/stay-now.ts'

/** A word about another stay in line, or one that has been heard, changes nothing. */
export function hear(state: ConversationState, { placement, news }: To<'hear'>): Decision {
	if (!isWaiting(state) || placement !== state.placement) return nothing
	switch (news.type) {
		case 'held': {
			const { mode, opensAtMs } = news
			const isKnown = state.held?.mode === mode && state.held.opensAtMs === opensAtMs
			return isKnown ? nothing : accept([{ type: 'held', mode, opensAtMs, placement }])
		}
		case 'resumed':
			return state.status === 'deferred' ? accept([{ type: 'resumed', placement }]) : nothing
		case 'divert':
			return requeue(state, { reason: 'overflowed', queue: news.to, owed: [withdrawal(state)] })
		case 'lapsed':
			return end(state, 'expired')
		case 'merged':
			return end(state, 'merged', [{ type: 'merged', into: news.into }])
	}
}

/** What a stay in line has come to. */
export function stayNow(state: ConversationState, placement: number): StayNow {
	if (placement !== state.placement) return { type: 'over' }
	if (state.status === 'active' && state.assignee) return { type: 'taken', agent: state.assignee.id, epoch: state.epoch }
	return { type: isWaiting(state) ? 'waiting' : 'over' }
}

/** The queue has let it go by then; the withdrawal sees to it that it has. */
function end(state: ConversationState, reason: ClosedReason, before: readonly ConversationEvent[] = []): Decision {
	return accept([...before, closedBySystem(state, reason)], [withdrawal(state)])
}

export function closedBySystem({ placement }: ConversationState, reason: ClosedReason): Extract<ConversationEvent, { type: 'closed' }> {
	return { type: 'closed', id: `${reason}-${placement}`, by: { kind: 'system' }, disposition: null, note: null, reason }
}
