/**
 * The one place where a simulation touches the distributor. It is wired as the objects wire it (the queue decides and
 * offers, the agent's ledger grants, whoever frees up asks all of their queues), but with calls that take no time.
 */
import { agentProfileOf, queuePolicyOf } from '../config/published.ts'
import type { WorkspaceConfig } from '../config/workspace.ts'
import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Standing } from '../protocol/conversation.ts'
import { agentDueMs, decideAgent } from '../routing/agent.ts'
import type { AgentCommand, AgentEffect } from '../routing/agent-command.ts'
import { type AgentNews, newsFor } from '../routing/agent-news.ts'
import { type AgentState, blankAgent, candidateFor, evolveAgent, type Held, roomOf, type Stay } from '../routing/agent-state.ts'
import { afterTaking, bestBid, type Search, type WeighedBid } from '../routing/bid.ts'
import type { Item } from '../routing/item.ts'
import { hasAnyRoom, type Room } from '../routing/media.ts'
import type { Candidate, Entry, Offer } from '../routing/offer.ts'
import type { ItemNews, Place, QueueCommand, QueueEffect } from '../routing/queue-command.ts'
import type { Abilities } from '../routing/requirement.ts'
import { linesServed, type ServedLine } from '../routing/served.ts'
import { type LogHook, SimulatedQueue } from './simulated-queue.ts'

/** What the distributor does to the people of a simulation. */
export interface RouterNews {
	/** It rings at an agent. */
	offered(agent: AgentId, offer: Offer): void
	/** They have accepted: the wait is over. */
	assigned(agent: AgentId, work: Held): void
	/** They did not answer, and are offered nothing until they say that they are back (rule R5). */
	missed(agent: AgentId): void
	/** The queue has a word for somebody in line. */
	told(conversation: ConversationId, news: ItemNews): void
	/** An alarm is due at this time: call `ringAgent` or `ringQueue` then. */
	agentDue(agent: AgentId, atMs: number): void
	queueDue(queue: QueueId, atMs: number): void
}

interface Agent {
	state: AgentState
	/** Both asked for at every turn, and always the same. */
	readonly served: readonly ServedLine[]
	readonly abilities: Abilities
}

interface Start {
	readonly atMs: number
	readonly news: RouterNews
	readonly log: LogHook | null
}

/** All queues and all agents' ledgers of a workspace. `atMs` is its clock; set it before each call. */
export class Router {
	atMs: number
	readonly #queues = new Map<QueueId, SimulatedQueue>()
	readonly #agents = new Map<AgentId, Agent>()
	readonly #news: RouterNews
	readonly #touchedQueues = new Set<QueueId>()
	readonly #touchedAgents = new Set<AgentId>()
	/** Who is offered something may accept it on the spot: an act inside an act. */
	#depth = 0

	constructor(config: WorkspaceConfig, { atMs, news, log }: Start) {
		this.atMs = atMs
		this.#news = news
		for (const { id } of config.queues) {
			const policy = queuePolicyOf({ version: 1, config }, id)
			if (!policy) throw new Error(`no queue "${id}"`)
			this.#queues.set(id as QueueId, new SimulatedQueue(id as QueueId, log))
			this.#queue(id as QueueId, { type: 'policy', policy })
		}
		for (const { id } of config.agents) this.#hire(id as AgentId, config)
	}

