import type { AgentProfile } from '../../../core/config/workspace.ts'
import type { Command } from '../../../core/conversation/command.ts'
import type { Effect } from '../../../core/conversation/decision.ts'
import { factsForLine } from '../../../core/conversation/known.ts'
import { entryOf } from '../../../core/conversation/present.ts'
import { stayNow } from '../../../core/conversation/news.ts'
import { type ConversationState, idleAtMs, isWaiting } from '../../../core/conversation/state.ts'
import type { AgentId, ConversationId, QueueId } from '../../../core/ids.ts'
import { agentDueMs } from '../../../core/routing/agent.ts'
import type { AgentCommand, AgentEffect } from '../../../core/routing/agent-command.ts'
import { type AgentNews, newsFor } from '../../../core/routing/agent-news.ts'
import { acceptedOf, overtaken } from '../../../core/routing/agent-offer.ts'
import { candidateFor, type Held, roomOf, type Stay, workOn } from '../../../core/routing/agent-state.ts'
import { bestBid } from '../../../core/routing/bid.ts'
import { bestFor } from '../../../core/routing/look.ts'
import { hasAnyRoom } from '../../../core/routing/media.ts'
import { queueDueMs } from '../../../core/routing/queue.ts'
import { afterTelling } from '../../../core/routing/stay-now.ts'
import type { ItemNews, QueueCommand, QueueEffect, QueuePolicy } from '../../../core/routing/queue-command.ts'
import { offerOf } from '../../../core/routing/ring.ts'
import type { Candidate, Offer, Outcome } from '../../../core/routing/offer.ts'
import { Talk } from './conversation.ts'
import { Ledger, profile } from './ledger.ts'
import { Waiting } from './line.ts'
import { bookings, support } from './people.ts'
import { type Call, Lost, type Post } from './post.ts'

const RESERVE_ATTEMPTS = 3

/** What a ledger answers. */
interface Reservation {
	readonly granted: boolean
	readonly accepted: number | null
	readonly candidate: Candidate
}

interface Hired extends Partial<Pick<AgentProfile, 'skills' | 'languages'>> {
	readonly capacity: number
	readonly queues: readonly QueueId[]
	/** Of the second queue: only who has waited so long. */
	readonly delayMs?: number
}

/** The three machines in one house, wired as their objects wire them, with a post that can be slow and lose things. */
export class House {
	readonly talks = new Map<ConversationId, Talk>()
	readonly ledgers = new Map<AgentId, Ledger>()
	readonly queues = new Map<QueueId, Waiting>([[support, new Waiting({ id: support })], [bookings, new Waiting({ id: bookings })]])
	/** Who has been given more than they can take: by force, by writing to the silent, by wrapping up after them. */
	readonly stretched = new Set<AgentId>()
	#version = 1
	/** Where each queue's alarm stands: moved only to an earlier time, as the object moves it. */
	readonly #alarms = new Map<QueueId, number>()
	readonly #post: Post
	/** Conversations that are being told something, each with the queue that tells. */
	readonly #hear = new Set<string>()
	#atMs = 1_000

	constructor(post: Post) {
		this.#post = post
	}

	hire(agent: AgentId, { queues, delayMs = 0, ...more }: Hired): void {
		const ledger = new Ledger()
		this.ledgers.set(agent, ledger)
		const served = queues.map((queue, i) => ({ queue, priority: i + 1, delayMs: i * delayMs }))
		this.agent(agent, { type: 'profile', profile: profile({ id: agent, name: agent, ...more, queues: served }) })
		this.agent(agent, { type: 'connect' })
		this.agent(agent, { type: 'presence', presence: 'available' })
	}

