import { DurableObject } from 'cloudflare:workers'
import { type Command, decide, type Decision, type Effect } from '../../core/conversation/machine.ts'
import { entryOf, summaryOf, viewOf } from '../../core/conversation/present.ts'
import { blankConversation, type ConversationState, evolve, isLive } from '../../core/conversation/state.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import { type AgentId, type ConversationId, type WorkspaceId } from '../../core/ids.ts'
import {
	type ConversationEvent,
	type ConversationView,
	CustomerFrame,
	type Party,
	type Row,
	StaffFrame,
	type Standing,
} from '../../core/protocol/conversation.ts'
import { plainSay } from '../../core/protocol/plain-say.ts'
import { CLOSE, PING, PONG, PROTOCOL_VERSION } from '../../core/protocol/version.ts'
import { refuse } from '../../core/problem.ts'
import type { Env } from '../env.ts'
import { acceptSocket } from '../shared/accept-socket.ts'
import { AlarmClock, earlier } from '../shared/alarm-clock.ts'
import { parseFrame } from '../shared/frames.ts'
import { Heartbeat } from '../shared/heartbeat.ts'
import { InTurn } from '../shared/in-turn.ts'
import { type Appended, Journal, JOURNAL_DDL } from '../shared/journal.ts'
import { Outbox } from '../shared/outbox.ts'
import { problemResponse } from '../shared/problem-response.ts'
import { Refuser } from '../shared/refuser.ts'
import { decodeSession } from '../shared/session.ts'
import { stubOf } from '../shared/stubs.ts'
import { Tables } from '../shared/tables.ts'
import { trySend } from '../shared/try-send.ts'
import { ArchiveFeed } from './archive-feed.ts'
import { Attendance, type CustomerSeat, partyOf, type Seat, type StaffSeat } from './attendance.ts'
import { clientKey, customerCommand, staffCommand } from './commands.ts'
import { eventsFrame, eventsFrames, mayEnter, seatOf } from './entrance.ts'
import { isNaming, lookUp, type Named, type NamingFrame, noNames } from './names.ts'
import { Patience } from './patience.ts'
import { Watermarks } from './watermarks.ts'

/** Rows a resume sends in one frame. */
const RESUME_ROWS = 200
/** For customers whose sockets went down with the process, and with them what their inbox allows. */
const GRACE_MS = 20_000

type Assignment = Omit<Extract<Command, { type: 'assign' }>, 'type' | 'atMs'>

