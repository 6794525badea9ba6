import type { ContactId, ConversationId } from '../../core/ids.ts'
import type { ConversationView } from '../../core/protocol/conversation.ts'
import { LogView } from './log-view.ts'
import type { Sent } from './sent.ts'
import { type ServerFrame, Wire } from './wire.ts'
import type { World } from './world.ts'

/** A visitor as the widget makes them: an outbox shared by the tabs, each tab with a view and a socket of its own. Two by two they are one contact, on two devices. */
export class Customer {
	readonly contact: { readonly id: ContactId; readonly name: string | null; readonly language: string }
	readonly tabs: Tab[] = []
	readonly outbox: Sent[] = []
	/** What went out at least once: copies of it may still be under way. */
	readonly history: Sent[] = []
	online = true
	readonly world: World
	readonly conversation: ConversationId

	constructor(world: World, conversation: ConversationId, number: number) {
		this.world = world
		this.conversation = conversation
		this.contact = {
			id: `cnt_${Math.ceil(number / 2)}` as ContactId,
			name: number % 3 ? null : `Visitor ${number}`,
			language: number % 2 ? 'en' : 'zh',
		}
		this.tabs.push(new Tab(this))
	}

	say(text: string): void {
		const sent = this.world.sent.write(`customer-${this.contact.id}`, this.conversation, { type: 'say', text })
		this.outbox.push(sent)
		this.world.pick(this.tabs)?.flush()
	}

	settle(id: string): void {
		const at = this.outbox.findIndex((it) => it.id === id)
		const [sent] = at < 0 ? [] : this.outbox.splice(at, 1)
		if (sent) sent.fate = 'echoed'
	}

	/** Every tab that has no socket tries for one. */
	async connect(): Promise<void> {
		if (this.online) await Promise.all(this.tabs.map((it) => it.connect()))
	}

	goOffline(): void {
		this.online = false
		for (const tab of this.tabs) tab.wire?.cut()
	}
}

export class Tab {
	readonly view = new LogView()
	wire: Wire | null = null
	/** How the server described the conversation last. */
	hello: ConversationView | null = null
	readonly #customer: Customer
	#flushed = new Set<string>()
	#connecting = false

	constructor(customer: Customer) {
		this.#customer = customer
	}

	async connect(): Promise<void> {
		if (this.wire || this.#connecting) return
		this.#connecting = true
		const { world, conversation, contact } = this.#customer
		const socket = await world.enter({ kind: 'customer', conversation, contact, cursor: this.view.cursor })
		this.#connecting = false
		if (!(socket instanceof WebSocket)) return
		this.#flushed = new Set()
		this.wire = new Wire(socket, { hear: (frame) => this.#hear(frame), down: () => (this.wire = null) })
		world.wires.add(this.wire)
		this.flush()
	}

	/** Sends, in order, whatever has not gone out on this connection. */
	flush(): void {
		if (!this.wire) return
		for (const sent of this.#customer.outbox) {
			if (this.#flushed.has(sent.id)) continue
			this.#flushed.add(sent.id)
			this.#customer.history.push(sent)
			this.wire?.send(sent.frame)
			if (this.#customer.world.random.chance(0.05)) this.wire?.send(sent.frame)
		}
	}

	#hear(frame: ServerFrame): void {
		const { world, conversation } = this.#customer
		if (frame.type === 'hello') this.hello = frame['view']
		// Who ends what has not begun, or asks for a call when an agent is here, is told so; whatever else a customer does is never refused.
		if (frame.type === 'problem' && !/^(leave|callback)-/.test(String(frame['replyTo']))) {
			world.fail(`a customer was refused: ${JSON.stringify(frame)}`, conversation)
		}
		if (frame.type !== 'events') return
		const wrong = this.view.take(frame['rows'])
		if (wrong) world.fail(`a customer's view: ${wrong}`, conversation)
		for (const { event } of frame['rows']) if (event.type === 'message') this.#customer.settle(event.id)
	}
}
