import { DurableObject } from 'cloudflare:workers'
import type { AgentId, ConversationId, WorkspaceId } from '../../core/ids.ts'
import { type AgentRow, ConsoleFrame } from '../../core/protocol/console.ts'
import { CLOSE, PING, PONG, PROTOCOL_VERSION } from '../../core/protocol/version.ts'
import { type AgentNews, newsFor } from '../../core/routing/agent-news.ts'
import { type AgentCommand, type AgentDecision, agentDueMs, type AgentEffect, decideAgent } from '../../core/routing/agent.ts'
import {
	type AgentEvent,
	type AgentState,
	agentView,
	blankAgent,
	candidateOf,
	evolveAgent,
	type Stay,
} from '../../core/routing/agent-state.ts'
import { bestBid, type WeighedBid } from '../../core/routing/bid.ts'
import type { Candidate, Offer } from '../../core/routing/offer.ts'
import type { Env } from '../env.ts'
import { acceptSocket } from '../shared/accept-socket.ts'
import { AlarmClock, earlier } from '../shared/alarm-clock.ts'
import { parseFrame } from '../shared/frames.ts'
import { Heartbeat } from '../shared/heartbeat.ts'
import { Journal, JOURNAL_DDL } from '../shared/journal.ts'
import { Outbox } from '../shared/outbox.ts'
import { Refuser } from '../shared/refuser.ts'
import { type AgentSession, decodeSession } from '../shared/session.ts'
import { Tables } from '../shared/tables.ts'
import { trySend } from '../shared/try-send.ts'
import { stubOf } from '../shared/stubs.ts'

/** What an agent owes to others: the machine's effects, and a word to the queues on how they stand. */
type Debt = AgentEffect | AgentNews

export interface Reservation {
	readonly granted: boolean
	/** How the agent stands now. */
	readonly candidate: Candidate
}

/** Rows kept for consoles that come back. */
const ROWS_KEPT = 500

