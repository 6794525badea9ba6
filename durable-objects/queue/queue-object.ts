import { DurableObject } from 'cloudflare:workers'
import type { MethodRules } from '../../core/access.ts'
import { QueueConfig } from '../../core/config/workspace.ts'
import { type ConversationId, plainQueue, type QueueId, type WorkspaceId } from '../../core/ids.ts'
import type { Standing } from '../../core/protocol/conversation.ts'
import type { QueueDecision } from '../../core/routing/decided.ts'
import { bestFor } from '../../core/routing/look.ts'
import type { LogRange } from '../../core/routing/log-batch.ts'
import type { Candidate, Entry, Offer } from '../../core/routing/offer.ts'
import { NO_VERSION, type Place, type QueueCommand, type QueueEffect, type QueuePolicy } from '../../core/routing/queue-command.ts'
import { isKnown, queueDueMs, runQueue } from '../../core/routing/queue.ts'
import { offerOf } from '../../core/routing/ring.ts'
import { standingOf } from '../../core/routing/wait.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import type { Env } from '../env.ts'
import { AlarmClock } from '../shared/alarm-clock.ts'
import { stubOf } from '../shared/stubs.ts'
import type { QueueItemRow } from '../../core/protocol/queue-item.ts'
import { itemRow } from './item-row.ts'
import { LineStorage } from './line-storage.ts'
import { QueueLog } from './queue-log.ts'
import { Shards } from './shards.ts'
import { addedUp, type QueueStatus, statusOf } from './status.ts'
import { Teller } from './teller.ts'
import { logWarning } from '../shared/log.ts'

/** What a queue offers an agent who asks: the item it would give them, and what it weighs. */
export interface Bid {
	readonly conversation: ConversationId
	readonly enqueuedAtMs: number
	readonly virtualStartMs: number
}

type Command<Type extends QueueCommand['type']> = Omit<Extract<QueueCommand, { type: Type }>, 'type'>

const LEASE_SLACK_MS = 3_000
const ATTEMPTS = 3
/** A queue nobody has configured is tried again after this. */
const POLICY_AGAIN_MS = 30_000

