import { backOffMs } from '../../channels/webchat/widget/back-off.ts'
import { CLOSE, PING, PONG } from '../../core/protocol/version.ts'
import type { Runtime, Socket } from './runtime.ts'

const BEAT_MS = 20_000
const PONG_MS = 10_000
/** A connection that held this long was a good one: the next back-off starts from the beginning. */
const STEADY_MS = 5_000
/** So many refusals in a row before the handshake is through may mean that the token has run out. */
const REFUSALS_MAX = 2
const OPEN = 1

export interface LineOptions {
	readonly runtime: Runtime
	/** Where to connect now; `renew` when the last token seems to be refused. Null: never again. Throws: later. */
	address(renew: boolean): Promise<{ readonly url: string; readonly protocols: string[] } | null>
	/** A text frame of the server, pongs aside. */
	frame(text: string): void
	/** The connection is lost, or could not be made; another attempt follows by itself. */
	down(): void
	/** There will be no further attempt. */
	refused(): void
}

/** A WebSocket that comes back by itself. */
export class Line {
	readonly #options: LineOptions
	#socket: Socket | null = null
	#started = false
	/** What an earlier one has asked for comes too late. */
	#life = 0
	#attempt = 0
	#refusals = 0
	#openedAtMs: number | null = null
	#retry: unknown = null
	#beat: unknown = null
	#pong: unknown = null

	constructor(options: LineOptions) {
		this.#options = options
	}

	start(): void {
		if (this.#started) return
		this.#started = true
		this.#attempt = 0
		void this.#connect()
	}

	stop(): void {
		this.#started = false
		this.#life++
		this.#clear()
		this.#drop()
	}

	/** The network or the app is back: no reason to sit out the rest of a back-off, and a good moment to look whether the line is up. */
	wake(): void {
		if (this.#socket?.readyState === OPEN) return this.#ping()
		if (this.#retry === null) return
		this.#clear()
		this.#attempt = 0
		void this.#connect()
	}

	/** False when there is no connection; what matters must then be sent again after the next `hello`. */
	send(frame: object): boolean {
		if (this.#socket?.readyState !== OPEN) return false
		this.#socket.send(JSON.stringify(frame))
		return true
	}

	async #connect(): Promise<void> {
		const life = this.#life
		const renew = this.#refusals >= REFUSALS_MAX
		if (renew) this.#refusals = 0
		try {
			const address = await this.#options.address(renew)
			if (life !== this.#life || this.#socket) return
			if (address) return this.#dial(address)
			this.#started = false
			this.#options.refused()
		} catch {
			if (life === this.#life) this.#failed()
		}
	}

	#dial({ url, protocols }: { readonly url: string; readonly protocols: string[] }): void {
		const { WebSocket, clock } = this.#options.runtime
		const socket = new WebSocket(url, protocols)
		this.#socket = socket
		this.#openedAtMs = null
		const heed = (act: () => void) => {
			if (this.#socket === socket) act()
		}
		socket.addEventListener('open', () => heed(() => this.#opened()))
		socket.addEventListener('message', ({ data }) => heed(() => this.#heard(data)))
		socket.addEventListener('close', ({ code }) => heed(() => this.#closed(code)))
		// A handshake nobody answers would keep us for minutes.
		this.#pong = clock.setTimeout(() => heed(() => this.#lost()), PONG_MS)
	}

	#opened(): void {
		this.#openedAtMs = this.#options.runtime.clock.now()
		this.#refusals = 0
		this.#answered()
	}

	/** Anything the server says shows that the line is up. */
	#answered(): void {
		const { clock } = this.#options.runtime
		clock.clearTimeout(this.#pong)
		this.#pong = null
		this.#beat ??= clock.setTimeout(() => {
			this.#beat = null
			this.#ping()
		}, BEAT_MS)
	}

	#heard(data: unknown): void {
		this.#answered()
		if (typeof data === 'string' && data !== PONG) this.#options.frame(data)
	}

	#closed(code: number | undefined): void {
		if (this.#openedAtMs === null) this.#refusals++
		else if (this.#options.runtime.clock.now() - this.#openedAtMs >= STEADY_MS) this.#attempt = 0
		if (code === CLOSE.signedOut) this.#refusals = REFUSALS_MAX
		this.#lost()
	}

	#ping(): void {
		this.#socket?.send(PING)
		// A dead network leaves a socket that seems open for minutes.
		this.#pong ??= this.#options.runtime.clock.setTimeout(() => this.#lost(), PONG_MS)
	}

	#lost(): void {
		this.#drop()
		this.#failed()
	}

	#failed(): void {
		const { clock, random } = this.#options.runtime
		if (!this.#started) return
		this.#options.down()
		this.#clear()
		this.#retry = clock.setTimeout(() => {
			this.#retry = null
			void this.#connect()
		}, backOffMs(this.#attempt++, random))
	}

	#clear(): void {
		this.#options.runtime.clock.clearTimeout(this.#retry)
		this.#retry = null
	}

	#drop(): void {
		const { clock } = this.#options.runtime
		for (const timer of [this.#beat, this.#pong]) clock.clearTimeout(timer)
		this.#beat = this.#pong = null
		const socket = this.#socket
		this.#socket = null
		socket?.close()
	}
}
