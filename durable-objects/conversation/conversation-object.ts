import { DurableObject } from 'cloudflare:workers'
import type { MethodRules } from '../../core/access.ts'
import type { Command, To } from '../../core/conversation/command.ts'
import { type Accepted, type Decision, type Effect, nothing } from '../../core/conversation/decision.ts'
import type { Point } from '../../core/channel/point.ts'
import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import { hasEndedBefore } from '../../core/conversation/ended.ts'
import { decide } from '../../core/conversation/machine.ts'
import { stayNow } from '../../core/conversation/news.ts'
import { summaryOf } from '../../core/conversation/present.ts'
import { windowDue } from '../../core/conversation/points.ts'
import { blankConversation, type ConversationState, evolve, idleAtMs, isLive, isWaiting, mayBeAway } from '../../core/conversation/state.ts'
import type { SaidPage } from '../../core/conversation/said-page.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { Attached } from '../../core/files/attached.ts'
import type { AgentId, ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { ConversationEvent, ConversationView, Row, Standing } from '../../core/protocol/conversation.ts'
import { PING, PONG } from '../../core/protocol/version.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Facts } from '../../core/routing/facts.ts'
import type { ItemNews } from '../../core/routing/queue-command.ts'
import type { StayNow } from '../../core/routing/stay-now.ts'
import type { Env } from '../env.ts'
import { eraseFiles } from '../files/erase-files.ts'
import { acceptSocket } from '../shared/accept-socket.ts'
import { AlarmClock, earlier } from '../shared/alarm-clock.ts'
import { eraseObject } from '../shared/erase-object.ts'
import { Heartbeat } from '../shared/heartbeat.ts'
import { type Appended, Journal, JOURNAL_DDL } from '../shared/journal.ts'
import { Outbox } from '../shared/outbox.ts'
import { problemResponse } from '../shared/problem-response.ts'
import { decodeSession } from '../shared/session.ts'
import { stubOf } from '../shared/stubs.ts'
import { Tables } from '../shared/tables.ts'
import { Announcer } from './announcer.ts'
import { ArchiveFeed } from './archive-feed.ts'
import { Attachments } from './attachments.ts'
import { Attendance } from './attendance.ts'
import { Briefing, type Lesson } from './briefing.ts'
import { laneOf, pay } from './debts.ts'
import { mayEnter, seatOf } from './entrance.ts'
import { type FromPoint, type HeardFromPoint, hearFromPoint } from './from-point.ts'
import { Listener } from './listener.ts'
import { type Known, lookUp, type Where } from './names.ts'
import { type Act, Overrides } from './overrides.ts'
import { MailOut } from './mail-out.ts'
import { Pages } from './pages.ts'
import { Patience } from './patience.ts'
import { PointSignals } from './point-signals.ts'
import { Push } from './push.ts'
import { Veil } from './veil.ts'
import { Vigil } from './vigil.ts'
import { Watermarks } from './watermarks.ts'

/** One conversation: its log, who is here, what it owes. `decide` owns the rules; this shell stores, sends and wakes up. */
export class ConversationObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		fetch: ['customer', 'conversations.read'],
		view: 'conversations.read',
		summary: 'conversations.read',
		rows: 'conversations.read',
		page: 'conversations.read',
		facts: 'conversations.read',
		learn: 'conversations.brief',
		tag: 'conversations.tag',
		override: 'conversations.override',
		attach: ['customer', 'conversations.reply'],
		setPush: 'customer',
		block: 'conversations.close',
		join: 'conversations.reply',
		assign: 'objects',
		lose: 'objects',
		hear: 'objects',
		hearPoint: 'objects',
		pointTyping: 'objects',
		stand: 'objects',
		signOut: 'objects',
		archived: 'objects',
		erase: 'objects',
	} as const satisfies MethodRules<ConversationObject>

	readonly #workspace: WorkspaceId
	readonly #id: ConversationId
	readonly #journal: Journal<ConversationState, ConversationEvent>
	readonly #outbox: Outbox<Effect>
	readonly #feed: ArchiveFeed<ConversationState>
	readonly #alarm: AlarmClock
	readonly #attendance: Attendance
	readonly #announcer: Announcer
	readonly #listener: Listener
	readonly #briefing: Briefing
	readonly #patience: Patience
	readonly #heartbeat: Heartbeat
	readonly #watermarks: Watermarks
	readonly #veil: Veil
	readonly #attachments: Attachments
	readonly #overrides: Overrides
	readonly #vigil: Vigil
	readonly #mailOut: MailOut
	readonly #push: Push
	readonly #pages: Pages

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		const [workspace, id] = (ctx.id.name ?? '/').split('/')
		this.#workspace = workspace as WorkspaceId
		this.#id = id as ConversationId
		const tables = new Tables(ctx.storage, { first: 'log', ddl: JOURNAL_DDL })
		this.#journal = new Journal(ctx.storage, { tables, fold: { blank: blankConversation, evolve } })
		this.#outbox = new Outbox<Effect>(ctx.storage, { journal: this.#journal, pay: (effect) => this.#pay(effect), lane: laneOf })
		this.#feed = new ArchiveFeed(ctx.storage, this.#journal)
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
		this.#attendance = new Attendance(ctx.getWebSockets(), ctx.storage.kv)
		this.#briefing = new Briefing(ctx.storage)
		this.#patience = new Patience(ctx.storage, tables)
		this.#heartbeat = new Heartbeat(ctx)
		this.#watermarks = new Watermarks(ctx.storage, { tables, attendance: this.#attendance })
		this.#veil = new Veil(ctx.storage.kv)
		this.#attachments = new Attachments(ctx.storage.kv)
		this.#pages = new Pages(ctx.storage, tables)
		this.#overrides = new Overrides({
			...{ workspace: this.#workspace, id: this.#id, journal: this.#journal },
			env: () => this.env,
			dispatch: (command, key) => this.#dispatch(command, key),
			ask: (question) => this.#ask(question),
		})
		const here = { journal: this.#journal, attendance: this.#attendance }
		this.#announcer = new Announcer(this.#id, { ...here, watermarks: this.#watermarks, veil: this.#veil })
		this.#mailOut = new MailOut({
			...{ ...here, watermarks: this.#watermarks },
			config: () => this.#config(),
			dispatch: (command) => this.#dispatch(command),
		})
		this.#vigil = new Vigil({
			...{ ...here, announcer: this.#announcer, watermarks: this.#watermarks, patience: this.#patience },
			...{ heartbeat: this.#heartbeat, alarm: this.#alarm },
			dispatch: (command) => this.#dispatch(command),
			standing: () => stubOf(this.env.QUEUE, this.#workspace, this.#journal.state.queue ?? '').standing(this.#id),
			stand: (placement, standing) => this.stand(placement, standing),
			later: (work) => ctx.waitUntil(work),
			arm: () => this.#arm(),
		})
		this.#listener = new Listener({
			...here,
			announcer: this.#announcer,
			dispatch: (command, key) => this.#dispatch(command, key),
			lookUp: (frame, by) => this.#ask((where) => lookUp(frame, { ...where, by })),
			factsFrom: (seat) => this.#briefing.before(seat.facts, this.#journal.seq),
			attachments: this.#attachments,
			signals: new PointSignals({
				env: () => this.env,
				workspace: this.#workspace,
				state: () => this.#journal.state,
				later: (work) => ctx.waitUntil(work),
			}),
		})
		const whose = { workspace: this.#workspace, id: this.#id }
		this.#push = new Push(ctx.storage.kv, { ...whose, journal: this.#journal, watermarks: this.#watermarks, env: () => this.env })
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG))
	}

	// What the gateway asks.

	override fetch(request: Request): Response {
		const session = decodeSession(request, ['customer', 'staff'])
		const refusal = mayEnter(session, this.#journal.state)
		if (refusal) return problemResponse(refusal, request.headers.get('x-request-id') ?? '')
		const { socket, response } = acceptSocket(this.ctx, { request, signIn: session.kind === 'staff' ? session.signIn : undefined })
		const seat = seatOf(session)
		if (session.kind === 'staff') this.#veil.hide(session.veiled ?? [])
		this.#attendance.seat(socket, seat)
		this.#announcer.welcome(socket, session.cursor)
		if (seat.kind === 'customer') this.#vigil.came(seat)
		return response
	}

	/** Null for an id nobody has written to. */
	view(): ConversationView | null {
		return this.#journal.seq === 0 ? null : this.#announcer.view()
	}

	summary(): ConversationSummary | null {
		return summaryOf(this.#id, this.#journal.state)
	}

	rows({ after, limit }: { after: number; limit: number }): Row[] {
		return this.#journal.after(after, limit).map(({ seq, atMs, event }) => ({ seq, atMs, event }))
	}

	/** What was said after a row, as it stands now. */
	page(asked: { after: number; limit: number }): SaidPage {
		return this.#pages.page(asked)
	}

	/** What is known of the customer and their matter. */
	facts(): Facts {
		return this.#journal.state.facts
	}

	/** Somebody knows more. Of a conversation that has not begun it is kept until it does. A repeat changes nothing. */
	learn({ facts, by, key, veiled }: Lesson): Facts {
		if (veiled) this.#veil.hide(veiled)
		if (this.#journal.seq === 0) return this.#briefing.add(facts)
		if (this.#journal.byClientKey(key) === null) this.#dispatch({ type: 'learn', atMs: Date.now(), by, facts }, key)
		return this.#journal.state.facts
	}

	/** All its tags from now on. A repeat changes nothing. */
	tag({ tags, by, key }: Pick<To<'tag'>, 'by' | 'tags'> & { readonly key: string }): { readonly ok: true } | Refusal {
		if (this.#journal.byClientKey(key) !== null) return { ok: true }
		const decision = this.#dispatch({ type: 'tag', atMs: Date.now(), id: key, by, tags }, key)
		return decision.ok ? { ok: true } : decision
	}

	/** A supervisor acts by hand. A repeat has been done; another act under its key is refused. */
	override(act: Act): Promise<{ readonly ok: true } | Refusal> {
		return this.#overrides.override(act)
	}

	/** A file has been uploaded for it: from now on a message may name it. */
	attach(attached: Attached): void {
		this.#attachments.add(attached)
	}

	/** Its customer can be reached there too; from now on answers go there. */
	join(point: Point): { readonly ok: true } | Refusal {
		const decision = this.#dispatch({ type: 'join', atMs: Date.now(), point })
		return decision.ok ? { ok: true } : decision
	}

	/** A device of the customer's is told of what they miss, or no longer. */
	setPush(how: Parameters<Push['set']>[0]): void {
		this.#push.set(how)
	}

	/** What comes from its customer is dropped from now on, or no longer. */
	block({ by, on, key }: { by: To<'block'>['by']; on: boolean; key: string }): { readonly ok: true } | Refusal {
		const decision = this.#dispatch({ type: 'block', atMs: Date.now(), id: key, by, on }, key)
		return decision.ok ? { ok: true } : decision
	}

	// What other objects tell.

	/** An agent has accepted. Refused when somebody else was first or the customer has gone. */
	assign(assignment: Omit<To<'assign'>, 'type' | 'atMs'>): Decision {
		return this.#dispatch({ type: 'assign', atMs: Date.now(), ...assignment })
	}

	/** The agent's console did not come back. */
	lose({ agent, epoch }: { agent: AgentId; epoch: number }): Decision {
		return this.#dispatch({ type: 'lose', atMs: Date.now(), agent, epoch })
	}

	/** The queue has news of its item, and tells it until this answers: with what has become of that stay. */
	hear({ placement, news }: { placement: number; news: ItemNews }): StayNow {
		this.#dispatch({ type: 'hear', atMs: Date.now(), placement, news })
		return stayNow(this.#journal.state, placement)
	}

	/** What has happened at one of its contact points: each once, and in this order. */
	hearPoint(from: FromPoint): HeardFromPoint {
		return hearFromPoint(from, { journal: this.#journal, dispatch: (command, key) => this.#dispatch(command, key) })
	}

	/** The customer is typing, elsewhere. */
	pointTyping(): void {
		this.#announcer.typing('customer', true)
	}

	/** Place in line, from the queue. */
	stand(placement: number, standing: Standing): void {
		const { state } = this.#journal
		if (!isWaiting(state) || placement !== state.placement) return
		this.#announcer.stand(standing)
		this.#vigil.look(Date.now())
	}

	/** Somebody has signed out: what they had open here closes. */
	signOut(signIn: string, again = false): void {
		this.#vigil.signOut(this.ctx.getWebSockets(signIn), again)
	}

	/** The archive has all rows up to `seq`. */
	archived(seq: number): void {
		this.#feed.confirmed(seq)
	}

	/** It has been over since before a time, and goes: then a blank one in its place answers. False for what lives, or owes something yet. */
	async erase(beforeMs: number): Promise<boolean> {
		if (this.#journal.seq === 0) return true
		const isOver = () => hasEndedBefore(this.#journal.state, beforeMs)
		if (isOver()) await this.#outbox.drain(Date.now)
		if (!isOver() || this.#outbox.dueMs !== null) return false
		await eraseFiles(this.env, { workspace: this.#workspace, conversation: this.#id })
		return isOver() ? await eraseObject(this.ctx) : false
	}

	// What wakes it up.

	override async webSocketMessage(socket: WebSocket, raw: string | ArrayBuffer): Promise<void> {
		await this.#listener.hear(socket, raw)
	}

	override webSocketClose(socket: WebSocket): void {
		this.#vigil.depart(socket)
	}

	override webSocketError(socket: WebSocket): void {
		this.#vigil.depart(socket)
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#work()
	}

	/** Whatever is due by now. */
	async #work(): Promise<void> {
		const atMs = Date.now()
		this.#vigil.look(atMs)
		this.#vigil.end(atMs)
		this.#dispatch({ type: 'idle', atMs })
		this.#dispatch({ type: 'mind-window', atMs })
		await this.#mailOut.work(atMs)
		await this.#outbox.drain(Date.now)
		await this.#feed.tryHand(this.env.ARCHIVE, { atMs, workspace: this.#workspace, summary: this.summary() })
		await this.#push.work(atMs)
		this.#outbox.strikeOut()
		this.#arm()
	}

	#arm(): void {
		const atMs = Date.now()
		const { state } = this.#journal
		this.#alarm.ringSoon(earlier(this.#push.dueMs, earlier(this.#outbox.dueMs, this.#feed.dueMs)), atMs)
		this.#alarm.ringBy(idleAtMs(state))
		this.#alarm.ringBy(earlier(windowDue(state)?.atMs ?? null, this.#mailOut.dueMs))
		if (state.status === 'queued' && !mayBeAway(state)) this.#alarm.ringBy(this.#patience.dueMs ?? this.#heartbeat.dueMs(atMs))
		else if (isLive(state) && this.#attendance.customerOnline) this.#alarm.ringBy(this.#heartbeat.dueMs(atMs))
	}

	// Decide, then do.

	/** `key`: the client's id of what it sends, so that a repeat is recognised. */
	#dispatch(command: Command, key: string | null = null): Decision {
		const { assignee } = this.#journal.state
		const decision = decide(this.#journal.state, command)
		if (!decision.ok || decision.events.length === 0) return decision
		const appended = this.#save(decision, { atMs: command.atMs, key })
		if (appended === null) return nothing
		if (assignee && assignee.id !== this.#journal.state.assignee?.id) {
			this.#watermarks.keep('agent', this.#attendance.marks('agent', assignee.id))
		}
		this.#announcer.publish(appended)
		if (decision.effects.length > 0) this.#settleDebts()
		return decision
	}

	/** The rows and what they make owed, in one transaction; null when the client's id has been seen before. */
	#save({ events, effects }: Accepted, { atMs, key }: { atMs: number; key: string | null }): Appended<ConversationEvent>[] | null {
		const keyAt = Math.max(0, events.findIndex((it) => 'id' in it))
		const appended = this.#journal.append(events, { atMs, clientKey: key, keyAt, owed: effects, paid: this.#outbox.paid })
		if (appended === null) return null
		this.#outbox.owe(effects, atMs)
		this.#feed.appended(appended)
		this.#push.note(appended)
		this.#arm()
		return appended
	}

	#settleDebts(): void {
		this.ctx.waitUntil(this.#outbox.drain(Date.now).then(() => this.#arm()))
	}

	async #pay(effect: Effect): Promise<void> {
		await pay(effect, {
			env: this.env,
			workspace: this.#workspace,
			id: this.#id,
			state: this.#journal.state,
			rowAt: (seq) => this.#journal.after(seq - 1, 1)[0]?.event ?? null,
			hearBack: (command) => void this.#dispatch(command),
			stands: (placement, standing) => this.stand(placement, standing),
		})
	}

	/** Asks the workspace's configuration, which only what is rare needs to. */
	async #ask(question: (where: Where) => Known | Refusal): Promise<Known | Refusal> {
		const config = await this.#config()
		return config ? question({ config, queue: this.#journal.state.queue, inbox: this.#journal.state.inbox }) : refuse('objects-unavailable')
	}

	async #config(): Promise<WorkspaceConfig | null> {
		return (await this.env.WORKSPACE.getByName(this.#workspace).config().catch(() => null))?.config ?? null
	}
}
