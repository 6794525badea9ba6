import { DurableObject } from 'cloudflare:workers'
import { QueueConfig } from '../../core/config/workspace.ts'
import type { AgentId, ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Standing } from '../../core/protocol/conversation.ts'
import type { LineChange } from '../../core/routing/line.ts'
import type { Candidate, Entry, Offer } from '../../core/routing/offer.ts'
import { bestFor, offerOf, type QueueCommand, queueDueMs, type QueueEffect, type QueuePolicy, runQueue } from '../../core/routing/queue.ts'
import { standingNews, standingOf } from '../../core/routing/wait.ts'
import type { Env } from '../env.ts'
import { AlarmClock } from '../shared/alarm-clock.ts'
import { stubOf } from '../shared/stubs.ts'
import { LineStorage } from './line-storage.ts'

/** What a queue offers an agent who asks: the item it would give them, and what it weighs. */
export interface Bid {
	readonly conversation: ConversationId
	readonly enqueuedAtMs: number
}

type Settlement = Omit<Extract<QueueCommand, { type: 'settle' }>, 'type'>

const LEASE_SLACK_MS = 3_000
/** How long a queue goes by the configuration it knows before it looks again. */
const POLICY_FRESH_MS = 30_000
const RESERVE_ATTEMPTS = 3

