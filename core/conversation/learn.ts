import { refuse } from '../problem.ts'
import type { To } from './command.ts'
import { accept, type Decision, nothing, placeOf } from './decision.ts'
import { type ConversationState, isWaiting } from './state.ts'

/** More is known of the customer or their matter; who waits in line is weighed anew. What was known already is no news. */
export function learn(state: ConversationState, { by, facts: more }: To<'learn'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	const facts = { ...state.facts, ...more }
	if (JSON.stringify(facts) === JSON.stringify(state.facts)) return nothing
	return accept([{ type: 'facts', facts, by }], isWaiting(state) ? [{ type: 'update', ...placeOf(state), what: 'facts' }] : [])
}
