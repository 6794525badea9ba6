import { type AgentState, freeOf } from './agent-state.ts'

/** What an agent owes the queues when they stand otherwise than before. */
export type AgentNews =
	/** Ask all of them for their best bid. */
	| { readonly type: 'seek' }
	/** Tell these how the agent stands. */
	| { readonly type: 'stand'; readonly queues: readonly string[] }

/**
 * More room, or other queues to serve, is worth a search (rule R13). That there is none is worth a word, unless it went to
 * what the queues themselves gave. A queue no longer served hears of it too.
 */
export function newsFor(before: AgentState, after: AgentState): readonly AgentNews[] {
	const [was, is] = [freeOf(before), freeOf(after)]
	const [served, serves] = [servedBy(before), servedBy(after)]
	const left = served.filter((it) => !serves.includes(it))
	const joined = serves.some((it) => !served.includes(it))
	const stood = before.presence !== after.presence || before.connection !== after.connection
	return [
		...left.length > 0 ? [{ type: 'stand', queues: left } as const] : [],
		...is > was || (joined && is > 0) ? [{ type: 'seek' } as const] : [],
		...stood && was > 0 && is === 0 ? [{ type: 'stand', queues: serves } as const] : [],
	]
}

function servedBy({ profile }: AgentState): readonly string[] {
	return profile?.queues.map(({ queue }) => queue) ?? []
}