/** One queue: the waiting line and who may serve it. `runQueue` owns the rules; this shell stores, asks agents and wakes up. */
export class QueueObject extends DurableObject<Env> {
	readonly #workspace: WorkspaceId
	readonly #id: string
	readonly #storage: LineStorage
	readonly #alarm: AlarmClock
	/** The place each waiting customer has been told. */
	readonly #told = new Map<ConversationId, number>()
	#telling = false
	#moved = false
	#policy: QueuePolicy | null = null
	#policyAtMs = 0

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		const [workspace, id] = (ctx.id.name ?? '/').split('/')
		this.#workspace = workspace as WorkspaceId
		this.#id = id ?? ''
		this.#storage = new LineStorage(ctx.storage)
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#run({ type: 'expire' })))
	}

	/** Puts a conversation in line, once per placement, and answers where it stands. */
	async enqueue(entry: Entry): Promise<Standing | null> {
		await this.#run({ type: 'enqueue', entry })
		return await this.standing(entry.conversation)
	}

	/** The customer has gone: out of line, and what rings is taken back. */
	async withdraw({ conversation, placement }: { conversation: ConversationId; placement: number }): Promise<void> {
		await this.#run({ type: 'withdraw', conversation, placement })
	}

	/** An agent can take nothing more, or something less. */
	async stand(candidate: Candidate): Promise<void> {
		await this.#run({ type: 'candidate', candidate })
	}

	/** An agent who freed up asks what they could have. Nothing is promised until they take it. */
	async bid(candidate: Candidate): Promise<Bid | null> {
		await this.#run({ type: 'candidate', candidate }, { offers: false })
		const best = candidate.free > 0 ? bestFor(this.#storage.line, candidate.agent, Date.now()) : null
		return best && { conversation: best.conversation, enqueuedAtMs: best.enqueuedAtMs }
	}

	/** The agent takes what was bid: a lease, as if it had been offered. Null when it has gone to somebody else. */
	async take({ agent, conversation }: { agent: AgentId; conversation: ConversationId }): Promise<Offer | null> {
		const taken = await this.#run({ type: 'take', agent, conversation }, { offers: false })
		const item = this.#storage.line.items.get(conversation)
		// Not what has been pushed to them meanwhile: one offer must not be answered by two.
		return taken && item?.agent === agent ? offerOf(item, await this.#load()) : null
	}

	/** How an offer ended. */
	async settle(settlement: Settlement): Promise<void> {
		await this.#run({ type: 'settle', ...settlement })
	}

	async standing(conversation: ConversationId): Promise<Standing | null> {
		const standing = standingOf(this.#storage.line, conversation, await this.#load())
		if (standing) this.#told.set(conversation, standing.position)
		return standing
	}

	status(): { waiting: number; offered: number; candidates: number } {
		const items = [...this.#storage.line.items.values()]
		const waiting = items.filter((it) => it.stage === 'waiting').length
		return { waiting, offered: items.length - waiting, candidates: this.#storage.line.candidates.size }
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#run({ type: 'expire' })
	}

	/** Decides, saves in one transaction, then does; answers whether anything changed. `offers: false` leaves the line to whoever is choosing. */
	async #run(command: QueueCommand, { offers = true } = {}): Promise<boolean> {
		const policy = await this.#load()
		const { changes, effects } = runQueue(this.#storage.line, command, { atMs: Date.now(), policy, offers })
		this.#storage.save(changes)
		this.#alarm.ringBy(queueDueMs(this.#storage.line))
		for (const effect of effects) this.ctx.waitUntil(effect.type === 'reserve' ? this.#reserve(effect) : this.#rescind(effect))
		this.#forget(changes)
		if (changes.some((it) => it.type === 'drop' || it.type === 'put')) this.ctx.waitUntil(this.#tellStandings())
		return changes.length > 0
	}

	#forget(changes: readonly LineChange[]): void {
		for (const change of changes) if (change.type === 'drop') this.#told.delete(change.conversation)
	}

	/** Asks the agent's ledger. The lease in the line says what is owed should this never end. */
	async #reserve({ agent, offer }: Extract<QueueEffect, { type: 'reserve' }>): Promise<void> {
		const { conversation, placement, epoch } = offer
		const answer = await this.#ask(() => stubOf(this.env.AGENT, this.#workspace, agent).reserve(offer))
		if (answer?.granted) return this.#granted(answer.candidate)
		await this.#run({ type: 'settle', conversation, placement, epoch, agent, outcome: 'refused', candidate: answer?.candidate ?? null })
	}

	/** What the ledger says after a grant is mostly what was foreseen: then it is no news and no write. */
	async #granted(candidate: Candidate): Promise<void> {
		const foreseen = this.#storage.line.candidates.get(candidate.agent)
		if (foreseen?.free === candidate.free && foreseen.version <= candidate.version) this.#storage.apply({ type: 'candidate', candidate })
		else await this.#run({ type: 'candidate', candidate })
	}

	async #rescind({ agent, ...stay }: Extract<QueueEffect, { type: 'rescind' }>): Promise<void> {
		await this.#ask(() => stubOf(this.env.AGENT, this.#workspace, agent).rescind(stay))
	}

	/** Null when the agent's object cannot be reached. */
	async #ask<Answer>(call: () => Promise<Answer>): Promise<Answer | null> {
		for (let attempt = 1; attempt <= RESERVE_ATTEMPTS; attempt++) {
			try {
				return await call()
			} catch (error) {
				if (attempt === RESERVE_ATTEMPTS) console.warn('an agent does not answer', this.#id, String(error))
			}
		}
		return null
	}

	/** Lets customers know that they have moved up: one round at a time, and another if the line has moved meanwhile. */
	async #tellStandings(): Promise<void> {
		this.#moved = true
		if (this.#telling) return
		this.#telling = true
		while (this.#moved) {
			this.#moved = false
			await Promise.allSettled(this.#standingCalls(await this.#load()))
		}
		this.#telling = false
	}

	/** Best effort: the next move tells them again. */
	#standingCalls(policy: QueuePolicy): Promise<void>[] {
		const { line } = this.#storage
		return standingNews(line, this.#told, policy).map(async ({ conversation, standing }) => {
			this.#told.set(conversation, standing.position)
			const placement = line.items.get(conversation)?.placement ?? 0
			await stubOf(this.env.CONVERSATION, this.#workspace, conversation).stand(placement, standing)
		})
	}

	/** The queue's own part of the published configuration. */
	async #load(): Promise<QueuePolicy> {
		if (this.#policy && Date.now() - this.#policyAtMs < POLICY_FRESH_MS) return this.#policy
		this.#policyAtMs = Date.now()
		const published = await this.env.WORKSPACE.getByName(this.#workspace).config().catch(() => null)
		const config = published?.config.queues.find((it) => it.id === this.#id)
		this.#policy = { ...(config ?? this.#policy ?? QueueConfig.parse({ id: this.#id, name: this.#id })), leaseSlackMs: LEASE_SLACK_MS }
		return this.#policy
	}
}
