/** A server that says what the test wants, a clock that moves when it is told, and storage that outlasts a client. */
import type { ConversationServerFrame, Row } from '../../../core/protocol/conversation.ts'
import { Client } from '../../../sdk/app/client.ts'
import type { Answer, Clock, Socket, SocketEvent } from '../../../sdk/app/runtime.ts'
import type { Options, Store } from '../../../sdk/app/types.ts'

export const NOON_MS = Date.UTC(2026, 10, 22, 12)

export class TestClock implements Clock {
	nowMs = NOON_MS
	readonly #timers = new Set<{ readonly dueMs: number; readonly act: () => void }>()

	now(): number {
		return this.nowMs
	}

	setTimeout(act: () => void, ms: number): unknown {
		const timer = { dueMs: this.nowMs + ms, act }
		this.#timers.add(timer)
		return timer
	}

	clearTimeout(timer: unknown): void {
		this.#timers.delete(timer as { readonly dueMs: number; readonly act: () => void })
	}

	async pass(ms: number): Promise<void> {
		const untilMs = this.nowMs + ms
		for (let next = this.#next(untilMs); next; next = this.#next(untilMs)) {
			this.nowMs = Math.max(this.nowMs, next.dueMs)
			this.#timers.delete(next)
			next.act()
			await settled()
		}
		this.nowMs = untilMs
		await settled()
	}

	#next(untilMs: number) {
		return [...this.#timers].filter((it) => it.dueMs <= untilMs).toSorted((a, b) => a.dueMs - b.dueMs)[0]
	}
}

/** Everything that can happen without time passing has happened. */
export async function settled(): Promise<void> {
	for (let i = 0; i < 40; i++) await Promise.resolve()
}

export class ScriptedSocket implements Socket {
	readyState = 0
	readonly url: string
	readonly protocols: string[]
	readonly sent: Record<string, unknown>[] = []
	pings = 0
	readonly #listeners: [string, (event: SocketEvent) => void][] = []

	constructor(url: string, protocols: string[]) {
		this.url = url
		this.protocols = protocols
	}

	addEventListener(type: string, listener: (event: SocketEvent) => void): void {
		this.#listeners.push([type, listener])
	}

	send(text: string): void {
		if (text === 'ping') this.pings++
		else this.sent.push(JSON.parse(text) as Record<string, unknown>)
	}

	close(): void {
		this.readyState = 3
	}

	opens(): void {
		this.readyState = 1
		this.#tell({ type: 'open' })
	}

	says(frame: ConversationServerFrame | 'pong'): void {
		this.#tell({ type: 'message', data: frame === 'pong' ? frame : JSON.stringify(frame) })
	}

	breaks(code = 1006): void {
		this.readyState = 3
		this.#tell({ type: 'close', code })
	}

	#tell(event: SocketEvent): void {
		for (const [type, listener] of this.#listeners) if (type === event.type) listener(event)
	}
}

export function memory(): Store & { readonly values: Map<string, string> } {
	const values = new Map<string, string>()
	return {
		values,
		getItem: (key) => Promise.resolve(values.get(key) ?? null),
		setItem: (key, value) => Promise.resolve(void values.set(key, value)),
		removeItem: (key) => Promise.resolve(void values.delete(key)),
	}
}

export interface Asked {
	readonly path: string
	readonly body: unknown
	readonly headers: Record<string, string>
}

type Reply = { readonly status?: number; readonly body?: unknown } | 'unreachable'

export class World {
	readonly clock = new TestClock()
	readonly sockets: ScriptedSocket[] = []
	readonly asked: Asked[] = []
	readonly store = memory()
	/** What the server answers by path; a session of its own unless said. */
	answer: (asked: Asked) => Reply | undefined = () => undefined

	client(options: Partial<Options> = {}): Client {
		const sockets = this.sockets
		class Made extends ScriptedSocket {
			constructor(url: string, protocols: string[]) {
				super(url, protocols)
				sockets.push(this)
			}
		}
		return new Client({
			...{ url: 'https://chat.example/', inbox: 'shop.app', storage: this.store, WebSocket: Made, clock: this.clock },
			fetch: (url, ask) =>
				this.#answer({ path: new URL(url).pathname, body: bodyOf(ask?.body), headers: (ask?.headers ?? {}) as Record<string, string> }),
			random: () => 0.5,
			...options,
		})
	}

	get socket(): ScriptedSocket {
		const socket = this.sockets.at(-1)
		if (!socket) throw new Error('nobody has connected')
		return socket
	}

	/** The newest connection comes about, and the server greets it. */
	async greets(view: object = {}, rows: readonly Row[] = []): Promise<void> {
		await settled()
		this.socket.opens()
		this.socket.says(hello(view))
		if (rows.length > 0) this.socket.says({ type: 'events', rows })
		await settled()
	}

	async #answer(asked: Asked): Promise<Answer> {
		this.asked.push(asked)
		const reply = this.answer(asked) ?? { body: this.#session() }
		if (reply === 'unreachable') throw new TypeError('no network')
		const { status = 200, body = null } = reply
		return await Promise.resolve({ ok: status < 300, status, json: () => Promise.resolve(body), blob: () => Promise.resolve('bytes') })
	}

	#session() {
		const of = this.asked.filter((it) => it.path.endsWith('/sessions')).length
		return { token: `token-${of}`, conversation: 'cnv_1', expiresAtMs: this.clock.now() + 30 * 86_400_000, inbox: { name: 'Shop' } }
	}
}

function bodyOf(body: unknown): unknown {
	try {
		return JSON.parse(String(body))
	} catch {
		return body
	}
}

export function hello(view: object = {}): ConversationServerFrame {
	const marks = { customer: { received: 0, read: 0 }, agent: { received: 0, read: 0 } }
	const blank = { status: 'new', assignee: null, standing: null, held: null, callback: null, seq: 0, marks }
	return { type: 'hello', v: 1, nowMs: NOON_MS, view: { ...blank, ...view } } as ConversationServerFrame
}

export function fromMe(seq: number, id: string, text = 'hello'): Row {
	const event = { type: 'message', id, author: { kind: 'customer', id: 'ctc_1' }, content: { kind: 'text', text } }
	return { seq, atMs: NOON_MS + seq, event } as Row
}

export function fromAna(seq: number, text: string): Row {
	const event = { type: 'message', id: `ana-${seq}`, author: { kind: 'agent', id: 'ana', name: 'Ana' }, content: { kind: 'text', text } }
	return { seq, atMs: NOON_MS + seq, event } as Row
}
