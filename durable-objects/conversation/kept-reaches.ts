import type { Reach } from '../../core/access/reach.ts'
import type { AgentId } from '../../core/ids.ts'

/** What a socket carries itself; more lies in storage. */
const CARRIED_MAX = 20
const NOTHING: Reach = { agents: [], queues: [], waiting: [] }

/**
 * Reaches too large for a socket's attachment, which holds 2 kB: somebody may lead a team of hundreds. One for each person, the
 * newest they came with.
 */
export class KeptReaches {
	readonly #kv: SyncKvStorage

	constructor(kv: SyncKvStorage) {
		this.#kv = kv
	}

	fitsOnSocket(reach: Reach | null): boolean {
		return reach === null || reach.agents.length + reach.queues.length + reach.waiting.length <= CARRIED_MAX
	}

	keep(whose: AgentId, reach: Reach | null): void {
		this.#kv.put(keyOf(whose), reach)
	}

	/** Nothing, should it be gone: who is not known to reach a conversation does not. */
	of(whose: AgentId): Reach | null {
		const kept = this.#kv.get<Reach | null>(keyOf(whose))
		return kept === undefined ? NOTHING : kept
	}

	drop(whose: AgentId): void {
		this.#kv.delete(keyOf(whose))
	}
}

function keyOf(whose: AgentId): string {
	return `reach ${whose}`
}
