import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Standing } from '../protocol/conversation.ts'
import type { QueueDecision } from '../routing/decided.ts'
import type { Item } from '../routing/item.ts'
import { emptyLine } from '../routing/line.ts'
import { bestFor } from '../routing/look.ts'
import { hasAnyRoom } from '../routing/media.ts'
import type { Offer } from '../routing/offer.ts'
import { queueDueMs, runQueue } from '../routing/queue.ts'
import type { QueueCommand, QueueLogRow } from '../routing/queue-command.ts'
import { recorded } from '../routing/recorded.ts'
import { offerOf } from '../routing/ring.ts'
import { standingOf } from '../routing/wait.ts'

/** Hears of every row a queue writes, as its object would write it. */
export type LogHook = (queue: QueueId, row: QueueLogRow) => void

interface Run {
	readonly atMs: number
	readonly offers: boolean
}

/** One queue's line, and its log if anybody listens. */
export class SimulatedQueue {
	readonly line = emptyLine()
	readonly #id: QueueId
	readonly #log: LogHook | null
	#seq = 0

	constructor(id: QueueId, log: LogHook | null) {
		this.#id = id
		this.#log = log
	}

	run(command: QueueCommand, { atMs, offers }: Run): QueueDecision {
		const decision = runQueue(this.line, command, { atMs, offers })
		if (this.#log) {
			const seq = ++this.#seq
			const decisions = decision.decisions.map((it) => ({ ...it, seq }))
			this.#log(this.#id, { seq, atMs, command: recorded(command), offers, decisions })
		}
		return decision
	}

	standing(conversation: ConversationId): Standing | null {
		return this.line.items.get(conversation)?.stage === 'waiting' ? standingOf(this.line, conversation) : null
	}

	bestFor(agent: AgentId, atMs: number): Item | null {
		return bestFor(this.line, agent, { atMs })
	}

	/** Whether the queue thinks that an agent has room, or keeps a log that says what it was told. */
	expectsOf(agent: AgentId): boolean {
		const known = this.line.candidates.get(agent)
		return this.#log !== null || (known !== undefined && hasAnyRoom(known.room))
	}

	/** The offer that stands for somebody; null when it does not ring at them. */
	offerTo(agent: AgentId, conversation: ConversationId): Offer | null {
		const item = this.line.items.get(conversation)
		return item?.agents.includes(agent) ? offerOf(this.line, item) : null
	}

	get dueMs(): number | null {
		return queueDueMs(this.line)
	}
}