	/** The next version of a queue's policy; who waits keeps theirs. */
	publish(id: QueueId, policy: QueuePolicy): void {
		this.queue(id, { type: 'policy', policy: { ...policy, id, version: ++this.#version } })
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
		this.#measure(id, command)
		const made = ledger.do(command)
		for (const it of ledger.owed.slice(owed)) this.#post.owe(id, talkOf(it), () => this.#payAgent(id, it))
		for (const it of newsFor(before, ledger.state)) this.#post.owe(id, 'queues', () => this.#tell(id, it))
		return typeof made !== 'string'
	}

	#measure(id: AgentId, command: AgentCommand): void {
		const { state } = this.ledgers.get(id) as Ledger
		const isForced = command.type === 'reserve' ? command.offer.force : command.type === 'wake' && command.force === true
		const wrapsUpIdle = command.type === 'release' && command.wrapUp && workOn(state, command.conversation)?.stage === 'idle'
		if (isForced || wrapsUpIdle) this.stretched.add(id)
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
		for (const key of this.#hear) if (key.startsWith(`${id} `)) this.#hear.delete(key)
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
		for (const [id, { state }] of this.talks) if (isDue(idleAtMs(state), this.#atMs)) this.#post.call(id, this.#ringTalk(id))
	}

	/** When any alarm rings next; null for never. */
	get dueMs(): number | null {
		const dues = [...this.ledgers.values()].map((it) => agentDueMs(it.state) ?? Infinity)
		const silences = [...this.talks.values()].map((it) => idleAtMs(it.state) ?? Infinity)
		const dueMs = Math.min(...dues, ...silences, ...this.#alarms.values())
		return dueMs === Infinity ? null : dueMs
	}

	*#ringAgent(id: AgentId): Call {
		yield
		this.agent(id, { type: 'expire', atMs: this.#atMs })
	}

	*#ringTalk(id: ConversationId): Call {
		yield
		this.talk(id, (it) => it.idles())
	}

	*#ringQueue(id: QueueId): Call {
		yield
		this.#alarms.set(id, Infinity)
		this.queue(id, { type: 'expire' })
	}

	// What a conversation owes.

	/** By present truth: what has been overtaken is not done any more. */
	*#payTalk(conversation: ConversationId, effect: Effect): Call {
		// Nobody writes from elsewhere in this house.
		if ('point' in effect) return
		if ('agent' in effect && !('queue' in effect)) return yield* this.#payAgentOf(conversation, effect)
		const { queue, placement } = effect as ToQueue
		const { state } = this.talks.get(conversation) as Talk
		if (effect.type !== 'withdraw' && (!isWaiting(state) || state.placement !== placement)) return
		const command = commandFor(effect as ToQueue, { conversation, state })
		yield* this.#post.wire(queue)
		this.queue(queue, command)
		yield* this.#post.wire()
	}

	*#payAgentOf(conversation: ConversationId, effect: ToAgent): Call {
		const { state } = this.talks.get(conversation) as Talk
		const { agent, placement, epoch } = effect
		if (effect.type === 'rest' && (!state.idle || state.epoch !== epoch)) return
		if (effect.type === 'wake' && (state.status !== 'active' || state.epoch !== epoch)) return
		yield* this.#post.wire()
		if (effect.type === 'wake') this.agent(agent, { type: 'expire', atMs: this.#atMs })
		const granted = this.agent(agent, { ...effect, conversation, placement, epoch })
		yield* this.#post.wire()
		if (effect.type === 'wake' && !effect.force) this.talk(conversation, (it) => it.isAnswered(granted, epoch))
	}

	// What an agent owes.

	*#payAgent(agent: AgentId, effect: AgentEffect): Call {
		if (effect.type === 'settle') return yield* this.#settle(agent, effect)
		const { work } = effect
		yield* this.#post.wire()
		const refused = this.#tellTalk(
			work,
			effect.type === 'lose' ? { type: 'lose', atMs: this.#atMs, agent, epoch: work.epoch } : {
				type: 'assign',
				atMs: this.#atMs,
				agent,
				name: agent,
				placement: work.placement,
				epoch: work.epoch,
				idleMs: work.idleMs,
			},
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
			const offer = this.#take(best.queue, { agent, conversation: best.conversation, how: 'bid' })
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

	#take(id: QueueId, want: { agent: AgentId; conversation: ConversationId; how: 'bid' | 'pulled' }): Offer | null {
		const queue = this.queues.get(id) as Waiting
		const known = queue.decisions.length
		this.queue(id, { type: 'take', ...want }, { offers: false })
		const item = queue.line.items.get(want.conversation)
		const isTaken = item && queue.decisions.slice(known).some((it) => it.act === want.how && it.epoch === item.epoch)
		return isTaken ? offerOf(queue.line, item) : null
	}

	#candidateFor(agent: AgentId, queue: QueueId): Candidate {
		return candidateFor((this.ledgers.get(agent) as Ledger).state, queue)
	}

	/** An agent takes somebody out of the line by hand. */
	pull(agent: AgentId, want: { queue: QueueId; conversation: ConversationId }): void {
		this.#post.call(agent, this.#pull(agent, want))
	}

	*#pull(agent: AgentId, { queue, conversation }: { queue: QueueId; conversation: ConversationId }): Call {
		yield* this.#post.wire(queue)
		const offer = this.#take(queue, { agent, conversation, how: 'pulled' })
		yield* this.#post.wire()
		if (!offer || this.agent(agent, { type: 'pulled', offer, atMs: this.#atMs })) return
		yield* this.#settle(agent, { ...offer, queue, outcome: 'refused' })
	}

	// What a queue does.

	#do(queue: QueueId, effect: QueueEffect): Call {
		if (effect.type === 'reserve') return this.#reserve(queue, effect)
		return effect.type === 'rescind' ? this.#rescind(effect) : this.#hearing(queue, effect)
	}

	/** One word at a time, by present truth: a later one must not overtake it. What is lost, the queue's own alarm tells again. */
	*#hearing(queue: QueueId, { conversation }: Extract<QueueEffect, { type: 'tell' }>): Call {
		const key = `${queue} ${conversation}`
		if (this.#hear.has(key)) return
		this.#hear.add(key)
		try {
			for (let told = null, owed = this.#owed(queue, conversation); owed && owed.news !== told; owed = this.#owed(queue, conversation)) {
				const { news, placement } = owed
				told = news
				yield* this.#post.wire()
				this.talk(conversation, (it) => it.hears(news, placement))
				const now = stayNow(this.state(conversation), placement)
				yield* this.#post.wire(queue)
				this.queue(queue, afterTelling({ conversation, placement }, { news, now }))
			}
		} finally {
			this.#hear.delete(key)
		}
	}

	#owed(queue: QueueId, conversation: ConversationId): { news: ItemNews; placement: number } | null {
		const item = this.queues.get(queue)?.line.items.get(conversation)
		return item?.owes ? { news: item.owes, placement: item.placement } : null
	}

	*#reserve(queue: QueueId, { agent, offer }: Extract<QueueEffect, { type: 'reserve' }>): Call {
		let answer: Reservation | null = null
		for (let attempt = 1; attempt <= RESERVE_ATTEMPTS && answer === null; attempt++) answer = yield* this.#ask(agent, offer)
		const { granted = false, accepted = null, candidate = null } = answer ?? {}
		if (accepted !== null) return this.queue(queue, { ...offer, type: 'settle', epoch: accepted, agent, outcome: 'accepted', candidate })
		if (granted && candidate) return this.queue(queue, { type: 'candidate', candidate })
		this.queue(queue, { ...offer, type: 'settle', agent, outcome: 'refused', candidate })
	}

	*#ask(agent: AgentId, offer: Offer): Generator<void, Reservation | null> {
		try {
			yield* this.#post.wire()
			this.agent(agent, { type: 'expire', atMs: this.#atMs })
			const accepted = acceptedOf((this.ledgers.get(agent) as Ledger).state, offer)
			const granted = this.agent(agent, { type: 'reserve', offer, atMs: this.#atMs })
			const before = granted ? null : overtaken((this.ledgers.get(agent) as Ledger).state, offer)
			if (before) this.agent(agent, { type: 'rescind', ...before })
			const candidate = this.#candidateFor(agent, offer.queue)
			yield* this.#post.wire()
			return { granted, accepted, candidate }
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

type ToAgent = Extract<Effect, { type: 'release' | 'rest' | 'wake' }>
type ToPoint = Extract<Effect, { type: 'send' | 'bind' | 'block' }>
type ToQueue = Exclude<Effect, ToAgent | ToPoint>

function laneOf(effect: Effect): string {
	if ('point' in effect) return effect.point
	return 'queue' in effect ? effect.queue : effect.agent
}

/** What a queue is told of a conversation, as it stands when it is told. */
function commandFor(effect: ToQueue, { conversation, state }: { conversation: ConversationId; state: ConversationState }): QueueCommand {
	switch (effect.type) {
		case 'enqueue':
			return { type: 'enqueue', entry: entryOf(conversation, state) }
		case 'update': {
			const news = effect.what === 'facts' ? { facts: factsForLine(state) } : { callback: state.callback }
			return { type: 'update', conversation, placement: effect.placement, ...news }
		}
		default:
			return { ...effect, conversation }
	}
}

function talkOf(effect: AgentEffect): ConversationId {
	return effect.type === 'settle' ? effect.conversation : effect.work.conversation
}

function isDue(dueMs: number | null, atMs: number): boolean {
	return dueMs !== null && dueMs <= atMs
}
