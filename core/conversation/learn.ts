import type { Author } from '../message.ts'
import type { ConversationEvent } from '../protocol/conversation.ts'
import { refuse } from '../problem.ts'
import type { Facts } from '../routing/facts.ts'
import type { To } from './command.ts'
import { accept, type Decision, nothing, placeOf } from './decision.ts'
import { type ConversationState, isWaiting } from './state.ts'

/** More is known of the customer or their matter; who waits in line is weighed anew. */
export function learn(state: ConversationState, lesson: To<'learn'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	const news = newsOf(state, lesson)
	if (news.length === 0) return nothing
	return accept(news, isWaiting(state) ? [{ type: 'update', ...placeOf(state), what: 'facts' }] : [])
}

/** What was known already is no news. */
export function newsOf(state: ConversationState, { by, facts: more }: { by: Author; facts: Partial<Facts> }): readonly ConversationEvent[] {
	const facts = { ...state.facts, ...more }
	return JSON.stringify(facts) === JSON.stringify(state.facts) ? [] : [{ type: 'facts', facts, by }]
}
