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

/** Which object of a queue a conversation waits in. */
export function lineOf(
	{ shards }: Pick<AgentProfile, 'shards'>,
	{ queue, conversation }: { queue: string; conversation: ConversationId },
): QueueId {
	return shardQueue(queue, shardFor(conversation, shards[queue] ?? 1))
}
