import { QueueConfig } from '../../../core/config/workspace.ts'
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import { applyChange, emptyLine, type Item } from '../../../core/routing/line.ts'
import type { Candidate, Entry, Offer, Outcome } from '../../../core/routing/offer.ts'
import { type QueueCommand, type QueueEffect, type QueuePolicy, runQueue } from '../../../core/routing/queue.ts'
import { talk } from './people.ts'

export const policy: QueuePolicy = { ...QueueConfig.parse({ id: 'support', name: 'Support' }), leaseSlackMs: 3_000 }

export function entry(n: number, more: Partial<Entry> = {}): Entry {
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	return { conversation: talk(n), placement: 1, enqueuedAtMs: n, epoch: 0, target: null, subject, ...more }
}

/** A queue as its object runs it: a command, then offers for as long as there is one to make. */
export class Waiting {
	line = emptyLine()
	readonly effects: QueueEffect[] = []
	atMs = 1_000
	readonly #policy: QueuePolicy
	readonly #stored = new Map<AgentId, Candidate>()
	readonly #versions = new Map<AgentId, number>()

	constructor(more: Partial<QueuePolicy> = {}) {
		this.#policy = { ...policy, ...more }
	}

	get policy(): QueuePolicy {
		return this.#policy
	}

	/** The effects of this command and of the offers after it. */
	do(command: QueueCommand, { offers = true } = {}): QueueEffect[] {
		const { changes, effects } = runQueue(this.line, command, { atMs: this.atMs, policy: this.#policy, offers })
		for (const change of changes) if (change.type === 'candidate') this.#stored.set(change.candidate.agent, change.candidate)
		this.effects.push(...effects)
		return [...effects]
	}

	/** In the order of service. */
	get order(): ConversationId[] {
		return [...this.line.order].map((it) => it.conversation)
	}

	/** Its object dies and wakes: it knows what has been stored, and no more. */
	crash(): void {
		const items = [...this.line.items.values()]
		this.line = emptyLine()
		for (const item of items) applyChange(this.line, { type: 'put', item })
		for (const candidate of this.#stored.values()) applyChange(this.line, { type: 'candidate', candidate })
	}

	enqueue(n: number, more: Partial<Entry> = {}) {
		return this.do({ type: 'enqueue', entry: entry(n, more) })
	}

	withdraw(n: number, placement = 1) {
		return this.do({ type: 'withdraw', conversation: talk(n), placement })
	}

	/** An agent's newest word. */
	candidate(agent: AgentId, free: number, { idleSinceMs = 0, ready = true } = {}): Candidate {
		const version = (this.#versions.get(agent) ?? 0) + 1
		this.#versions.set(agent, version)
		return { agent, version, free, ready, idleSinceMs }
	}

	stands(agent: AgentId, free: number, idleSinceMs = 0) {
		return this.do({ type: 'candidate', candidate: this.candidate(agent, free, { idleSinceMs }) })
	}

	settle({ conversation, placement, epoch, agent }: Lease, outcome: Outcome, candidate: Candidate | null = null) {
		return this.do({ type: 'settle', conversation, placement, epoch, agent, outcome, candidate })
	}

	expire() {
		return this.do({ type: 'expire' })
	}

	item(n: number): Item | undefined {
		return this.line.items.get(talk(n))
	}
}

export interface Lease extends Offer {
	readonly agent: AgentId
}

/** The offers among effects, each with who it is for. */
export function offersIn(effects: readonly QueueEffect[]): Lease[] {
	return effects.flatMap((it) => it.type === 'reserve' ? [{ ...it.offer, agent: it.agent }] : [])
}

/** Who gets what, in short. */
export function given(effects: readonly QueueEffect[]): [AgentId, ConversationId][] {
	return offersIn(effects).map((it) => [it.agent, it.conversation])
}
