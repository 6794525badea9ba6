import type { Command } from '../../../core/conversation/command.ts'
import type { Effect } from '../../../core/conversation/decision.ts'
import { entryOf } from '../../../core/conversation/present.ts'
import type { ConversationState } from '../../../core/conversation/state.ts'
import type { AgentId, ConversationId, QueueId } from '../../../core/ids.ts'
import { agentDueMs } from '../../../core/routing/agent.ts'
import type { AgentCommand, AgentEffect } from '../../../core/routing/agent-command.ts'
import { type AgentNews, newsFor } from '../../../core/routing/agent-news.ts'
import { candidateFor, type Held, roomOf, type Stay } from '../../../core/routing/agent-state.ts'
import { bestBid } from '../../../core/routing/bid.ts'
import { bestFor } from '../../../core/routing/look.ts'
import { hasAnyRoom } from '../../../core/routing/media.ts'
import { queueDueMs } from '../../../core/routing/queue.ts'
import type { QueueCommand, QueueEffect } from '../../../core/routing/queue-command.ts'
import { offerOf } from '../../../core/routing/ring.ts'
import type { Candidate, Offer, Outcome } from '../../../core/routing/offer.ts'
import { Talk } from './conversation.ts'
import { Ledger, profile } from './ledger.ts'
import { Waiting } from './line.ts'
import { bookings, support } from './people.ts'
import { type Call, Lost, type Post } from './post.ts'

const RESERVE_ATTEMPTS = 3

/** The three machines in one house, wired as their objects wire them, with a post that can be slow and lose things. */
export class House {
	readonly talks = new Map<ConversationId, Talk>()
	readonly ledgers = new Map<AgentId, Ledger>()
	readonly queues = new Map<QueueId, Waiting>([[support, new Waiting({ id: support })], [bookings, new Waiting({ id: bookings })]])
	/** Where each queue's alarm stands: moved only to an earlier time, as the object moves it. */
	readonly #alarms = new Map<QueueId, number>()
	readonly #post: Post
	#atMs = 1_000

	constructor(post: Post) {
		this.#post = post
	}

	hire(agent: AgentId, { capacity, queues }: { capacity: number; queues: readonly QueueId[] }): void {
		const ledger = new Ledger()
		this.ledgers.set(agent, ledger)
		const served = queues.map((queue, i) => ({ queue, priority: i + 1, delayMs: 0 }))
		this.agent(agent, { type: 'profile', profile: profile({ id: agent, name: agent, capacity, queues: served }) })
		this.agent(agent, { type: 'connect' })
		this.agent(agent, { type: 'presence', presence: 'available' })
	}

	// Each object: decide, then owe.

	talk(id: ConversationId, act: (talk: Talk) => unknown): void {
		const talk = this.talks.get(id) ?? new Talk()
		this.talks.set(id, talk)
		talk.atMs = this.#atMs
		const owed = talk.owed.length
		act(talk)
		for (const effect of talk.owed.slice(owed)) this.#post.owe(id, laneOf(effect), () => this.#payTalk(id, effect))
	}

	agent(id: AgentId, command: AgentCommand): boolean {
		const ledger = this.ledgers.get(id) as Ledger
		ledger.atMs = this.#atMs
		const [before, owed] = [ledger.state, ledger.owed.length]
		const made = ledger.do(command)
		for (const it of ledger.owed.slice(owed)) this.#post.owe(id, talkOf(it), () => this.#payAgent(id, it))
		for (const it of newsFor(before, ledger.state)) this.#post.owe(id, 'queues', () => this.#tell(id, it))
		return typeof made !== 'string'
	}

	queue(id: QueueId, command: QueueCommand, how: { offers?: boolean } = {}): void {
		const queue = this.queues.get(id) as Waiting
		queue.atMs = this.#atMs
		for (const it of queue.do(command, how)) {
			this.#post.call(id, this.#do(id, it))
		}
		const due = queueDueMs(queue.line) ?? Infinity
		this.#alarms.set(id, Math.min(due, this.#alarms.get(id) ?? Infinity))
	}

	crash(id: QueueId): void {
		this.#post.crash(id)
		this.queues.get(id)?.crash()
	}

