/**
 * The one place where a simulation touches the distributor. It is wired as the objects wire it (the queue decides and
 * offers, the agent's ledger grants, whoever frees up asks all of their queues), but with calls that take no time.
 */
import type { AgentConfig, QueueConfig } from '../config/workspace.ts'
import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import { type AgentCommand, agentDueMs, type AgentEffect, decideAgent } from '../routing/agent.ts'
import { type AgentNews, newsFor } from '../routing/agent-news.ts'
import { type AgentState, blankAgent, candidateOf, evolveAgent, freeOf, type Held, type Stay } from '../routing/agent-state.ts'
import { bestBid, type WeighedBid } from '../routing/bid.ts'
import { applyChange, emptyLine, type Item, type Line } from '../routing/line.ts'
import type { Candidate, Entry, Offer } from '../routing/offer.ts'
import { bestFor, offerOf, type QueueCommand, queueDueMs, type QueueEffect, type QueuePolicy, runQueue } from '../routing/queue.ts'

/** What the distributor does to the people of a simulation. */
export interface RouterNews {
	/** It rings at an agent. */
	offered(agent: AgentId, offer: Offer): void
	/** They have accepted: the wait is over. */
	assigned(agent: AgentId, work: Held): void
	/** They did not answer, and are offered nothing until they say that they are back (rule R5). */
	missed(agent: AgentId): void
	/** An alarm is due at this time: call `ringAgent` or `ringQueue` then. */
	agentDue(agent: AgentId, atMs: number): void
	queueDue(queue: QueueId, atMs: number): void
}

interface Queue {
	readonly line: Line
	readonly policy: QueuePolicy
}

/** As `QueueObject` has it. */
const LEASE_SLACK_MS = 3_000

/** All queues and all agents' ledgers of a workspace. `atMs` is its clock; set it before each call. */
export class Router {
	atMs = 0
	readonly #queues = new Map<QueueId, Queue>()
	readonly #agents = new Map<AgentId, AgentState>()
	readonly #news: RouterNews
	readonly #touchedQueues = new Set<QueueId>()
	readonly #touchedAgents = new Set<AgentId>()
	/** Who is offered something may accept it on the spot: an act inside an act. */
	#depth = 0

	constructor(queues: readonly QueueConfig[], news: RouterNews) {
		this.#news = news
		for (const it of queues) this.#queues.set(it.id as QueueId, { line: emptyLine(), policy: { ...it, leaseSlackMs: LEASE_SLACK_MS } })
	}

	// What people do.

	/** A new agent: known and connected, but not available yet. */
	hire(profile: AgentConfig): void {
		const id = profile.id as AgentId
		this.#agents.set(id, blankAgent)
		this.#agent(id, { type: 'profile', profile })
		this.#agent(id, { type: 'connect' })
	}

	present(agent: AgentId, presence: 'available' | 'away'): void {
		this.#act(() => this.#agent(agent, { type: 'presence', presence }))
	}

	enqueue(queue: QueueId, entry: Entry): void {
		this.#act(() => this.#queue(queue, { type: 'enqueue', entry }))
	}

	withdraw(queue: QueueId, { conversation, placement }: { conversation: ConversationId; placement: number }): void {
		this.#act(() => this.#queue(queue, { type: 'withdraw', conversation, placement }))
	}

	/** False when the offer does not stand any more. */
	accept(agent: AgentId, { conversation, epoch }: { conversation: ConversationId; epoch: number }): boolean {
		return this.#act(() => this.#agent(agent, { type: 'accept', conversation, epoch, atMs: this.atMs }))
	}

	/** The conversation is over; wrap-up follows, if its queue has any. */
	release(agent: AgentId, { conversation, placement, epoch }: Stay): void {
		this.#act(() => this.#agent(agent, { type: 'release', conversation, placement, epoch, wrapUp: true }))
	}

	ringAgent(agent: AgentId): void {
		this.#touchedAgents.add(agent)
		this.#act(() => this.#agent(agent, { type: 'expire', atMs: this.atMs }))
	}

	ringQueue(queue: QueueId): void {
		this.#act(() => this.#queue(queue, { type: 'expire' }))
	}

	// What can be seen.

	/** Everybody in line, offered or waiting, in the order of service. */
	*inLine(queue: QueueId): Iterable<Item> {
		const { line } = this.#queueOf(queue)
		yield* line.order
	}

	/** What an agent could still take. */
	freeOf(agent: AgentId): number {
		return freeOf(this.#agentOf(agent))
	}

	workOf(agent: AgentId): readonly Held[] {
		return this.#agentOf(agent).work
	}

	/** An act, and everything that follows from it in the same instant; alarms are looked at when all of it has happened. */
	#act(act: () => boolean): boolean {
		this.#depth++
		const done = act()
		this.#depth--
		if (this.#depth === 0) this.#settleAlarms()
		return done
	}

	// Each side: decide, then do.

	#queue(id: QueueId, command: QueueCommand, offers = true): boolean {
		const { line, policy } = this.#queueOf(id)
		const { changes, effects } = runQueue(line, command, { atMs: this.atMs, policy, offers })
		this.#touchedQueues.add(id)
		for (const effect of effects) this.#doFor(id, effect)
		return changes.length > 0
	}

