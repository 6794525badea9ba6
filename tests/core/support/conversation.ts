import type { Command } from '../../../core/conversation/command.ts'
import type { Accepted, Effect } from '../../../core/conversation/decision.ts'
import { decide } from '../../../core/conversation/machine.ts'
import { blankConversation, type ConversationState, evolve } from '../../../core/conversation/state.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'
import { asAgent, customer, origin } from './people.ts'

/** A conversation as its object keeps it: a log, the state folded from it, and what it has come to owe. */
export class Talk {
	readonly rows: Row[] = []
	readonly owed: Effect[] = []
	state: ConversationState = blankConversation
	atMs = 1_000
	#ids = 0

	/** Does it, and says which events came of it or why none did. */
	do(command: Command): readonly ConversationEvent[] | string {
		const decision = decide(this.state, command)
		if (!decision.ok) return decision.code
		this.#append(decision, command.atMs)
		return decision.events
	}

	writes(text = 'Hello', returnMs = origin.returnMs) {
		const content = { kind: 'text', text } as const
		return this.do({ type: 'receive', atMs: this.atMs, id: this.#id(), author: customer, content, origin: { ...origin, returnMs } })
	}

	replies(agent: AgentId, text = 'Hi') {
		return this.do({ type: 'reply', atMs: this.atMs, id: this.#id(), author: asAgent(agent), content: { kind: 'text', text } })
	}

	notes(agent: AgentId, text = 'secret') {
		return this.do({ type: 'note', atMs: this.atMs, id: this.#id(), author: asAgent(agent), text })
	}

	isGivenTo(agent: AgentId, { epoch = this.state.epoch + 1, placement = this.state.placement } = {}) {
		return this.do({ type: 'assign', atMs: this.atMs, agent, name: agent, placement, epoch })
	}

	isLostBy(agent: AgentId, epoch = this.state.epoch) {
		return this.do({ type: 'lose', atMs: this.atMs, agent, epoch })
	}

	movesTo(queue: QueueId, by: AgentId, note: string | null = null) {
		return this.do({ type: 'transfer', atMs: this.atMs, id: this.#id(), by: asAgent(by), to: { kind: 'queue', queue }, via: null, note })
	}

	movesToAgent(agent: AgentId, { by, via = null }: { by: AgentId; via?: QueueId | null }) {
		return this.do({
			type: 'transfer',
			atMs: this.atMs,
			id: this.#id(),
			by: asAgent(by),
			to: { kind: 'agent', agent },
			via,
			note: 'please',
		})
	}

	isClosedBy(agent: AgentId, disposition = 'solved') {
		return this.do({ type: 'close', atMs: this.atMs, id: this.#id(), by: asAgent(agent), disposition, note: 'done' })
	}

	isLeft() {
		return this.do({ type: 'leave', atMs: this.atMs, id: this.#id(), by: customer })
	}

	isAbandoned() {
		return this.do({ type: 'abandon', atMs: this.atMs })
	}

	isReturnedTo(returnMs = origin.returnMs) {
		return this.do({ type: 'return', atMs: this.atMs, returnMs })
	}

	#id(): string {
		return `client-${++this.#ids}`
	}

	#append({ events, effects }: Accepted, atMs: number): void {
		for (const event of events) {
			const row = { seq: this.state.seq + 1, atMs, event }
			this.rows.push(row)
			this.state = evolve(this.state, row)
		}
		this.owed.push(...effects)
	}
}