	// Time.

	get atMs(): number {
		return this.#atMs
	}

	/** Moves the clock; the alarms that this makes due ring some time after. */
	pass(ms: number): void {
		this.#atMs += ms
		for (const [id, ledger] of this.ledgers) if (isDue(agentDueMs(ledger.state), this.#atMs)) this.#post.call(id, this.#ringAgent(id))
		for (const [id, dueMs] of this.#alarms) if (dueMs <= this.#atMs) this.#post.call(id, this.#ringQueue(id))
	}

	/** When any alarm rings next; null for never. */
	get dueMs(): number | null {
		const dues = [...this.ledgers.values()].map((it) => agentDueMs(it.state) ?? Infinity)
		const dueMs = Math.min(...dues, ...this.#alarms.values())
		return dueMs === Infinity ? null : dueMs
	}

	*#ringAgent(id: AgentId): Call {
		yield
		this.agent(id, { type: 'expire', atMs: this.#atMs })
	}

	*#ringQueue(id: QueueId): Call {
		yield
		this.#alarms.set(id, Infinity)
		this.queue(id, { type: 'expire' })
	}

	// What a conversation owes.

	*#payTalk(conversation: ConversationId, effect: Effect): Call {
		const { state } = this.talks.get(conversation) as Talk
		if (effect.type === 'enqueue' && (state.status !== 'queued' || state.placement !== effect.placement)) return
		const entry = entryOf(conversation, state)
		yield* this.#post.wire(effect.type === 'release' ? undefined : effect.queue)
		if (effect.type === 'release') this.agent(effect.agent, { ...effect, conversation })
		else if (effect.type === 'withdraw') this.queue(effect.queue, { ...effect, conversation })
		else this.queue(effect.queue, { type: 'enqueue', entry })
		yield* this.#post.wire()
	}

	// What an agent owes.

	*#payAgent(agent: AgentId, effect: AgentEffect): Call {
		if (effect.type === 'settle') return yield* this.#settle(agent, effect)
		const { work } = effect
		yield* this.#post.wire()
		const refused = this.#tellTalk(
			work,
			effect.type === 'lose'
				? { type: 'lose', atMs: this.#atMs, agent, epoch: work.epoch }
				: { type: 'assign', atMs: this.#atMs, agent, name: agent, placement: work.placement, epoch: work.epoch },
		)
		yield* this.#post.wire()
		if (refused) this.agent(agent, { type: 'release', ...stayOf(work), wrapUp: false })
	}

	#tellTalk({ conversation }: Held, command: Command): boolean {
		let refused = false
		this.talk(conversation, (it) => refused = typeof it.do(command) === 'string')
		return refused
	}

	*#settle(
		agent: AgentId,
		how: { queue: QueueId; conversation: ConversationId; placement: number; epoch: number; outcome: Outcome },
	): Call {
		const candidate = this.#candidateFor(agent, how.queue)
		yield* this.#post.wire(how.queue)
		this.queue(how.queue, { ...how, type: 'settle', agent, candidate })
		yield* this.#post.wire()
	}

	*#tell(agent: AgentId, news: AgentNews): Call {
		if (news.type === 'seek') return yield* this.#seek(agent)
		for (const queue of news.queues as QueueId[]) {
			const candidate = this.#candidateFor(agent, queue)
			yield* this.#post.wire(queue)
			this.queue(queue, { type: 'candidate', candidate })
		}
	}

