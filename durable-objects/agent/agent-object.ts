import { DurableObject } from 'cloudflare:workers'
import { consoleFrames, type MethodRules, type Permission } from '../../core/access.ts'
import type { AgentProfile } from '../../core/config/workspace.ts'
import type { AgentId, ConversationId, WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import { ConsoleFrame } from '../../core/protocol/console.ts'
import { CLOSE, PING, PONG } from '../../core/protocol/version.ts'
import { type AgentNews, newsFor } from '../../core/routing/agent-news.ts'
import { agentDueMs, decideAgent } from '../../core/routing/agent.ts'
import { type AgentCommand, type AgentDecision, type AgentEffect, NOTHING } from '../../core/routing/agent-command.ts'
import { acceptedOf, objectionTo, overtaken, pullProblem } from '../../core/routing/agent-offer.ts'
import { type AgentEvent, type AgentState, blankAgent, evolveAgent, type Stay, workOn } from '../../core/routing/agent-state.ts'
import { upgradeAgent } from '../../core/routing/agent-upgrade.ts'
import type { Candidate, Offer } from '../../core/routing/offer.ts'
import type { Env } from '../env.ts'
import { acceptSocket } from '../shared/accept-socket.ts'
import { AlarmClock, earlier } from '../shared/alarm-clock.ts'
import { parseFrame } from '../shared/frames.ts'
import { Heartbeat } from '../shared/heartbeat.ts'
import { InTurn } from '../shared/in-turn.ts'
import { Journal, JOURNAL_DDL } from '../shared/journal.ts'
import { Outbox } from '../shared/outbox.ts'
import { Refuser } from '../shared/refuser.ts'
import { decodeSession } from '../shared/session.ts'
import { stubOf } from '../shared/stubs.ts'
import { Tables } from '../shared/tables.ts'
import { Consoles, ROWS_KEPT } from './consoles.ts'
import { Lines } from './lines.ts'

/** What an agent owes to others: the machine's effects, and a word to the queues on how they stand. */
type Debt = AgentEffect | AgentNews

/** What a console's socket carries through hibernation. */
interface Leave {
	readonly may: readonly Permission[]
}

export interface Reservation {
	readonly granted: boolean
	/** The offer of this very stay that they have accepted: it does not ring again, and word of it may not have come through. */
	readonly accepted: number | null
	/** How the agent stands now. */
	readonly candidate: Candidate
}

/** One agent: presence, capacity, offers, and the consoles they have open. `decideAgent` owns the rules; this shell stores, sends and wakes up. */
export class AgentObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		fetch: 'desk.work',
		couldTake: 'objects',
		reserve: 'objects',
		rescind: 'objects',
		release: 'objects',
		rest: 'objects',
		wake: 'objects',
		refresh: 'objects',
		signOut: 'objects',
		comeAgain: 'objects',
	} as const satisfies MethodRules<AgentObject>

	readonly #workspace: WorkspaceId
	readonly #id: AgentId
	readonly #journal: Journal<AgentState, AgentEvent>
	readonly #outbox: Outbox<Debt>
	readonly #alarm: AlarmClock
	readonly #heartbeat: Heartbeat
	readonly #consoles: Consoles
	readonly #lines: Lines
	readonly #turns = new InTurn()
	readonly #refuser = new Refuser()

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		const [workspace, id] = (ctx.id.name ?? '/').split('/')
		this.#workspace = workspace as WorkspaceId
		this.#id = id as AgentId
		const tables = new Tables(ctx.storage, { first: 'log', ddl: JOURNAL_DDL })
		this.#journal = new Journal(ctx.storage, {
			tables,
			fold: { blank: blankAgent, evolve: evolveAgent, upgrade: upgradeAgent, keep: ROWS_KEPT },
		})
		this.#outbox = new Outbox<Debt>(ctx.storage, { journal: this.#journal, pay: (debt) => this.#pay(debt), lane: laneOf })
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
		this.#heartbeat = new Heartbeat(ctx)
		this.#consoles = new Consoles(ctx.getWebSockets(), this.#journal)
		this.#lines = new Lines({
			agent: this.#id,
			state: () => this.#journal.state,
			line: (queue) => stubOf(this.env.QUEUE, this.#workspace, queue),
			book: (offer) => this.reserve(offer).granted,
		})
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG))
		// Sockets that went down with the process never said goodbye.
		if (this.#consoles.sockets.size === 0) this.#dispatch({ type: 'disconnect' })
	}

	// What the gateway and the other objects ask.

	override fetch(request: Request): Response {
		const session = decodeSession(request, ['agent'])
		const { socket, response } = acceptSocket(this.ctx, { request, signIn: session.signIn })
		socket.serializeAttachment({ may: session.may } satisfies Leave)
		this.#introduce(session.profile)
		this.#dispatch({ type: 'connect' })
		this.#consoles.welcome(socket, session)
		return response
	}

	/** The gateway keeps a configuration for some seconds, so one that differs from the ledger's may be older: the workspace knows. */
	#introduce(profile: AgentProfile): void {
		const known = this.#journal.state.profile
		if (!known) this.#dispatch({ type: 'profile', profile })
		if (JSON.stringify(known) !== JSON.stringify(profile)) this.ctx.waitUntil(this.#lookUpProfile())
	}

	async #lookUpProfile(): Promise<void> {
		const profile = await this.env.WORKSPACE.getByName(this.#workspace).profileOf(this.#id)
		if (profile) this.#dispatch({ type: 'profile', profile })
	}

	/** Whether a supervisor could give it to them just now; null when they could. Nothing is promised. */
	couldTake(asked: Pick<Offer, 'conversation' | 'media' | 'force'>): Refusal | null {
		this.#freshen(Date.now())
		return objectionTo(this.#journal.state, asked)
	}

	/** A queue offers. The ledger grants or refuses; asked twice it answers the same. */
	reserve(offer: Offer): Reservation {
		const atMs = Date.now()
		this.#freshen(atMs)
		const accepted = acceptedOf(this.#journal.state, offer)
		const decision = this.#dispatch({ type: 'reserve', offer, atMs })
		const before = decision.ok ? null : overtaken(this.#journal.state, offer)
		if (before) this.#dispatch({ type: 'rescind', ...before })
		return { granted: decision.ok, accepted, candidate: this.#lines.candidateFor(offer.queue) }
	}

	/** The queue takes an offer back: the customer has gone. */
	rescind(stay: Stay & { taken?: boolean }): void {
		this.#dispatch({ type: 'rescind', ...stay })
	}

	/** The conversation has ended or moved on. */
	release({ conversation, placement, epoch, wrapUp }: Stay & { wrapUp: boolean }): void {
		this.#dispatch({ type: 'release', conversation, placement, epoch, wrapUp })
	}

	/** The customer has fallen silent: their conversation stays, its room comes back. */
	rest({ conversation, placement, epoch }: Stay): void {
		this.#dispatch({ type: 'rest', conversation, placement, epoch })
	}

	/** The customer writes again, or (`force`) the agent themselves. Not granted: it has to go back in line, and let go of them. */
	wake({ conversation, placement, epoch, force = false }: Stay & { force?: boolean }): { granted: boolean } {
		this.#dispatch({ type: 'expire', atMs: Date.now() })
		return { granted: this.#dispatch({ type: 'wake', conversation, placement, epoch, force }).ok }
	}

	/** A configuration has been published. Who has never come in brings their profile when they do. */
	refresh(profile: AgentProfile): void {
		if (this.#journal.state.profile) this.#dispatch({ type: 'profile', profile })
	}

	/** Their sign-in has ended: so do its consoles, and what they had open. Work goes back in line after the usual grace. `again`: they may come back. */
	async signOut(signIn: string, again = false): Promise<void> {
		const [code, reason] = again ? [CLOSE.comeAgain, 'come-again'] as const : [CLOSE.signedOut, 'signed-out'] as const
		for (const socket of this.ctx.getWebSockets(signIn)) {
			this.#depart(socket)
			socket.close(code, reason)
		}
		const held = this.#journal.state.work.filter((it) => it.stage !== 'offered')
		await Promise.allSettled(held.map((it) => stubOf(this.env.CONVERSATION, this.#workspace, it.conversation).signOut(signIn, again)))
	}

	/** Who may come in, and what they may do, reads differently now: every console comes once more and is asked. */
	comeAgain(): void {
		for (const socket of this.ctx.getWebSockets()) {
			this.#depart(socket)
			socket.close(CLOSE.comeAgain, 'come-again')
		}
	}

	// What the consoles say.

	override async webSocketMessage(socket: WebSocket, raw: string | ArrayBuffer): Promise<void> {
		await this.#turns.hear(socket, () => this.#hear(socket, raw))
	}

	#hear(socket: WebSocket, raw: string | ArrayBuffer): void | Promise<void> {
		const parsed = parseFrame(ConsoleFrame, raw)
		if (!parsed.ok) return this.#refuser.refuse(socket, parsed, parsed.replyTo)
		const { frame } = parsed
		const answer = (decision: AgentDecision) => {
			if (!decision.ok) this.#refuser.refuse(socket, decision, 'conversation' in frame ? frame.conversation : undefined)
		}
		if (!mayOf(socket).includes(consoleFrames[frame.type])) return answer(refuse('forbidden'))
		if (frame.type === 'pull') return this.#pull({ ...frame, conversation: frame.conversation as ConversationId }).then(answer)
		answer(this.#dispatch(commandOf(frame)))
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
		this.#freshen(atMs)
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
		this.#consoles.publish(decision.events, { seq, atMs })
		if (owed.length > 0) this.ctx.waitUntil(this.#outbox.drain(Date.now).then(() => this.#arm()))
		return decision
	}

	#arm(): void {
		const { state } = this.#journal
		const atMs = Date.now()
		this.#alarm.ringSoon(this.#outbox.dueMs, atMs)
		const watch = state.work.length > 0 && this.#consoles.sockets.size > 0 ? this.#heartbeat.dueMs(atMs) : null
		this.#alarm.ringBy(earlier(agentDueMs(state), watch))
	}

	async #pay(debt: Debt): Promise<void> {
		switch (debt.type) {
			case 'assign':
				return await this.#assign(debt)
			case 'lose':
				await stubOf(this.env.CONVERSATION, this.#workspace, debt.work.conversation).lose({ agent: this.#id, epoch: debt.work.epoch })
				return
			case 'settle':
				return await this.#lines.settle(debt)
			case 'stand':
				return await this.#lines.stand(debt.queues)
			case 'seek':
				return await this.#lines.seek()
		}
	}

	/** The conversation has the last word: it may have ended, or found somebody else, while the agent made up their mind. */
	async #assign({ work }: Extract<AgentEffect, { type: 'assign' }>): Promise<void> {
		const { conversation, placement, epoch, idleMs } = work
		const name = this.#journal.state.profile?.name ?? ''
		const assignment = { agent: this.#id, name, placement, epoch, idleMs }
		const decision = await stubOf(this.env.CONVERSATION, this.#workspace, conversation).assign(assignment)
		const taken = !decision.ok && decision.code === 'already-assigned'
		if (!decision.ok) this.#dispatch({ type: 'release', conversation, placement, epoch, wrapUp: false, taken })
	}

	/** What waits is taken at once: who picks it by hand has seen it and means it. What rings for them already they accept. */
	async #pull({ queue, conversation }: { queue: string; conversation: ConversationId }): Promise<AgentDecision> {
		const atMs = Date.now()
		this.#dispatch({ type: 'expire', atMs })
		const work = workOn(this.#journal.state, conversation)
		if (work?.stage === 'offered') return this.#dispatch({ type: 'accept', conversation, epoch: work.epoch, atMs })
		const problem = pullProblem(this.#journal.state, queue)
		if (problem) return problem
		try {
			return this.#book(await this.#lines.pull({ queue, conversation }), conversation)
		} catch {
			return refuse('objects-unavailable')
		}
	}

	#book(offer: Offer | null, conversation: ConversationId): AgentDecision {
		// A click may have come twice.
		if (!offer) return workOn(this.#journal.state, conversation)?.stage === 'active' ? NOTHING : refuse('pull-not-possible')
		const decision = this.#dispatch({ type: 'pulled', offer, atMs: Date.now() })
		if (!decision.ok) this.ctx.waitUntil(this.#lines.giveBack(offer))
		return decision
	}

	// The consoles.

	/** An alarm may be late, and a missed offer must not make room for the next. */
	#freshen(atMs: number): void {
		this.#lookForConsole(atMs)
		this.#dispatch({ type: 'expire', atMs })
	}

	#depart(socket: WebSocket): void {
		this.#consoles.sockets.delete(socket)
		if (this.#consoles.sockets.size === 0) this.#dispatch({ type: 'disconnect' })
	}

	#lookForConsole(atMs: number): void {
		for (const socket of this.#heartbeat.dead(this.#consoles.sockets, atMs)) {
			this.#depart(socket)
			socket.close(1001, 'no heartbeat')
		}
	}
}

/** What the person behind a console may say. */
function mayOf(socket: WebSocket): readonly Permission[] {
	return (socket.deserializeAttachment() as Leave | null)?.may ?? []
}

/** Debts about one conversation are paid in order. What lines are told is how things stand when they are told: nobody waits for another. */
function laneOf(debt: Debt): string {
	if (debt.type === 'seek') return debt.type
	if (debt.type === 'stand') return debt.queues.join(' ')
	return debt.type === 'settle' ? debt.conversation : debt.work.conversation
}

function commandOf(frame: Exclude<ConsoleFrame, { type: 'pull' }>): AgentCommand {
	switch (frame.type) {
		case 'presence':
			return { type: 'presence', presence: frame.presence }
		case 'finish':
			return { type: 'finish', conversation: frame.conversation as ConversationId }
		default:
			return { type: frame.type, conversation: frame.conversation as ConversationId, epoch: frame.epoch, atMs: Date.now() }
	}
}
