import { CLOSE, PING, PONG } from '../../../core/protocol/version.ts'
import { backOffMs } from './back-off.ts'

/** Hidden pages too: the server takes one that falls silent for gone, and browsers slow their timers to one a minute at most. */
const BEAT_MS = 20_000
const PONG_MS = 10_000
/** A connection that held this long was a good one: the next back-off starts from the beginning. */
const STEADY_MS = 5_000
/** So many refusals in a row before the handshake is through may mean that the token has run out. */
const REFUSALS_MAX = 2

export interface Address {
	readonly url: string
	readonly protocols: string[]
}

export interface LineOptions {
	/** Where to connect now; `renew` when the last token seems to be refused. Null: never again. Throws: later. */
	address(renew: boolean): Promise<Address | null>
	/** A text frame of the server, pongs aside. */
	frame(text: string): void
	/** The connection is lost, or could not be made; another attempt follows by itself. */
	down(): void
	/** There will be no further attempt. */
	refused(): void
	random(): number
}

/** A WebSocket that comes back by itself. */
export class Line {
	readonly #options: LineOptions
	#socket: WebSocket | null = null
	#started = false
	#attempt = 0
	#refusals = 0
	#retry: ReturnType<typeof setTimeout> | undefined
	#beat: ReturnType<typeof setInterval> | undefined
	#pong: ReturnType<typeof setTimeout> | undefined

	constructor(options: LineOptions) {
		this.#options = options
	}

	start(): void {
		if (this.#started) return
		this.#started = true
		void this.#connect()
	}

	stop(): void {
		this.#started = false
		clearTimeout(this.#retry)
		this.#retry = undefined
		this.#drop()
	}

	/** Starts over with another address, at once. */
	restart(): void {
		this.stop()
		this.#options.down()
		this.start()
	}

	/** The network or the page is back: no reason to sit out the rest of a back-off, and a good moment to check a line that seems up. */
	wake(pongMs = PONG_MS): void {
		if (this.#socket?.readyState === WebSocket.OPEN) return this.#ping(pongMs)
		if (this.#retry === undefined) return
		clearTimeout(this.#retry)
		this.#retry = undefined
		this.#attempt = 0
		void this.#connect()
	}

	/** False when there is no connection; what matters must then be sent again after the next `hello`. */
	send(frame: object): boolean {
		if (this.#socket?.readyState !== WebSocket.OPEN) return false
		this.#socket.send(JSON.stringify(frame))
		return true
	}

	async #connect(): Promise<void> {
		const renew = this.#refusals >= REFUSALS_MAX
		if (renew) this.#refusals = 0
		try {
			const address = await this.#options.address(renew)
			if (!this.#started || this.#socket) return
			if (address) return this.#dial(address)
			this.#started = false
			this.#options.refused()
		} catch {
			this.#failed()
		}
	}

	#dial({ url, protocols }: Address): void {
		const socket = new WebSocket(url, protocols)
		this.#socket = socket
		let openedMs = 0
		socket.onopen = () => {
			openedMs = performance.now()
			this.#refusals = 0
			this.#beat = setInterval(() => this.#ping(PONG_MS), BEAT_MS)
		}
		socket.onmessage = ({ data }) => {
			clearTimeout(this.#pong)
			this.#pong = undefined
			if (typeof data === 'string' && data !== PONG) this.#options.frame(data)
		}
		socket.onclose = ({ code }) => {
			if (!openedMs) this.#refusals++
			else if (performance.now() - openedMs >= STEADY_MS) this.#attempt = 0
			if (code === CLOSE.signedOut) this.#refusals = REFUSALS_MAX
			this.#lost()
		}
	}

	#ping(pongMs: number): void {
		this.#socket?.send(PING)
		// A dead network leaves a socket that seems open for minutes.
		this.#pong ??= setTimeout(() => this.#lost(), pongMs)
	}

	#lost(): void {
		this.#drop()
		this.#failed()
	}

	#failed(): void {
		if (!this.#started) return
		this.#options.down()
		clearTimeout(this.#retry)
		this.#retry = setTimeout(() => {
			this.#retry = undefined
			void this.#connect()
		}, backOffMs(this.#attempt++, this.#options.random))
	}

	#drop(): void {
		clearInterval(this.#beat)
		clearTimeout(this.#pong)
		this.#pong = undefined
		const socket = this.#socket
		this.#socket = null
		if (!socket) return
		socket.onopen = socket.onmessage = socket.onclose = null
		socket.close()
	}
}