	*#seek(agent: AgentId): Call {
		const ledger = this.ledgers.get(agent) as Ledger
		while (hasAnyRoom(roomOf(ledger.state))) {
			const bids = []
			for (const { queue, priority } of ledger.state.profile?.queues ?? []) {
				yield* this.#post.wire(queue)
				bids.push(...this.#bid(queue as QueueId, { candidate: this.#candidateFor(agent, queue as QueueId), priority }))
			}
			yield* this.#post.wire()
			const best = bestBid(bids)
			if (!best) return
			const offer = this.#take(best.queue, { agent, conversation: best.conversation })
			yield* this.#post.wire()
			if (!offer || this.agent(agent, { type: 'reserve', offer, atMs: this.#atMs })) continue
			yield* this.#settle(agent, { ...offer, queue: best.queue, outcome: 'refused' })
		}
	}

	#bid(queue: QueueId, { candidate, priority }: { candidate: Candidate; priority: number }) {
		this.queue(queue, { type: 'candidate', candidate }, { offers: false })
		const best = bestFor((this.queues.get(queue) as Waiting).line, candidate.agent, { atMs: this.#atMs })
		return best
			? [{ queue, priority, conversation: best.conversation, enqueuedAtMs: best.enqueuedAtMs, virtualStartMs: best.virtualStartMs }]
			: []
	}

	#take(id: QueueId, want: { agent: AgentId; conversation: ConversationId }): Offer | null {
		const queue = this.queues.get(id) as Waiting
		const before = queue.line.items.get(want.conversation)
		this.queue(id, { type: 'take', how: 'bid', ...want }, { offers: false })
		const item = queue.line.items.get(want.conversation)
		return item && item !== before && item.agents.includes(want.agent) ? offerOf(queue.line, item) : null
	}

	#candidateFor(agent: AgentId, queue: QueueId): Candidate {
		return candidateFor((this.ledgers.get(agent) as Ledger).state, queue)
	}

	// What a queue does.

	#do(queue: QueueId, effect: QueueEffect): Call {
		if (effect.type === 'reserve') return this.#reserve(queue, effect)
		return effect.type === 'rescind' ? this.#rescind(effect) : this.#hearing(queue, effect)
	}

	/** Told once: the queue's own alarm tells again. */
	*#hearing(queue: QueueId, { conversation, placement, news }: Extract<QueueEffect, { type: 'tell' }>): Call {
		yield* this.#post.wire()
		this.talk(conversation, (it) => it.hears(placement, news))
		yield* this.#post.wire(queue)
		this.queue(queue, { type: 'told', conversation, placement })
	}

	*#reserve(queue: QueueId, { agent, offer }: Extract<QueueEffect, { type: 'reserve' }>): Call {
		let answer: { granted: boolean; candidate: Candidate } | null = null
		for (let attempt = 1; attempt <= RESERVE_ATTEMPTS && answer === null; attempt++) answer = yield* this.#ask(agent, offer)
		if (answer?.granted) return this.queue(queue, { type: 'candidate', candidate: answer.candidate })
		this.queue(queue, { ...offer, type: 'settle', agent, outcome: 'refused', candidate: answer?.candidate ?? null })
	}

	*#ask(agent: AgentId, offer: Offer): Generator<void, { granted: boolean; candidate: Candidate } | null> {
		try {
			yield* this.#post.wire()
			this.agent(agent, { type: 'expire', atMs: this.#atMs })
			const granted = this.agent(agent, { type: 'reserve', offer, atMs: this.#atMs })
			const candidate = this.#candidateFor(agent, offer.queue)
			yield* this.#post.wire()
			return { granted, candidate }
		} catch (error) {
			if (error instanceof Lost) return null
			throw error
		}
	}

	*#rescind({ agent, ...stay }: Extract<QueueEffect, { type: 'rescind' }>): Call {
		for (let attempt = 1; attempt <= RESERVE_ATTEMPTS; attempt++) {
			try {
				yield* this.#post.wire()
				this.agent(agent, { ...stay, type: 'rescind' })
				return yield* this.#post.wire()
			} catch (error) {
				if (!(error instanceof Lost)) throw error
			}
		}
	}

	/** How a conversation stands. */
	state(id: ConversationId): ConversationState {
		return (this.talks.get(id) as Talk).state
	}
}

function stayOf({ conversation, placement, epoch }: Held): Stay {
	return { conversation, placement, epoch }
}

function laneOf(effect: Effect): string {
	return effect.type === 'release' ? effect.agent : effect.queue
}

function talkOf(effect: AgentEffect): ConversationId {
	return effect.type === 'settle' ? effect.conversation : effect.work.conversation
}

function isDue(dueMs: number | null, atMs: number): boolean {
	return dueMs !== null && dueMs <= atMs
}
