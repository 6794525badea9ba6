import type { AgentProfile } from '../../core/config/workspace.ts'
import type { AgentId, ConversationId } from '../../core/ids.ts'
import type { AgentRow, AgentView, Work } from '../../core/protocol/console.ts'
import { Desk } from './desk.ts'
import { type ServerFrame, Wire } from './wire.ts'
import type { World } from './world.ts'

/** An agent as the console makes them: a control socket with a cursor, and a desk for each conversation in hand. */
export class Console {
	readonly id: AgentId
	readonly profile: AgentProfile
	readonly desks = new Map<ConversationId, Desk>()
	/** Desks given up, whose views still must have been true. */
	readonly past: Desk[] = []
	view: AgentView | null = null
	wire: Wire | null = null
	online = true
	readonly #world: World
	#cursor = 0
	#connecting = false

	constructor(world: World, profile: AgentProfile) {
		this.#world = world
		this.profile = profile
		this.id = profile.id as AgentId
	}

	get cursor(): number {
		return this.#cursor
	}

	work(stage: Work['stage']): readonly Work[] {
		return this.view?.work.filter((it) => it.stage === stage) ?? []
	}

	send(frame: unknown): void {
		this.wire?.send(frame)
		if (this.#world.random.chance(0.05)) this.wire?.send(frame)
	}

	async connect(): Promise<void> {
		if (this.online) await Promise.all([this.#connect(), ...[...this.desks.values()].map((it) => it.connect())])
	}

	goOffline(): void {
		this.online = false
		this.wire?.cut()
		for (const desk of this.desks.values()) desk.wire?.cut()
	}

	async #connect(): Promise<void> {
		if (this.wire || this.#connecting) return
		this.#connecting = true
		const socket = await this.#world.enter({ kind: 'agent', profile: this.profile, cursor: this.#cursor })
		this.#connecting = false
		if (socket instanceof WebSocket) {
			this.wire = new Wire(socket, { hear: (frame) => this.#hear(frame), down: () => (this.wire = null) })
			this.#world.wires.add(this.wire)
		}
	}

	#hear(frame: ServerFrame): void {
		if (frame.type !== 'hello' && frame.type !== 'events') return
		if (frame.type === 'events') this.#take(frame['rows'])
		const view: AgentView = frame['view']
		this.#count(view, frame.type === 'events' ? frame['rows'] : [])
		this.view = view
		this.#arrange(view)
	}

	/** Only a supervisor offers more to who holds all they can. Writing to a silent customer, and wrapping up after one, may go over it too. */
	#count({ work, capacity }: AgentView, rows: readonly AgentRow[]): void {
		const held = work.filter((it) => it.stage !== 'idle').length
		const mayGoOver = rows.some((it) => it.kind === 'woken' || it.kind === 'released')
		const isAssigned = work.some((it) => it.why === 'assigned')
		if (held > capacity && !mayGoOver && !isAssigned && rows.some((it) => it.kind === 'offered')) {
			this.#world.fail(`${this.id} is offered what makes ${held} of ${capacity}`, work.at(-1)?.conversation)
		}
	}

	#take(rows: readonly AgentRow[]): void {
		for (const { seq, conversation } of rows) {
			if (seq !== this.#cursor + 1) this.#world.fail(`${this.id}'s console got row ${seq} after ${this.#cursor}`, conversation)
			this.#cursor = seq
		}
	}

	/** A desk for everything in hand; what is no longer in hand is put away. */
	#arrange({ work }: AgentView): void {
		const inHand = new Set(work.filter((it) => it.stage !== 'offered').map((it) => it.conversation))
		for (const [conversation, desk] of this.desks) {
			if (inHand.has(conversation)) continue
			desk.leave()
			this.past.push(desk)
			this.desks.delete(conversation)
		}
		for (const conversation of inHand) {
			if (!this.desks.has(conversation)) this.desks.set(conversation, new Desk(this.#world, this.id, conversation))
		}
	}
}