/** One agent: presence, capacity, offers, and the consoles they have open. `decideAgent` owns the rules; this shell stores, sends and wakes up. */
export class AgentObject extends DurableObject<Env> {
	readonly #workspace: WorkspaceId
	readonly #id: AgentId
	readonly #journal: Journal<AgentState, AgentEvent>
	readonly #outbox: Outbox<Debt>
	readonly #alarm: AlarmClock
	readonly #heartbeat: Heartbeat
	readonly #sockets: Set<WebSocket>
	readonly #refuser = new Refuser()

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		const [workspace, id] = (ctx.id.name ?? '/').split('/')
		this.#workspace = workspace as WorkspaceId
		this.#id = id as AgentId
		const tables = new Tables(ctx.storage, { first: 'log', ddl: JOURNAL_DDL })
		this.#journal = new Journal(ctx.storage, { tables, fold: { blank: blankAgent, evolve: evolveAgent, keep: ROWS_KEPT } })
		this.#outbox = new Outbox<Debt>(ctx.storage, { journal: this.#journal, pay: (debt) => this.#pay(debt), lane: laneOf })
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
		this.#heartbeat = new Heartbeat(ctx)
		this.#sockets = new Set(ctx.getWebSockets())
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG))
		// Sockets that went down with the process never said goodbye.
		if (this.#sockets.size === 0) this.#dispatch({ type: 'disconnect' })
	}

	// What the gateway and the other objects ask.

	override fetch(request: Request): Response {
		const session = decodeSession(request, ['agent'])
		const { socket, response } = acceptSocket(this.ctx, { request, signIn: session.signIn })
		this.#dispatch({ type: 'profile', profile: session.profile })
		this.#dispatch({ type: 'connect' })
		this.#sockets.add(socket)
		this.#welcome(socket, session)
		return response
	}

	/** A queue offers. The ledger grants or refuses; asked twice it answers the same. */
	reserve(offer: Offer): Reservation {
		const atMs = Date.now()
		this.#lookForConsole(atMs)
		// An alarm may be late, and a missed offer must not make room for the next.
		this.#dispatch({ type: 'expire', atMs })
		const decision = this.#dispatch({ type: 'reserve', offer, atMs })
		return { granted: decision.ok, candidate: candidateOf(this.#journal.state) }
	}

	/** The queue takes an offer back: the customer has gone. */
	rescind(stay: Stay): void {
		this.#dispatch({ type: 'rescind', ...stay })
	}

	/** The conversation has ended or moved on. */
	release({ conversation, placement, epoch, wrapUp }: Stay & { wrapUp: boolean }): void {
		this.#dispatch({ type: 'release', conversation, placement, epoch, wrapUp })
	}

	/** Their sign-in has ended: so do its consoles, and what they had open. Work goes back in line after the usual grace. */
	async signOut(signIn: string): Promise<void> {
		for (const socket of this.ctx.getWebSockets(signIn)) {
			this.#depart(socket)
			socket.close(CLOSE.signedOut, 'signed-out')
		}
		const held = this.#journal.state.work.filter((it) => it.stage !== 'offered')
		await Promise.allSettled(held.map((it) => stubOf(this.env.CONVERSATION, this.#workspace, it.conversation).signOut(signIn)))
	}

	// What the consoles say.

	override webSocketMessage(socket: WebSocket, raw: string | ArrayBuffer): void {
		const parsed = parseFrame(ConsoleFrame, raw)
		if (!parsed.ok) return this.#refuser.refuse(socket, parsed, parsed.replyTo)
		const { frame } = parsed
		const decision = this.#dispatch(commandOf(frame))
		if (!decision.ok) this.#refuser.refuse(socket, decision, 'conversation' in frame ? frame.conversation : undefined)
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
		this.#lookForConsole(atMs)
		this.#dispatch({ type: 'expire', atMs })
		await this.#outbox.drain(Date.now)
		this.#outbox.strikeOut()
		this.#arm()
	}

	// Decide, then do.

	#dispatch(command: AgentCommand): AgentDecision {
		const before = this.#journal.state
		const decision = decideAgent(this.#journal.state, command)
		if (!decision.ok || decision.events.length === 0) return decision
		const atMs = Date.now()
		const seq = this.#journal.seq
		const owed = [...decision.effects, ...newsFor(before, this.#journal.foresee(decision.events, atMs))]
		this.#journal.append(decision.events, { atMs, owed, paid: this.#outbox.paid })
		this.#outbox.owe(owed, atMs)
		this.#arm()
		this.#publish(decision.events, { seq, atMs })
		if (owed.length > 0) this.ctx.waitUntil(this.#outbox.drain(Date.now).then(() => this.#arm()))
		return decision
	}

	#arm(): void {
		const { state } = this.#journal
		const atMs = Date.now()
		this.#alarm.ringSoon(this.#outbox.dueMs, atMs)
		const watch = state.work.length > 0 && this.#sockets.size > 0 ? this.#heartbeat.dueMs(atMs) : null
		this.#alarm.ringBy(earlier(agentDueMs(state), watch))
	}

	async #pay(debt: Debt): Promise<void> {
		switch (debt.type) {
			case 'assign':
				return await this.#assign(debt)
			case 'lose':
				await stubOf(this.env.CONVERSATION, this.#workspace, debt.work.conversation).lose({ agent: this.#id, epoch: debt.work.epoch })
				return
			case 'settle': {
				const { queue, conversation, placement, epoch, outcome } = debt
				return await this.#queue(queue).settle({
					conversation,
					placement,
					epoch,
					outcome,
					agent: this.#id,
					candidate: this.#candidateFor(queue),
				})
			}
			case 'stand':
				await Promise.all(debt.queues.map((queue) => this.#queue(queue).stand(this.#candidateFor(queue))))
				return
			case 'seek':
				return await this.#seek()
		}
	}

	/** The conversation has the last word: it may have ended, or found somebody else, while the agent made up their mind. */
	async #assign({ work }: Extract<AgentEffect, { type: 'assign' }>): Promise<void> {
		const { conversation, placement, epoch } = work
		const name = this.#journal.state.profile?.name ?? ''
		const decision = await stubOf(this.env.CONVERSATION, this.#workspace, conversation).assign({ agent: this.#id, name, placement, epoch })
		if (!decision.ok) this.#dispatch({ type: 'release', conversation, placement, epoch, wrapUp: false })
	}

	/** Asks all queues for their best bid and takes the highest, until there is none or no capacity left (rule R9). */
	async #seek(): Promise<void> {
		for (let candidate = candidateOf(this.#journal.state); candidate.free > 0; candidate = candidateOf(this.#journal.state)) {
			const asked = await Promise.allSettled(this.#queues().map((it) => this.#ask(it, candidate)))
			const best = bestBid(asked.flatMap((it) => it.status === 'fulfilled' ? it.value : []))
			if (best) await this.#take(best)
			else return throwFirst(asked)
		}
	}

	async #ask({ queue, priority }: { queue: string; priority: number }, candidate: Candidate): Promise<WeighedBid[]> {
		const bid = await this.#queue(queue).bid(candidate)
		return bid ? [{ queue: queue as Offer['queue'], priority, ...bid }] : []
	}

	async #take({ queue, conversation }: { queue: string; conversation: ConversationId }): Promise<void> {
		const offer = await this.#queue(queue).take({ agent: this.#id, conversation })
		if (!offer || this.reserve(offer).granted) return
		const { placement, epoch } = offer
		await this.#queue(queue).settle({
			conversation,
			placement,
			epoch,
			outcome: 'refused',
			agent: this.#id,
			candidate: this.#candidateFor(queue),
		})
	}

	/** To a queue they do not serve, or no longer, they have no room. */
	#candidateFor(queue: string): Candidate {
		const candidate = candidateOf(this.#journal.state)
		return this.#queues().some((it) => it.queue === queue) ? candidate : { ...candidate, free: 0, ready: false }
	}

	#queues() {
		return this.#journal.state.profile?.queues ?? []
	}

	#queue(queue: string) {
		return stubOf(this.env.QUEUE, this.#workspace, queue)
	}

	// The consoles.

	#welcome(socket: WebSocket, { directory, cursor }: AgentSession): void {
		const view = agentView(this.#journal.state)
		trySend(socket, JSON.stringify({ type: 'hello', v: PROTOCOL_VERSION, nowMs: Date.now(), seq: this.#journal.seq, view, directory }))
		const rows = this.#journal.after(cursor, ROWS_KEPT).map(rowOf)
		if (rows.length > 0) trySend(socket, JSON.stringify({ type: 'events', rows, view }))
	}

	#publish(events: readonly AgentEvent[], { seq, atMs }: { seq: number; atMs: number }): void {
		if (this.#sockets.size === 0) return
		const rows = events.map((event, i) => rowOf({ seq: seq + i + 1, atMs, event }))
		const frame = JSON.stringify({ type: 'events', rows, view: agentView(this.#journal.state) })
		for (const socket of this.#sockets) trySend(socket, frame)
	}

	#depart(socket: WebSocket): void {
		this.#sockets.delete(socket)
		if (this.#sockets.size === 0) this.#dispatch({ type: 'disconnect' })
	}

	#lookForConsole(atMs: number): void {
		for (const socket of this.#heartbeat.dead(this.#sockets, atMs)) {
			this.#depart(socket)
			socket.close(1001, 'no heartbeat')
		}
	}
}

/** Debts about one conversation are paid in order; the search for work waits for none of them. */
function laneOf(debt: Debt): string {
	if (debt.type === 'seek' || debt.type === 'stand') return 'queues'
	return debt.type === 'settle' ? debt.conversation : debt.work.conversation
}

/** A queue that did not answer is asked again later, but keeps nobody from the others. */
function throwFirst(settled: readonly PromiseSettledResult<unknown>[]): void {
	for (const it of settled) if (it.status === 'rejected') throw it.reason
}

function commandOf(frame: ConsoleFrame): AgentCommand {
	switch (frame.type) {
		case 'presence':
			return { type: 'presence', presence: frame.presence }
		case 'finish':
			return { type: 'finish', conversation: frame.conversation as ConversationId }
		default:
			return { type: frame.type, conversation: frame.conversation as ConversationId, epoch: frame.epoch, atMs: Date.now() }
	}
}

function rowOf({ seq, atMs, event }: { seq: number; atMs: number; event: AgentEvent }): AgentRow {
	const conversation = event.kind === 'offered' ? event.offer.conversation : 'conversation' in event ? event.conversation : null
	return { seq, atMs, kind: event.kind, conversation }
}
