import type { QueueId } from '../ids.ts'
import { type AgentState, isReady, roomOf } from './agent-state.ts'
import { hasAnyRoom, MEDIA, type Room } from './media.ts'
import { linesServed } from './served.ts'

/** What an agent owes the queues when they stand otherwise than before. */
export type AgentNews =
	/** Ask all of them for their best bid. */
	| { readonly type: 'seek' }
	/** Tell these how the agent stands. */
	| { readonly type: 'stand'; readonly queues: readonly QueueId[] }

/**
 * More room for any kind of work, or another profile and room, is worth a search (rule R13). That they have left, or are back
 * without room, is worth a word; that their room has gone to what the queues themselves gave is not. A line no longer served hears of it too.
 */
export function newsFor(before: AgentState, after: AgentState): readonly AgentNews[] {
	const [was, is] = [roomOf(before), roomOf(after)]
	const isOther = before.profile !== after.profile
	const left = isOther ? linesLeft(before, after) : []
	const isNews = isReady(before) !== isReady(after) || (isOther && isReady(after))
	return [
		...left.length > 0 ? [{ type: 'stand', queues: left } as const] : [],
		...hasGrown(was, is) || (isOther && hasAnyRoom(is)) ? [{ type: 'seek' } as const] : [],
		...isNews && !hasAnyRoom(is) ? [{ type: 'stand', queues: servedBy(after) } as const] : [],
	]
}

function hasGrown(was: Room, is: Room): boolean {
	for (const media of MEDIA) if ((is[media] ?? 0) > (was[media] ?? 0)) return true
	return false
}

function linesLeft(before: AgentState, after: AgentState): readonly QueueId[] {
	const serves = servedBy(after)
	return servedBy(before).filter((it) => !serves.includes(it))
}

function servedBy({ profile }: AgentState): readonly QueueId[] {
	return profile ? linesServed(profile).map((it) => it.line) : []
}
