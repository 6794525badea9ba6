import type { ConversationId, QueueId } from '../../core/ids.ts'
import { plainQueue, shardFor, shardQueue } from '../../core/ids.ts'

const EVER = 'shards'

/**
 * Over which objects a line is spread. The first of them is the one everybody calls: it hands on what belongs to another, which
 * takes a request but no transaction. When the number has changed, who came before is still where they were.
 */
export class Shards {
	readonly #kv: SyncKvStorage
	readonly #queue: string
	/** The most there have ever been. */
	#ever: number
	#now: number

	constructor(kv: SyncKvStorage, queue: string) {
		this.#kv = kv
		this.#queue = queue
		this.#ever = this.#now = kv.get<number>(EVER) ?? 1
	}

	/** As the policy in force has it. Only the first object hands on: the others keep what they are given. */
	set(shards: number): void {
		if (plainQueue(this.#queue) !== this.#queue) return
		this.#now = shards
		if (shards <= this.#ever) return
		this.#ever = shards
		this.#kv.put(EVER, shards)
	}

	/** Where a conversation enters; null for here. */
	home(conversation: ConversationId): QueueId | null {
		const shard = shardFor(conversation, this.#now)
		return shard === 0 ? null : shardQueue(this.#queue, shard)
	}

	/** Where it may be if it is not here. */
	elsewhere(conversation: ConversationId): readonly QueueId[] {
		if (this.#ever === 1) return []
		const home = this.home(conversation)
		return this.#ever === this.#now && home !== null ? [home] : this.#ever === this.#now ? [] : this.others
	}

	/** All but this one. */
	get others(): readonly QueueId[] {
		return Array.from({ length: this.#ever - 1 }, (_, i) => shardQueue(this.#queue, i + 1))
	}
}
