import type { AgentId, ConversationId } from '../../core/ids.ts'
import { LogView } from './log-view.ts'
import type { Sent } from './sent.ts'
import { type ServerFrame, Wire } from './wire.ts'
import type { World } from './world.ts'

/** One conversation open in an agent's console: a socket straight to it, an outbox, a view. */
export class Desk {
	readonly view = new LogView()
	readonly outbox: Sent[] = []
	readonly history: Sent[] = []
	wire: Wire | null = null
	readonly conversation: ConversationId
	readonly agent: AgentId
	readonly #world: World
	#flushed = new Set<string>()
	#connecting = false

	constructor(world: World, agent: AgentId, conversation: ConversationId) {
		this.#world = world
		this.agent = agent
		this.conversation = conversation
	}

	send(frame: { readonly type: string; readonly [key: string]: unknown }): void {
		this.outbox.push(this.#world.sent.write(`agent-${this.agent}`, this.conversation, frame))
		this.flush()
	}

	/** The console opens what its ledger says it holds; the conversation may not have heard yet, or may know better. */
	async connect(): Promise<void> {
		if (this.wire || this.#connecting) return
		this.#connecting = true
		const socket = await this.#world.enter({ kind: 'staff', conversation: this.conversation, agent: this.agent, cursor: this.view.cursor })
		this.#connecting = false
		if (!(socket instanceof WebSocket)) return
		this.#flushed = new Set()
		this.wire = new Wire(socket, { hear: (frame) => this.#hear(frame), down: () => (this.wire = null) })
		this.#world.wires.add(this.wire)
		this.flush()
	}

	flush(): void {
		if (!this.wire) return
		for (const sent of this.outbox) {
			if (this.#flushed.has(sent.id)) continue
			this.#flushed.add(sent.id)
			this.history.push(sent)
			this.wire?.send(sent.frame)
			if (this.#world.random.chance(0.05)) this.wire?.send(sent.frame)
		}
	}

	/** The conversation is in other hands now. What was not echoed may stand or not. */
	leave(): void {
		for (const sent of this.outbox.splice(0)) sent.fate = 'forsaken'
		this.wire?.cut()
	}

	#hear(frame: ServerFrame): void {
		// "Not just now" leaves open what becomes of a copy that is still under way.
		if (frame.type === 'problem') this.#settle(frame['replyTo'], frame['code'] === 'objects-unavailable' ? 'forsaken' : 'refused')
		if (frame.type !== 'events') return
		const wrong = this.view.take(frame['rows'])
		if (wrong) this.#world.fail(`${this.agent}'s view: ${wrong}`, this.conversation)
		for (const { event } of frame['rows']) if ('id' in event) this.#settle(event.id, 'echoed')
	}

	#settle(id: string | undefined, fate: Sent['fate']): void {
		const at = this.outbox.findIndex((it) => it.id === id)
		const [sent] = at < 0 ? [] : this.outbox.splice(at, 1)
		if (sent) sent.fate = fate
	}
}