	/** Known and connected, but not available yet. */
	#hire(id: AgentId, config: WorkspaceConfig): void {
		const profile = agentProfileOf(config, id)
		if (!profile) throw new Error(`no agent "${id}"`)
		const { skills, languages } = profile
		this.#agents.set(id, { state: blankAgent, served: linesServed(profile), abilities: { agent: id, skills, languages } })
		this.#agent(id, { type: 'profile', profile })
		this.#agent(id, { type: 'connect' })
	}

	// What people do.

	present(agent: AgentId, presence: 'available' | 'away'): void {
		this.#act(() => this.#agent(agent, { type: 'presence', presence }))
	}

	enqueue(queue: QueueId, entry: Entry): void {
		this.#act(() => this.#queue(queue, { type: 'enqueue', entry }))
	}

	withdraw(queue: QueueId, { conversation, placement }: Place): void {
		this.#act(() => this.#queue(queue, { type: 'withdraw', conversation, placement }))
	}

	/** False when the offer does not stand any more. */
	accept(agent: AgentId, { conversation, epoch }: { conversation: ConversationId; epoch: number }): boolean {
		return this.#act(() => this.#agent(agent, { type: 'accept', conversation, epoch, atMs: this.atMs }))
	}

	/** The conversation is over; wrap-up follows, if its queue has any and the agent takes it. */
	release(agent: AgentId, { conversation, placement, epoch, wrapUp }: Stay & { wrapUp: boolean }): void {
		this.#act(() => this.#agent(agent, { type: 'release', conversation, placement, epoch, wrapUp }))
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
	inLine(queue: QueueId): Iterable<Item> {
		return this.#queueOf(queue).line.order
	}

	/** What somebody who waits for their turn would be told; null for who does not. */
	standing(queue: QueueId, conversation: ConversationId): Standing | null {
		return this.#queueOf(queue).standing(conversation)
	}

	/** What an agent could still take. */
	roomOf(agent: AgentId): Room {
		return roomOf(this.#agentOf(agent).state)
	}

	workOf(agent: AgentId): readonly Held[] {
		return this.#agentOf(agent).state.work
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
		const { changes, effects } = this.#queueOf(id).run(command, { atMs: this.atMs, offers })
		this.#touchedQueues.add(id)
		for (const effect of effects) this.#doFor(id, effect)
		return changes.length > 0
	}

	#doFor(queue: QueueId, effect: QueueEffect): void {
		if (effect.type === 'reserve') return this.#reserve(queue, effect)
		const { conversation, placement } = effect
		if (effect.type === 'rescind') return void this.#agent(effect.agent, { type: 'rescind', conversation, placement, epoch: effect.epoch })
		this.#queue(queue, { type: 'told', conversation, placement, news: effect.news.type })
		this.#news.told(conversation, effect.news)
	}

	#reserve(queue: QueueId, { agent, offer }: Extract<QueueEffect, { type: 'reserve' }>): void {
		if (!this.#grant(agent, offer)) return this.#settle(agent, { ...offer, outcome: 'refused' })
		const candidate = this.#candidateFor(agent, queue)
		// That their room has gone is what the queue has foreseen: it would learn nothing.
		if (hasAnyRoom(candidate.room) || this.#queueOf(queue).expectsOf(agent)) this.#queue(queue, { type: 'candidate', candidate })
		this.#news.offered(agent, offer)
	}

	#grant(agent: AgentId, offer: Offer): boolean {
		const dueMs = agentDueMs(this.#agentOf(agent).state)
		if (dueMs !== null && dueMs <= this.atMs) this.#agent(agent, { type: 'expire', atMs: this.atMs })
		return this.#agent(agent, { type: 'reserve', offer, atMs: this.atMs })
	}

	/** False when the ledger refuses. */
	#agent(id: AgentId, command: AgentCommand): boolean {
		const agent = this.#agentOf(id)
		const before = agent.state
		const decision = decideAgent(before, command)
		if (!decision.ok) return false
		if (decision.events.length === 0) return true
		for (const event of decision.events) agent.state = evolveAgent(agent.state, { seq: agent.state.seq + 1, atMs: this.atMs, event })
		const after = agent.state
		this.#touchedAgents.add(id)
		for (const effect of decision.effects) this.#pay(id, effect)
		for (const news of newsFor(before, after)) this.#tell(id, news)
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
		for (const it of news.queues) this.#queue(it, { type: 'candidate', candidate: this.#candidateFor(agent, it) })
	}

	/** Asks all queues for their best bid and takes the highest, until there is none or no room left (rule R9). */
	#seek(agent: AgentId): void {
		const { served } = this.#agentOf(agent)
		let search: Search = { bids: [], ask: served }
		for (let was = this.roomOf(agent); hasAnyRoom(was); was = this.roomOf(agent)) {
			const bids = [...search.bids, ...search.ask.flatMap((it) => this.#bid(agent, it))]
			const best = bestBid(bids)
			if (!best) return
			this.#takeUp(agent, best)
			search = afterTaking(best, { bids, was, room: this.roomOf(agent), served })
		}
	}

	#bid(agent: AgentId, { line, priority }: ServedLine): WeighedBid[] {
		const candidate = this.#candidateFor(agent, line)
		this.#queue(line, { type: 'candidate', candidate }, false)
		const best = this.#queueOf(line).bestFor(agent, this.atMs)
		if (best) {
			const { conversation, enqueuedAtMs, virtualStartMs } = best
			return [{ queue: line, priority, conversation, enqueuedAtMs, virtualStartMs }]
		}
		// Somebody may be for them in a while: the queue makes a note of when.
		if (candidate.delayMs > 0) this.#queue(line, { type: 'candidate', candidate })
		return []
	}

	#takeUp(agent: AgentId, best: WeighedBid): void {
		const offer = this.#take(agent, best)
		if (!offer) return
		if (this.#agent(agent, { type: 'reserve', offer, atMs: this.atMs })) this.#news.offered(agent, offer)
		else this.#settle(agent, { ...offer, outcome: 'refused' })
	}

	#take(agent: AgentId, { queue, conversation }: WeighedBid): Offer | null {
		const isTaken = this.#queue(queue, { type: 'take', agent, conversation, how: 'bid' }, false)
		return isTaken ? this.#queueOf(queue).offerTo(agent, conversation) : null
	}

	#candidateFor(agent: AgentId, line: QueueId): Candidate {
		const { state, abilities } = this.#agentOf(agent)
		return { ...candidateFor(state, line), abilities }
	}

	#settleAlarms(): void {
		for (const id of this.#touchedAgents) {
			const dueMs = agentDueMs(this.#agentOf(id).state)
			if (dueMs !== null) this.#news.agentDue(id, dueMs)
		}
		for (const id of this.#touchedQueues) {
			const dueMs = this.#queueOf(id).dueMs
			if (dueMs !== null) this.#news.queueDue(id, dueMs)
		}
		this.#touchedAgents.clear()
		this.#touchedQueues.clear()
	}

	#queueOf(id: QueueId): SimulatedQueue {
		const queue = this.#queues.get(id)
		if (!queue) throw new Error(`no queue "${id}"`)
		return queue
	}

	#agentOf(id: AgentId): Agent {
		const agent = this.#agents.get(id)
		if (!agent) throw new Error(`no agent "${id}"`)
		return agent
	}
}