/** One queue, or one of the objects it is spread over: the waiting line and who may serve it. `runQueue` owns the rules; this shell stores, asks, tells and wakes up. */
export class QueueObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		enqueue: 'objects',
		withdraw: 'objects',
		update: 'objects',
		boost: 'objects',
		assign: 'objects',
		standing: 'conversations.read',
		decisionsOf: 'conversations.read',
		stand: 'objects',
		bid: 'objects',
		take: 'objects',
		settle: 'objects',
		refresh: 'objects',
		migrate: 'queues.migrate',
		items: 'queues.read',
		status: 'queues.read',
		archivedLog: 'objects',
		knows: 'objects',
	} as const satisfies MethodRules<QueueObject>

	readonly #workspace: WorkspaceId
	/** With `~n` when it is not the first of several. */
	readonly #id: QueueId
	readonly #log: QueueLog
	readonly #storage: LineStorage
	readonly #alarm: AlarmClock
	readonly #shards: Shards
	readonly #teller: Teller
	#policyDueMs = 0
	#loading: Promise<void> | null = null

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		const [workspace, id] = (ctx.id.name ?? '/').split('/')
		this.#workspace = workspace as WorkspaceId
		this.#id = (id ?? '') as QueueId
		this.#log = new QueueLog(ctx.storage, { workspace: this.#workspace, queue: this.#id })
		this.#storage = new LineStorage(ctx.storage, this.#log)
		this.#shards = new Shards(ctx.storage.kv, this.#id)
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
		this.#teller = new Teller({
			line: this.#storage.line,
			conversation: (id) => stubOf(this.env.CONVERSATION, this.#workspace, id),
			run: (command) => void this.#run(command),
		})
		this.#boot()
	}

	// What conversations ask. The first object hands on what belongs to another.

	/** Puts a conversation in line, once per placement, and answers where it stands. */
	async enqueue(entry: Entry): Promise<Standing | null> {
		await this.#ready()
		const home = await this.#homeOf(entry)
		if (home !== null) return await this.#shard(home).enqueue(entry)
		this.#run({ type: 'enqueue', entry })
		return this.#standing(entry.conversation)
	}

	/** Whether this stay, or a later one, is in line here or has been. */
	async knows(place: Place): Promise<boolean> {
		await this.#ready()
		return isKnown(this.#storage.line, place)
	}

	/** The customer has gone: out of line, and what rings is taken back. */
	async withdraw({ conversation, placement }: Place): Promise<void> {
		await this.#ready()
		this.#run({ type: 'withdraw', conversation, placement })
		await Promise.all(this.#shards.elsewhere(conversation).map((it) => this.#shard(it).withdraw({ conversation, placement })))
	}

	/** More is known of the customer, or they ask for a callback. */
	async update(news: Command<'update'>): Promise<void> {
		await this.#anywhere(news, { type: 'update', ...news }, (it) => it.update(news).then(() => true))
	}

	/** A supervisor moves it ahead; false when it is not there. */
	boost(by: Command<'boost'>): Promise<boolean> {
		return this.#anywhere(by, { type: 'boost', ...by }, (it) => it.boost(by))
	}

	/** A supervisor gives it to somebody; false when it is not there, or they are not known here. */
	assign(how: Command<'assign'>): Promise<boolean> {
		return this.#anywhere(how, { type: 'assign', ...how }, (it) => it.assign(how))
	}

	async standing(conversation: ConversationId): Promise<Standing | null> {
		await this.#ready()
		if (this.#storage.line.items.has(conversation)) return this.#standing(conversation)
		const answers = await Promise.all(this.#shards.elsewhere(conversation).map((it) => this.#shard(it).standing(conversation)))
		return answers.find((it) => it !== null) ?? null
	}

	/** What has been decided on it in this queue, as far back as rows are kept here. */
	async decisionsOf(conversation: ConversationId): Promise<DecisionRow[]> {
		const others = await Promise.all(this.#shards.elsewhere(conversation).map((it) => this.#shard(it).decisionsOf(conversation)))
		return [...this.#log.decisionsOf(conversation), ...others.flat()]
	}

	// What agents say. They know all objects of a queue.

	/** An agent can take nothing more, or something less. */
	async stand(candidate: Candidate): Promise<void> {
		await this.#ready()
		this.#run({ type: 'candidate', candidate })
	}

	/** An agent who freed up asks what they could have. Nothing is promised until they take it. */
	async bid(candidate: Candidate): Promise<Bid | null> {
		await this.#ready()
		const { line } = this.#storage
		this.#run({ type: 'candidate', candidate }, {
			offers: false,
			isUrgent: () => bestFor(line, candidate.agent, { atMs: Date.now() }) === null,
		})
		const best = bestFor(line, candidate.agent, { atMs: Date.now() })
		// Nobody yet who has waited long enough for who helps out later: the look at the line says when to look again.
		if (best === null && candidate.delayMs > 0) this.#run({ type: 'expire' })
		return best && { conversation: best.conversation, enqueuedAtMs: best.enqueuedAtMs, virtualStartMs: best.virtualStartMs }
	}

	/** The agent takes what was bid, or one by hand: a lease, as if it had been offered. Null when they cannot have it. */
	async take(how: Command<'take'>): Promise<Offer | null> {
		await this.#ready()
		const { decisions } = this.#run({ type: 'take', ...how }, { offers: false })
		const { line } = this.#storage
		const item = line.items.get(how.conversation)
		// Not what has been pushed to them meanwhile: one offer must not be answered by two.
		return item && decisions.some((it) => it.act === how.how && it.epoch === item.epoch) ? offerOf(line, item) : null
	}

	/** How an offer ended. */
	async settle(settlement: Command<'settle'>): Promise<void> {
		await this.#ready()
		this.#run({ type: 'settle', ...settlement })
	}

	// What the workspace, supervisors and the archive say.

	/** A configuration has been published. */
	async refresh(): Promise<void> {
		await this.#load()
		await Promise.all(this.#shards.others.map((it) => this.#shard(it).refresh()))
	}

	/** Those who wait go over to the newest policy; answers how many. */
	async migrate(how: Command<'migrate'>): Promise<number> {
		await this.#load()
		const { decisions } = this.#run({ type: 'migrate', ...how })
		const others = await Promise.all(this.#shards.others.map((it) => this.#shard(it).migrate(how)))
		return decisions.filter((it) => it.act === 'migrated').length + others.reduce((sum, it) => sum + it, 0)
	}

	/** The line in the order of service, from the given place on; of several objects, merged. */
	async items({ after = 0, limit }: { after?: number; limit: number }): Promise<{ items: QueueItemRow[]; next: number | null }> {
		await this.#ready()
		const wanted = after + limit + 1
		const others = await Promise.all(this.#shards.others.map((it) => this.#shard(it).items({ limit: wanted })))
		const all = [...this.#rows(wanted), ...others.flatMap((it) => it.items)].sort((a, b) => a.virtualStartMs - b.virtualStartMs)
		return { items: all.slice(after, after + limit), next: all.length > after + limit ? after + limit : null }
	}

	async status(): Promise<QueueStatus> {
		await this.#ready()
		const others = await Promise.all(this.#shards.others.map((it) => this.#shard(it).status()))
		return addedUp([statusOf(this.#storage.line, Date.now()), ...others])
	}

	/** The archive has these pieces of the log. */
	archivedLog(ranges: readonly LogRange[]): void {
		this.#log.archived(ranges, Date.now())
		this.#arm()
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#work()
	}

	/** Whatever is due by now. */
	async #work(): Promise<void> {
		await this.#ready()
		this.#run({ type: 'expire' })
		try {
			await this.#log.work(this.env.ARCHIVE, Date.now())
		} catch (error) {
			logWarning('archive-queue-refused', { of: 'log', id: this.#id, error })
		}
		this.#arm()
	}

	// Decide, then do.

	/** Goes into the log with the next row: what was not stored is gone, for a replay as well. */
	#boot(): void {
		if (this.#storage.line.current === null) return
		this.#shards.set(this.#storage.line.current.shards)
		this.#storage.later([], { seq: this.#storage.nextSeq, atMs: Date.now(), command: { type: 'boot' }, offers: false, decisions: [] })
		this.ctx.waitUntil(this.#load())
	}

	/** Decides, saves in one transaction, then does. What is not urgent is saved with the next thing that is. */
	#run(
		command: QueueCommand,
		{ offers = true, isUrgent = () => true }: { offers?: boolean; isUrgent?: () => boolean } = {},
	): QueueDecision {
		const atMs = Date.now()
		const decided = runQueue(this.#storage.line, command, { atMs, offers })
		if (decided.changes.length === 0) return decided
		const seq = this.#storage.nextSeq
		const row = { seq, atMs, command, offers, decisions: decided.decisions.map((it) => ({ ...it, seq })) }
		const onlyWords = decided.changes.every((it) => it.type === 'candidate' || it.type === 'foresee')
		if (onlyWords && decided.effects.length === 0 && !isUrgent()) this.#storage.later(decided.changes, row)
		else this.#storage.save(decided.changes, row)
		this.#arm()
		for (const effect of decided.effects) this.ctx.waitUntil(this.#do(effect))
		if (decided.changes.some((it) => it.type === 'drop' || it.type === 'put')) this.ctx.waitUntil(this.#teller.tellStandings())
		return decided
	}

	#arm(): void {
		this.#alarm.ringBy(queueDueMs(this.#storage.line))
		this.#alarm.ringSoon(this.#log.dueMs, Date.now())
	}

	async #anywhere(
		place: Place,
		command: QueueCommand,
		handOn: (stub: DurableObjectStub<QueueObject>) => Promise<boolean>,
	): Promise<boolean> {
		await this.#ready()
		if (this.#storage.line.items.has(place.conversation)) return this.#run(command).changes.some((it) => it.type === 'put')
		const answers = await Promise.all(this.#shards.elsewhere(place.conversation).map((it) => handOn(this.#shard(it))))
		return answers.includes(true)
	}

	#do(effect: QueueEffect): Promise<void> {
		switch (effect.type) {
			case 'reserve':
				return this.#reserve(effect)
			case 'rescind':
				return this.#rescind(effect)
			case 'tell':
				return this.#teller.tell(effect.conversation)
		}
	}

	/** Asks the agent's ledger. The lease in the line says what is owed should this never end. */
	async #reserve({ agent, offer }: Extract<QueueEffect, { type: 'reserve' }>): Promise<void> {
		const { conversation, placement, epoch } = offer
		const answer = await this.#ask(() => stubOf(this.env.AGENT, this.#workspace, agent).reserve(offer))
		const { accepted = null, candidate = null } = answer ?? {}
		// What the ledger says after a grant would be heard again by the next refusal, were it lost.
		if (accepted !== null) this.#run({ type: 'settle', conversation, placement, epoch: accepted, agent, outcome: 'accepted', candidate })
		else if (answer?.granted) this.#run({ type: 'candidate', candidate: answer.candidate }, { isUrgent: () => false })
		else this.#run({ type: 'settle', conversation, placement, epoch, agent, outcome: 'refused', candidate })
	}

	async #rescind({ agent, conversation, placement, epoch, taken }: Extract<QueueEffect, { type: 'rescind' }>): Promise<void> {
		await this.#ask(() => stubOf(this.env.AGENT, this.#workspace, agent).rescind({ conversation, placement, epoch, taken }))
	}

	/** Null when the agent's object cannot be reached. */
	async #ask<Answer>(call: () => Promise<Answer>): Promise<Answer | null> {
		for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				return await call()
			} catch (error) {
				if (attempt === ATTEMPTS) logWarning('agent-silent', { queue: this.#id, error })
			}
		}
		return null
	}

	/** Where a conversation goes in; null for here. Told once more after the number of objects has changed, it stays where it is. */
	async #homeOf({ conversation, placement }: Place): Promise<QueueId | null> {
		const { line } = this.#storage
		if (line.items.has(conversation) || isKnown(line, { conversation, placement })) return null
		const formerly = this.#shards.formerly(conversation)
		const known = await Promise.all(formerly.map((it) => this.#shard(it).knows({ conversation, placement })))
		return formerly.find((_, i) => known[i]) ?? this.#shards.home(conversation)
	}

	#shard(id: QueueId): DurableObjectStub<QueueObject> {
		return stubOf(this.env.QUEUE, this.#workspace, id)
	}

	#rows(limit: number): QueueItemRow[] {
		const rows: QueueItemRow[] = []
		for (const item of this.#storage.line.order) {
			if (rows.length >= limit) break
			rows.push(itemRow(this.#storage.line, item, Date.now()))
		}
		return rows
	}

	#standing(conversation: ConversationId): Standing | null {
		const standing = standingOf(this.#storage.line, conversation)
		if (standing) this.#teller.told(conversation, standing.position)
		return standing
	}

	// The policy.

	/** Nothing is decided without a policy. */
	async #ready(): Promise<void> {
		if (this.#storage.line.current !== null && (this.#storage.line.current.version !== NO_VERSION || Date.now() < this.#policyDueMs)) return
		await this.#load()
	}

	#load(): Promise<void> {
		this.#loading ??= this.#fetch().finally(() => this.#loading = null)
		return this.#loading
	}

	async #fetch(): Promise<void> {
		const { current } = this.#storage.line
		const published = await this.env.WORKSPACE.getByName(this.#workspace).policyOf(plainQueue(this.#id)).catch(() => null)
		this.#policyDueMs = Date.now() + POLICY_AGAIN_MS
		if (published === null && current !== null) return
		const policy = { ...published ?? this.#unknown(), id: this.#id }
		this.#shards.set(policy.shards)
		if (current === null || isOther(current, policy)) this.#run({ type: 'policy', policy })
	}

	/** A queue that the configuration does not have still serves who was put in it. */
	#unknown(): QueuePolicy {
		const id = plainQueue(this.#id)
		return { ...QueueConfig.parse({ id, name: id }), version: NO_VERSION, calendar: null, leaseSlackMs: LEASE_SLACK_MS }
	}
}

/** Another version that says the same is no other policy. */
function isOther(current: QueuePolicy, policy: QueuePolicy): boolean {
	return JSON.stringify({ ...current, version: 0 }) !== JSON.stringify({ ...policy, version: 0 })
}
