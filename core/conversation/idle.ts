/** A silent customer's agent is free for others; they are back together when the customer writes (rule R10). */
import type { To } from './command.ts'
import { accept, type Decision, type Effect, holds, nothing, requeue, stayOf } from './decision.ts'
import { type ConversationState, idleAtMs } from './state.ts'

/**
 * Who comes back to an agent without room is in the middle of something: besides the age they have, they go before whoever
 * came up to ten minutes earlier.
 */
export const IDLE_BOOST_MS = 600_000

export function idle(state: ConversationState, { atMs }: To<'idle'>): Decision {
	const dueMs = idleAtMs(state)
	if (dueMs === null || dueMs > atMs) return nothing
	const { agent, placement, epoch } = stayOf(state)
	return accept([{ type: 'idled', agent, epoch }], [{ type: 'rest', agent, placement, epoch }])
}

/** What writing to an agent at rest owes: once, however much is written before they have answered. */
export function wakeUp(state: ConversationState): readonly Effect[] {
	return state.idle && !state.waking ? [{ type: 'wake', ...stayOf(state), force: false }] : []
}

/** The ledger's answer. Without room there, it goes in line for them, and after a while for anybody. */
export function woken(state: ConversationState, { epoch, granted }: To<'woken'>): Decision {
	const { assignee } = state
	if (!state.idle || state.epoch !== epoch || !assignee || !holds(state, assignee.id)) return nothing
	if (granted) return accept([{ type: 'woken', agent: assignee.id, epoch }])
	const release: Effect = { type: 'release', ...stayOf(state), wrapUp: false }
	return requeue(state, { reason: 'idle', target: assignee.id, boostMs: IDLE_BOOST_MS, owed: [release] })
}