	#doFor(queue: QueueId, effect: QueueEffect): void {
		if (effect.type === 'reserve') return this.#reserve(queue, effect)
		const { conversation, placement, epoch } = effect
		this.#agent(effect.agent, { type: 'rescind', conversation, placement, epoch })
	}

	#reserve(queue: QueueId, { agent, offer }: Extract<QueueEffect, { type: 'reserve' }>): void {
		if (!this.#grant(agent, offer)) return this.#settle(agent, { ...offer, outcome: 'refused' })
		// What the ledger says after a grant is mostly what the queue has foreseen: then it moves nothing.
		const { line } = this.#queueOf(queue)
		const candidate = this.#candidateFor(agent, queue)
		if (line.candidates.get(agent)?.free === candidate.free) applyChange(line, { type: 'candidate', candidate })
		else this.#queue(queue, { type: 'candidate', candidate })
		this.#news.offered(agent, offer)
	}

	#grant(agent: AgentId, offer: Offer): boolean {
		const dueMs = agentDueMs(this.#agentOf(agent))
		if (dueMs !== null && dueMs <= this.atMs) this.#agent(agent, { type: 'expire', atMs: this.atMs })
		return this.#agent(agent, { type: 'reserve', offer, atMs: this.atMs })
	}

	/** False when the ledger refuses. */
	#agent(id: AgentId, command: AgentCommand): boolean {
		const before = this.#agentOf(id)
		const decision = decideAgent(before, command)
		if (!decision.ok) return false
		if (decision.events.length === 0) return true
		let state = before
		for (const event of decision.events) state = evolveAgent(state, { seq: state.seq + 1, atMs: this.atMs, event })
		this.#agents.set(id, state)
		this.#touchedAgents.add(id)
		for (const effect of decision.effects) this.#pay(id, effect)
		for (const news of newsFor(before, state)) this.#tell(id, news)
		return true
	}

	#pay(agent: AgentId, effect: AgentEffect): void {
		if (effect.type === 'assign') return this.#news.assigned(agent, effect.work)
		if (effect.type === 'lose') throw new Error(`${agent} lost ${effect.work.conversation}: no console dies in a simulation`)
		this.#settle(agent, effect)
		if (effect.outcome === 'missed') this.#news.missed(agent)
	}

	#settle(agent: AgentId, how: Omit<Extract<AgentEffect, { type: 'settle' }>, 'type'>): void {
		const { queue, conversation, placement, epoch, outcome } = how
		const candidate = this.#candidateFor(agent, queue)
		this.#queue(queue, { type: 'settle', conversation, placement, epoch, agent, outcome, candidate })
	}

	#tell(agent: AgentId, news: AgentNews): void {
		if (news.type === 'seek') return this.#seek(agent)
		for (const it of news.queues) {
			const queue = it as QueueId
			this.#queue(queue, { type: 'candidate', candidate: this.#candidateFor(agent, queue) })
		}
	}

	/** Asks all queues for their best bid and takes the highest, until there is none or no room left (rule R9). */
	#seek(agent: AgentId): void {
		while (freeOf(this.#agentOf(agent)) > 0) {
			const best = bestBid(this.#servedBy(agent).flatMap((it) => this.#bid(agent, it)))
			if (!best) return
			const offer = this.#take(agent, best)
			if (!offer) continue
			if (this.#agent(agent, { type: 'reserve', offer, atMs: this.atMs })) this.#news.offered(agent, offer)
			else this.#settle(agent, { ...offer, outcome: 'refused' })
		}
	}

	#bid(agent: AgentId, { queue, priority }: { queue: string; priority: number }): WeighedBid[] {
		const id = queue as QueueId
		this.#queue(id, { type: 'candidate', candidate: this.#candidateFor(agent, id) }, false)
		const best = bestFor(this.#queueOf(id).line, agent, this.atMs)
		return best ? [{ queue: id, priority, conversation: best.conversation, enqueuedAtMs: best.enqueuedAtMs }] : []
	}

	#take(agent: AgentId, { queue, conversation }: WeighedBid): Offer | null {
		if (!this.#queue(queue, { type: 'take', agent, conversation }, false)) return null
		const { line, policy } = this.#queueOf(queue)
		const item = line.items.get(conversation)
		return item?.agent === agent ? offerOf(item, policy) : null
	}

	/** To a queue they do not serve they have no room. */
	#candidateFor(agent: AgentId, queue: QueueId): Candidate {
		const candidate = candidateOf(this.#agentOf(agent))
		return this.#servedBy(agent).some((it) => it.queue === queue) ? candidate : { ...candidate, free: 0, ready: false }
	}

	#servedBy(agent: AgentId): AgentConfig['queues'] {
		return this.#agentOf(agent).profile?.queues ?? []
	}

	#settleAlarms(): void {
		for (const id of this.#touchedAgents) {
			const dueMs = agentDueMs(this.#agentOf(id))
			if (dueMs !== null) this.#news.agentDue(id, dueMs)
		}
		for (const id of this.#touchedQueues) {
			const dueMs = queueDueMs(this.#queueOf(id).line)
			if (dueMs !== null) this.#news.queueDue(id, dueMs)
		}
		this.#touchedAgents.clear()
		this.#touchedQueues.clear()
	}

	#queueOf(id: QueueId): Queue {
		const queue = this.#queues.get(id)
		if (!queue) throw new Error(`no queue "${id}"`)
		return queue
	}

	#agentOf(id: AgentId): AgentState {
		const agent = this.#agents.get(id)
		if (!agent) throw new Error(`no agent "${id}"`)
		return agent
	}
}
