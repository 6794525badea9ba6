/** What a queue's log tells of the customers: when each came, what was known of them, and how their stay in line ended. */
import type { AgentId, ConversationId } from '../ids.ts'
import type { Entry } from '../routing/offer.ts'
import type { QueueLogRow, QueuePolicy } from '../routing/queue-command.ts'
import type { DecisionRow } from '../routing/why.ts'

/** One stay of one conversation in one queue. */
export interface RecordedStay {
	readonly queue: string
	readonly entry: Entry
	/** When it joined the line; `entry.enqueuedAtMs` is when its wait began, which can be earlier. */
	readonly atMs: number
	/** `elsewhere`: to another queue, into another conversation. `waits`: still there when the recording ends. */
	end: 'answered' | 'gaveUp' | 'held' | 'elsewhere' | 'lapsed' | 'waits'
	endAtMs: number
	agent: AgentId | null
	/** When that agent took it; after `endAtMs` for one who had been told to come back later. */
	takenAtMs: number
	/** How long it rang before it was taken. */
	ringMs: number
	/** Wrap-up that the queue asked for when it was taken. */
	wrapUpMs: number
}

/** Hears of what happens between items and agents, in order. */
export interface AgentsEar {
	readonly rings: (agent: AgentId, conversation: ConversationId, atMs: number) => void
	readonly stops: (agent: AgentId, conversation: ConversationId) => void
	readonly takes: (agent: AgentId, stay: RecordedStay) => void
}

interface Ringing {
	readonly agents: readonly AgentId[]
	readonly sinceMs: number
}

/** Reads one queue's log, row by row. */
export class StaysReader {
	readonly stays: RecordedStay[] = []
	/** What the queue went by last. */
	policy: QueuePolicy | null = null
	readonly #queue: string
	readonly #ear: AgentsEar
	readonly #open = new Map<ConversationId, RecordedStay>()
	readonly #ringing = new Map<ConversationId, Ringing>()

	constructor(queue: string, ear: AgentsEar) {
		this.#queue = queue
		this.#ear = ear
	}

	feed({ atMs, command, decisions }: QueueLogRow): void {
		if (command.type === 'policy') this.policy = command.policy
		if (command.type === 'enqueue') this.#enter(command.entry, atMs)
		for (const it of decisions) this.#decided(it, atMs)
	}

	/** To be called after the last row. */
	close(atMs: number): void {
		for (const stay of this.#open.values()) stay.endAtMs = atMs
	}

	#enter(entry: Entry, atMs: number): void {
		const known = this.#open.get(entry.conversation)
		if (known && known.entry.placement >= entry.placement) return
		const blank = { end: 'waits', endAtMs: atMs, agent: null, takenAtMs: 0, ringMs: 0, wrapUpMs: 0 } as const
		const stay: RecordedStay = { queue: this.#queue, entry, atMs, ...blank }
		this.#open.set(entry.conversation, stay)
		this.stays.push(stay)
	}

	#decided(row: DecisionRow, atMs: number): void {
		switch (row.act) {
			case 'pushed':
			case 'bid':
			case 'pulled':
			case 'assigned':
				return this.#ring(row, atMs)
			case 'answered':
				return this.#answered(row, atMs)
			case 'held':
				return this.#mark(row, 'held', atMs)
			case 'overflowed':
			case 'merged':
				return this.#mark(row, 'elsewhere', atMs)
			case 'lapsed':
				return this.#mark(row, 'lapsed', atMs)
			case 'left':
				return this.#leave(row, atMs)
		}
	}

	#ring({ conversation, agents }: DecisionRow, atMs: number): void {
		this.#silence(conversation)
		this.#ringing.set(conversation, { agents, sinceMs: atMs })
		for (const it of agents) this.#ear.rings(it, conversation, atMs)
	}

	#silence(conversation: ConversationId, except: AgentId | null = null): void {
		for (const it of this.#ringing.get(conversation)?.agents ?? []) if (it !== except) this.#ear.stops(it, conversation)
		this.#ringing.delete(conversation)
	}

	#answered({ conversation, outcome, agents }: DecisionRow, atMs: number): void {
		const [agent = null] = agents
		if (outcome !== 'accepted' || agent === null) return this.#silence(conversation)
		const sinceMs = this.#ringing.get(conversation)?.sinceMs ?? atMs
		this.#silence(conversation, agent)
		const stay = this.#open.get(conversation)
		if (!stay) return
		// Who had been told to come back later is not one who waited.
		if (stay.end === 'waits') Object.assign(stay, { end: 'answered', endAtMs: atMs })
		Object.assign(stay, { agent, takenAtMs: atMs, ringMs: atMs - sinceMs, wrapUpMs: this.policy?.wrapUpMs ?? 0 })
		this.#open.delete(conversation)
		this.#ear.takes(agent, stay)
	}

	/** The first thing that ends their wait counts. */
	#mark({ conversation }: DecisionRow, end: RecordedStay['end'], atMs: number): void {
		const stay = this.#open.get(conversation)
		if (stay?.end === 'waits') Object.assign(stay, { end, endAtMs: atMs })
	}

	#leave(row: DecisionRow, atMs: number): void {
		this.#silence(row.conversation)
		this.#mark(row, 'gaveUp', atMs)
		this.#open.delete(row.conversation)
	}
}
