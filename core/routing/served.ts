import type { AgentProfile } from '../config/workspace.ts'
import { type ConversationId, plainQueue, type QueueId, shardFor, shardQueue } from '../ids.ts'

export type Serving = AgentProfile['queues'][number]
type Serves = Pick<AgentProfile, 'queues' | 'shards'>

/** One object of a queue that an agent serves: where they bid and stand. */
export interface ServedLine {
	readonly line: QueueId
	/** 1 before 2: how much its queue matters to them. */
	readonly priority: number
}

/** Every object of every queue they serve. */
export function linesServed({ queues, shards }: Serves): readonly ServedLine[] {
	return queues.flatMap(({ queue, priority }) =>
		Array.from({ length: shards[queue] ?? 1 }, (_, shard) => ({ line: shardQueue(queue, shard), priority }))
	)
}

/** How they serve a queue or one of its objects; undefined when they do not, or when there is no such object any more. */
export function servingOf({ queues, shards }: Serves, line: string): Serving | undefined {
	const queue = plainQueue(line)
	const isThere = line === queue || Number(line.slice(queue.length + 1)) < (shards[queue] ?? 1)
	return isThere ? queues.find((it) => it.queue === queue) : undefined
}

/** The objects of a queue a conversation may wait in, the likeliest first: it stays where it was when their number changes. */
export function linesOf(
	{ shards }: Pick<AgentProfile, 'shards'>,
	{ queue, conversation }: { queue: string; conversation: ConversationId },
): readonly QueueId[] {
	const all = Array.from({ length: shards[queue] ?? 1 }, (_, shard) => shardQueue(queue, shard))
	const home = shardQueue(queue, shardFor(conversation, all.length))
	return [home, ...all.filter((it) => it !== home)]
}
