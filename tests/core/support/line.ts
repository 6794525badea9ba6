import { QueueConfig } from '../../../core/config/workspace.ts'
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import { Facts, plainFacts } from '../../../core/routing/facts.ts'
import { applyChange, reboot } from '../../../core/routing/apply-change.ts'
import { departuresIn } from '../../../core/routing/departures.ts'
import type { Item } from '../../../core/routing/item.ts'
import { emptyLine, type Known } from '../../../core/routing/line.ts'
import type { Room } from '../../../core/routing/media.ts'
import type { Candidate, Entry, Offer, Outcome } from '../../../core/routing/offer.ts'
import { RoutingPolicy } from '../../../core/routing/policy.ts'
import { runQueue } from '../../../core/routing/queue.ts'
import type { QueueCommand, QueueEffect, QueueLogRow, QueuePolicy } from '../../../core/routing/queue-command.ts'
import type { DecisionRow } from '../../../core/routing/why.ts'
import { talk } from './people.ts'

type RoutingInput = Parameters<typeof RoutingPolicy.parse>[0]

export function queuePolicy(routing: RoutingInput = {}, more: Partial<QueuePolicy> = {}): QueuePolicy {
	return {
		...QueueConfig.parse({ id: 'support', name: 'Support' }),
		routing: RoutingPolicy.parse(routing),
		version: 1,
		calendar: null,
		leaseSlackMs: 3_000,
		...more,
	}
}

export const policy: QueuePolicy = queuePolicy()

export function entry(n: number, more: Partial<Entry> = {}): Entry {
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	const plain = { facts: plainFacts, contact: null, boostMs: 0, callback: null }
	return { conversation: talk(n), placement: 1, enqueuedAtMs: n, epoch: 0, target: null, subject, ...plain, ...more }
}

export function facts(more: Partial<Facts>): Facts {
	return { ...plainFacts, ...more }
}

interface Says {
	readonly idleSinceMs?: number
	readonly ready?: boolean
	readonly skills?: Readonly<Record<string, number>>
	readonly languages?: Readonly<Record<string, number>>
	readonly load?: number
	readonly delayMs?: number
}

/** A queue as its object runs it: a command, then offers for as long as there is one to make. */
export class Waiting {
	line = emptyLine()
	readonly effects: QueueEffect[] = []
	readonly decisions: DecisionRow[] = []
	/** As its object keeps it. */
	readonly log: QueueLogRow[] = []
	atMs = 1_000
	readonly #versions = new Map<AgentId, number>()

	constructor(more: Partial<QueuePolicy> = {}) {
		this.do({ type: 'policy', policy: { ...policy, ...more } })
	}

	get policy(): QueuePolicy {
		return this.line.current as QueuePolicy
	}

	/** The effects of this command and of the offers after it. */
	do(command: QueueCommand, { offers = true } = {}): QueueEffect[] {
		const { changes, effects, decisions } = runQueue(this.line, command, { atMs: this.atMs, offers })
		if (changes.length > 0) this.log.push({ seq: this.log.length + 1, atMs: this.atMs, command, offers, decisions })
		this.effects.push(...effects)
		this.decisions.push(...decisions)
		return [...effects]
	}

	/** In the order of service. */
	get order(): ConversationId[] {
		return [...this.line.order].map((it) => it.conversation)
	}

	/** Its object dies and wakes: it knows what has been stored, in whatever order that is read, and no more. */
	crash(): void {
		const items = [...this.line.items].sort(([a], [b]) => a < b ? 1 : -1)
		this.line.items.clear()
		for (const [id, item] of items) this.line.items.set(id, item)
		this.line = reboot(this.line, departuresIn(this.log, this.log.length))
		this.log.push({ seq: this.log.length + 1, atMs: this.atMs, command: { type: 'boot' }, offers: false, decisions: [] })
	}

	enqueue(n: number, more: Partial<Entry> = {}) {
		return this.do({ type: 'enqueue', entry: entry(n, more) })
	}

	withdraw(n: number, placement = 1) {
		return this.do({ type: 'withdraw', conversation: talk(n), placement })
	}

	/** An agent's newest word; a number is room for so many chats. */
	candidate(
		agent: AgentId,
		free: number | Room,
		{ idleSinceMs = 0, ready = true, skills = {}, languages = {}, load = 0, delayMs = 0 }: Says = {},
	): Candidate {
		const version = (this.#versions.get(agent) ?? 0) + 1
		this.#versions.set(agent, version)
		const room = typeof free === 'number' ? (free > 0 ? { chat: free } : {}) : free
		return { agent, version, room, ready, idleSinceMs, load, abilities: { agent, skills, languages }, delayMs }
	}

	stands(agent: AgentId, free: number | Room, says: number | Says = 0) {
		return this.do({ type: 'candidate', candidate: this.candidate(agent, free, typeof says === 'number' ? { idleSinceMs: says } : says) })
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

	known(agent: AgentId): Known | undefined {
		return this.line.candidates.get(agent)
	}
}

/** Puts a change in a line past the rules. */
export const put = applyChange

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
