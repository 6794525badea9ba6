import { type AgentState, freeOf, isReady } from './agent-state.ts'

/** What an agent owes the queues when they stand otherwise than before. */
export type AgentNews =
	/** Ask all of them for their best bid. */
	| { readonly type: 'seek' }
	/** Tell these how the agent stands. */
	| { readonly type: 'stand'; readonly queues: readonly string[] }

/**
 * More room, or other queues to serve, is worth a search (rule R13). That they have left, or are back without
 * room, is worth a word; that their room has gone to what the queues themselves gave is not. A queue no longer served hears of it too.
 */
export function newsFor(before: AgentState, after: AgentState): readonly AgentNews[] {
	const [was, is] = [freeOf(before), freeOf(after)]
	const [served, serves] = [servedBy(before), servedBy(after)]
	const left = served.filter((it) => !serves.includes(it))
	const joined = serves.some((it) => !served.includes(it))
	return [
		...left.length > 0 ? [{ type: 'stand', queues: left } as const] : [],
		...is > was || (joined && is > 0) ? [{ type: 'seek' } as const] : [],
		...isReady(before) !== isReady(after) && is === 0 ? [{ type: 'stand', queues: serves } as const] : [],
	]
}

function servedBy({ profile }: AgentState): readonly string[] {
	return profile?.queues.map(({ queue }) => queue) ?? []
}
