import { type ConversationState, isLive } from './state.ts'

/** Whether it has ended, and nobody has said anything since, before a time. */
export function hasEndedBefore(state: ConversationState, beforeMs: number): boolean {
	if (state.status === 'new' || isLive(state)) return false
	return Math.max(state.closedAtMs ?? 0, state.abandonedAtMs ?? 0, state.lastMessageAtMs) < beforeMs
}
