/** What a client needs of where it runs: browsers, React Native, Node and Deno all have it, and a test brings its own. */

export interface SocketEvent {
	readonly type: string
	readonly data?: unknown
	readonly code?: number
}

/** As much of a WebSocket as is used. */
export interface Socket {
	readonly readyState: number
	send(text: string): void
	close(code?: number, reason?: string): void
	addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: SocketEvent) => void): void
}

export type SocketMaker = new (url: string, protocols: string[]) => Socket

export interface Answer {
	readonly ok: boolean
	readonly status: number
	json(): Promise<unknown>
	blob(): Promise<unknown>
}

interface Ask {
	readonly method?: string
	/** By name. */
	readonly headers?: unknown
	readonly body?: unknown
}

// Said as a method, since each runtime names headers and bodies by types of its own, narrower than these.
export type Fetch = { fetch(url: string, ask?: Ask): Promise<Answer> }['fetch']

export interface Clock {
	/** UTC milliseconds. */
	now(): number
	setTimeout(act: () => void, ms: number): unknown
	clearTimeout(timer: unknown): void
}

export interface Runtime {
	readonly WebSocket: SocketMaker
	readonly fetch: Fetch
	readonly clock: Clock
	/** From 0 to 1. */
	random(): number
	/** Of a message: makes sending it twice safe. Enough to tell the messages of one person apart, and no secret. */
	newId(): string
}

declare const WebSocket: SocketMaker | undefined
declare const fetch: Fetch | undefined
declare function setTimeout(act: () => void, ms: number): unknown
declare function clearTimeout(timer: unknown): void

const ownClock: Clock = {
	now: () => Date.now(),
	setTimeout: (act, ms) => setTimeout(act, ms),
	clearTimeout: (timer) => clearTimeout(timer),
}

/** What is not brought along is the runtime's own. Throws where it has none. */
export function runtimeOf(brought: Partial<Omit<Runtime, 'newId'>>): Runtime {
	const socket = brought.WebSocket ?? (typeof WebSocket === 'undefined' ? undefined : WebSocket)
	const ask = brought.fetch ?? (typeof fetch === 'undefined' ? undefined : fetch)
	if (!socket || !ask) {
		throw new TypeError('There is no WebSocket or no fetch here: bring them as options')
	}
	const { clock = ownClock, random = Math.random } = brought
	let made = 0
	return {
		WebSocket: socket,
		// A browser's own refuses to be called as anybody's method.
		fetch: (url, init) => ask(url, init),
		clock,
		random,
		newId: () => [clock.now(), made++, random() * 2 ** 48, random() * 2 ** 48].map((it) => Math.floor(it).toString(36)).join('-'),
	}
}
