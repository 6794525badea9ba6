import type { ConversationId, QueueId } from '../../core/ids.ts'
import { plainQueue, shardFor, shardQueue } from '../../core/ids.ts'

const KEY = 'shards'

/**
 * Over which objects a line is spread. The first of them is the one everybody calls: it hands on what belongs to another, which
 * takes a request but no transaction. When the number has changed, who came before is still where they were.
 */
export class Shards {
	readonly #kv: SyncKvStorage
	readonly #queue: string
	/** Over how many objects it has ever been spread, but for one: any of these numbers may say where somebody stands. */
	#counts: readonly number[]
	#now = 1

	constructor(kv: SyncKvStorage, queue: string) {
		this.#kv = kv
		this.#queue = queue
		const kept = kv.get<number | readonly number[]>(KEY) ?? []
		// An earlier version kept the highest alone.
		this.#counts = typeof kept === 'number' ? Array.from({ length: kept - 1 }, (_, i) => i + 2) : kept
	}

	/** As the policy in force has it. Only the first object hands on: the others keep what they are given. */
	set(shards: number): void {
		if (plainQueue(this.#queue) !== this.#queue) return
		this.#now = shards
		if (shards === 1 || this.#counts.includes(shards)) return
		this.#counts = [...this.#counts, shards]
		this.#kv.put(KEY, this.#counts)
	}

	/** Where a conversation enters; null for here. */
	home(conversation: ConversationId): QueueId | null {
		const shard = shardFor(conversation, this.#now)
		return shard === 0 ? null : shardQueue(this.#queue, shard)
	}

	/** Where it may be if it is not here. */
	elsewhere(conversation: ConversationId): readonly QueueId[] {
		const shards = new Set(this.#counts.map((it) => shardFor(conversation, it)))
		return [...shards].filter((it) => it !== 0).map((it) => shardQueue(this.#queue, it))
	}

	/** Where it may have entered before the number changed: not here, and not where it would now. */
	formerly(conversation: ConversationId): readonly QueueId[] {
		return this.elsewhere(conversation).filter((it) => it !== this.home(conversation))
	}

	/** All but this one. */
	get others(): readonly QueueId[] {
		return Array.from({ length: Math.max(1, ...this.#counts) - 1 }, (_, i) => shardQueue(this.#queue, i + 1))
	}
}