/** One conversation: its log, who is here, what it owes. `decide` owns the rules; this shell stores, sends and wakes up. */
export class ConversationObject extends DurableObject<Env> {
	readonly #workspace: WorkspaceId
	readonly #id: ConversationId
	readonly #journal: Journal<ConversationState, ConversationEvent>
	readonly #outbox: Outbox<Effect>
	readonly #feed: ArchiveFeed<ConversationState>
	readonly #alarm: AlarmClock
	readonly #attendance: Attendance
	readonly #patience: Patience
	readonly #heartbeat: Heartbeat
	readonly #inTurn = new InTurn()
	readonly #refuser = new Refuser()
	readonly #watermarks: Watermarks
	#standing: Standing | null = null

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		const [workspace, id] = (ctx.id.name ?? '/').split('/')
		this.#workspace = workspace as WorkspaceId
		this.#id = id as ConversationId
		const tables = new Tables(ctx.storage, { first: 'log', ddl: JOURNAL_DDL })
		this.#journal = new Journal(ctx.storage, { tables, fold: { blank: blankConversation, evolve } })
		this.#outbox = new Outbox(ctx.storage, {
			journal: this.#journal,
			pay: (effect) => this.#pay(effect),
			lane: (effect) => effect.type === 'release' ? `agent ${effect.agent}` : `queue ${effect.queue}`,
		})
		this.#feed = new ArchiveFeed(ctx.storage, this.#journal)
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
		this.#attendance = new Attendance(ctx.getWebSockets())
		this.#patience = new Patience(ctx.storage, tables)
		this.#heartbeat = new Heartbeat(ctx)
		this.#watermarks = new Watermarks(ctx.storage, { tables, attendance: this.#attendance })
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG))
	}

	// What the gateway asks.

	override fetch(request: Request): Response {
		const session = decodeSession(request, ['customer', 'staff'])
		const refusal = mayEnter(session, this.#journal.state)
		if (refusal) return problemResponse(refusal, request.headers.get('x-request-id') ?? '')
		const { socket, response } = acceptSocket(this.ctx, { request, signIn: session.kind === 'staff' ? session.signIn : undefined })
		this.#attendance.seat(socket, seatOf(session))
		this.#welcome(socket, session.cursor)
		return response
	}

	/** Null for an id nobody has written to. */
	view(): ConversationView | null {
		return this.#journal.seq === 0 ? null : this.#view()
	}

	summary(): ConversationSummary | null {
		return summaryOf(this.#id, this.#journal.state)
	}

	rows({ after, limit }: { after: number; limit: number }): Row[] {
		return this.#journal.after(after, limit).map(({ seq, atMs, event }) => ({ seq, atMs, event }))
	}

	// What other objects tell.

	/** An agent has accepted. Refused when somebody else was first or the customer has gone. */
	assign(assignment: Assignment): Decision {
		return this.#dispatch({ type: 'assign', atMs: Date.now(), ...assignment })
	}

	/** The agent's console did not come back. */
	lose({ agent, epoch }: { agent: AgentId; epoch: number }): Decision {
		return this.#dispatch({ type: 'lose', atMs: Date.now(), agent, epoch })
	}

	/** Place in line, from the queue. */
	stand(placement: number, standing: Standing): void {
		if (!this.#waitsIn(placement)) return
		this.#showStanding(standing)
		this.#lookForCustomer(Date.now())
	}

	/** Somebody has signed out: what they had open here closes. */
	signOut(signIn: string): void {
		for (const socket of this.ctx.getWebSockets(signIn)) {
			this.#depart(socket)
			socket.close(CLOSE.signedOut, 'signed-out')
		}
	}

	/** The archive has all rows up to `seq`. */
	archived(seq: number): void {
		this.#feed.confirmed(seq)
	}

	// What the sockets say.

	override async webSocketMessage(socket: WebSocket, raw: string | ArrayBuffer): Promise<void> {
		const seat = this.#attendance.of(socket)
		if (seat === null) return
		if (seat.kind === 'customer') this.#hearCustomer(socket, seat, raw)
		else await this.#inTurn.hear(socket, () => this.#hearStaff(socket, seat, raw))
	}

	override webSocketClose(socket: WebSocket): void {
		this.#depart(socket)
	}

	override webSocketError(socket: WebSocket): void {
		this.#depart(socket)
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#work()
	}

	/** Whatever is due by now. */
	async #work(): Promise<void> {
		const atMs = Date.now()
		this.#lookForCustomer(atMs)
		if (this.#patience.isOver(atMs)) this.#giveUp(atMs)
		await this.#outbox.drain(Date.now)
		await this.#handToArchive(atMs)
		this.#outbox.strikeOut()
		this.#arm()
	}

	#hearCustomer(socket: WebSocket, seat: CustomerSeat, raw: string | ArrayBuffer): void {
		const parsed = parseFrame(CustomerFrame, raw, plainSay)
		if (!parsed.ok) return this.#refuser.refuse(socket, parsed, parsed.replyTo)
		const { frame } = parsed
		if (frame.type === 'typing') return this.#typing('customer', frame.on)
		if (frame.type === 'received' || frame.type === 'read') return this.#mark(socket, frame)
		this.#obey(socket, { command: customerCommand(frame, seat, Date.now()), id: frame.id, seat })
	}

	#hearStaff(socket: WebSocket, seat: StaffSeat, raw: string | ArrayBuffer): void | Promise<void> {
		const parsed = parseFrame(StaffFrame, raw, plainSay)
		if (!parsed.ok) return this.#refuser.refuse(socket, parsed, parsed.replyTo)
		const { frame } = parsed
		if (frame.type === 'typing') return this.#holds(seat) ? this.#typing('agent', frame.on) : undefined
		if (frame.type === 'received' || frame.type === 'read') return this.#mark(socket, frame)
		const obey = (named: Named) =>
			named.ok
				? this.#obey(socket, { command: staffCommand(frame, seat, { atMs: Date.now(), via: named.via }), id: frame.id, seat })
				: this.#refuser.refuse(socket, named, frame.id)
		// A repeat needs no looking up: its row stands, and must be its answer even when nothing can be looked up just now.
		const isNew = isNaming(frame) && this.#journal.byClientKey(clientKey(seat, frame.id)) === null
		return isNew ? this.#lookUp(frame, seat.agent.id).then(obey) : obey(noNames)
	}

	/** Does what a client asks. A repeat is answered with the row its first time made. */
	#obey(socket: WebSocket, { command, id, seat }: { command: Command; id: string; seat: Seat }): void {
		const key = clientKey(seat, id)
		const decision = this.#dispatch(command, key)
		if (decision.ok && decision.events.length > 0) return
		const before = this.#journal.byClientKey(key)
		if (before) return this.#sendRows(socket, seat, [before])
		if (!decision.ok) this.#refuser.refuse(socket, decision, id)
	}

	// Decide, then do.

	#dispatch(command: Command, key: string | null = null): Decision {
		const { assignee } = this.#journal.state
		const decision = decide(this.#journal.state, command)
		if (!decision.ok || decision.events.length === 0) return decision
		const appended = this.#save(decision, { atMs: command.atMs, key })
		if (appended === null) return { ok: true, events: [], effects: [] }
		if (assignee && assignee.id !== this.#journal.state.assignee?.id) {
			this.#watermarks.keep('agent', this.#attendance.marks('agent', assignee.id))
		}
		this.#publish(appended)
		if (decision.effects.length > 0) this.#settleDebts()
		return decision
	}

	/** The rows and what they make owed, in one transaction; null when the client's id has been seen before. */
	#save(
		{ events, effects }: Extract<Decision, { ok: true }>,
		{ atMs, key }: { atMs: number; key: string | null },
	): Appended<ConversationEvent>[] | null {
		const keyAt = Math.max(0, events.findIndex((it) => 'id' in it))
		const appended = this.#journal.append(events, { atMs, clientKey: key, keyAt, owed: effects, paid: this.#outbox.paid })
		if (appended === null) return null
		this.#outbox.owe(effects, atMs)
		this.#feed.appended(appended)
		this.#arm()
		return appended
	}

	#settleDebts(): void {
		this.ctx.waitUntil(this.#outbox.drain(Date.now).then(() => this.#arm()))
	}

	/** Pays one debt, by present truth: what has been overtaken is not done any more. */
	async #pay(effect: Effect): Promise<void> {
		const { state } = this.#journal
		if (effect.type === 'release') {
			const { agent, placement, epoch, wrapUp } = effect
			return await this.#agent(agent).release({ conversation: this.#id, placement, epoch, wrapUp })
		}
		const queue = stubOf(this.env.QUEUE, this.#workspace, effect.queue)
		if (effect.type === 'withdraw') return await queue.withdraw({ conversation: this.#id, placement: effect.placement })
		if (!this.#waitsIn(effect.placement)) return
		const standing = await queue.enqueue(entryOf(this.#id, state))
		if (standing && this.#waitsIn(effect.placement)) this.#showStanding(standing)
	}

	#waitsIn(placement: number): boolean {
		const { status, placement: current } = this.#journal.state
		return status === 'queued' && placement === current
	}

	#agent(agent: AgentId) {
		return stubOf(this.env.AGENT, this.#workspace, agent)
	}

	#arm(): void {
		const atMs = Date.now()
		this.#alarm.ringSoon(earlier(this.#outbox.dueMs, this.#feed.dueMs), atMs)
		if (this.#journal.state.status === 'queued') this.#alarm.ringBy(this.#patience.dueMs ?? this.#heartbeat.dueMs(atMs))
		else if (isLive(this.#journal.state) && this.#attendance.customerOnline) this.#alarm.ringBy(this.#heartbeat.dueMs(atMs))
	}

	// Telling those who are here.

	#publish(rows: readonly Appended<ConversationEvent>[]): void {
		const { status, assignee } = this.#journal.state
		if (status !== 'queued') this.#standing = null
		const [staff, customer] = eventsFrames(rows)
		this.#attendance.tell('staff', staff)
		if (customer) this.#attendance.tell('customer', customer)
		if (rows.some(({ event }) => event.type === 'queued' || event.type === 'assigned')) this.#partWith(assignee?.id ?? null)
	}

	/** An agent who no longer holds the conversation does not go on reading it. */
	#partWith(assignee: AgentId | null): void {
		for (const [socket, seat] of this.#attendance.seats()) {
			if (seat.kind !== 'staff' || seat.role !== 'agent' || seat.agent.id === assignee) continue
			this.#attendance.leave(socket)
			socket.close(CLOSE.notYours, 'not-assigned')
		}
	}

	/** Tells a new socket how things stand, then every row it lacks. One turn: nothing can come in between. */
	#welcome(socket: WebSocket, cursor: number): void {
		const seat = this.#attendance.of(socket) as Seat
		const hello = JSON.stringify({ type: 'hello', v: PROTOCOL_VERSION, nowMs: Date.now(), view: this.#view(seat) })
		trySend(socket, hello)
		for (const rows of this.#journal.pages(cursor, RESUME_ROWS)) this.#sendRows(socket, seat, rows)
		if (seat.kind === 'customer') this.#customerCame(seat)
	}

	#sendRows(socket: WebSocket, seat: Seat, rows: readonly Appended<ConversationEvent>[]): void {
		const frame = eventsFrame(rows, seat.kind)
		if (frame) trySend(socket, frame)
	}

	#view(seat?: Seat): ConversationView {
		const assignee = this.#journal.state.assignee?.id ?? null
		const marks = this.#watermarks.of(assignee)
		const view = viewOf(this.#id, this.#journal.state, { marks, customerOnline: this.#attendance.customerOnline, standing: this.#standing })
		return seat?.kind === 'customer' ? { ...view, disposition: null } : view
	}

	#customerCame(seat: CustomerSeat): void {
		this.#patience.stop()
		this.#alarm.expect(Date.now())
		this.#dispatch({ type: 'return', atMs: Date.now(), returnMs: seat.returnMs })
		this.#showPresence()
		const { status, queue, placement } = this.#journal.state
		if (status !== 'queued' || queue === null || this.#standing !== null) return
		this.ctx.waitUntil(
			stubOf(this.env.QUEUE, this.#workspace, queue).standing(this.#id)
				.then((standing) => standing && this.stand(placement, standing))
				// The next move of the line tells it.
				.catch(() => undefined),
		)
	}

	#depart(socket: WebSocket): void {
		const seat = this.#attendance.leave(socket)
		if (seat === null) return
		const party = partyOf(seat, this.#journal.state.assignee?.id ?? null)
		if (party) this.#watermarks.keep(party, seat.marks)
		if (seat.kind !== 'customer' || this.#attendance.customerOnline) return
		this.#showPresence()
		if (this.#journal.state.status !== 'queued') return
		this.#patience.start(Date.now(), seat.visitorGraceMs)
		this.#arm()
	}

	#giveUp(atMs: number): void {
		this.#patience.stop()
		this.#dispatch({ type: 'abandon', atMs })
	}

	/** A customer whose connection died without a word, or with the process, has gone all the same. */
	#lookForCustomer(atMs: number): void {
		if (!isLive(this.#journal.state)) return
		for (const socket of this.#heartbeat.dead(this.#attendance.customers(), atMs)) {
			this.#depart(socket)
			socket.close(1001, 'no heartbeat')
		}
		if (this.#journal.state.status === 'queued' && !this.#attendance.customerOnline) this.#patience.start(atMs, GRACE_MS)
	}

	#showStanding(standing: Standing): void {
		this.#standing = standing
		this.#attendance.tell('customer', JSON.stringify({ type: 'standing', standing }))
	}

	#showPresence(): void {
		this.#attendance.tell('staff', JSON.stringify({ type: 'presence', customerOnline: this.#attendance.customerOnline }))
	}

	#typing(party: Party, on: boolean): void {
		this.#attendance.tell(party === 'customer' ? 'staff' : 'customer', JSON.stringify({ type: 'typing', party, on }))
	}

	#holds(seat: StaffSeat): boolean {
		const { status, assignee } = this.#journal.state
		return status === 'active' && assignee?.id === seat.agent.id
	}

	#mark(socket: WebSocket, { type, seq }: { type: 'received' | 'read'; seq: number }): void {
		const { assignee, seq: newest } = this.#journal.state
		const risen = this.#watermarks.raise(socket, { type, seq: Math.min(seq, newest) }, assignee?.id ?? null)
		if (!risen) return
		this.#attendance.send(JSON.stringify({ type: 'marks', ...risen }), (it) => partyOf(it, assignee?.id ?? null) !== risen.party)
	}

	async #lookUp(frame: NamingFrame, by: string) {
		const published = await this.env.WORKSPACE.getByName(this.#workspace).config().catch(() => null)
		return published ? lookUp(frame, { config: published.config, queue: this.#journal.state.queue, by }) : refuse('objects-unavailable')
	}

	async #handToArchive(atMs: number): Promise<void> {
		const summary = this.summary()
		if (summary === null) return
		try {
			await this.#feed.hand(this.env.ARCHIVE, { atMs, workspace: this.#workspace, summary })
		} catch (error) {
			console.warn('the archive queue did not take', this.#id, String(error))
		}
	}
}
