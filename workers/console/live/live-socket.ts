import { CLOSE, PING, PONG, SUBPROTOCOL } from '../../../core/protocol/version.ts'
import { backoffMs } from './backoff.ts'

/** `open` only after the server's `hello`; `ended` is for good and says with which close code. */
export type Link = { readonly state: 'connecting' | 'open' | 'waiting' } | { readonly state: 'ended'; readonly code: number }

export interface LiveSocketOptions<Frame> {
	/** Asked anew for every attempt, so that the cursor in it is the present one. */
	readonly url: () => string
	readonly onFrame: (frame: Frame) => void
	readonly onLink: (link: Link) => void
	/** An attempt ended before the server spoke: the cookie may be gone. */
	readonly onRefused: () => void
}

const PING_EVERY_MS = 20_000
const PONG_WITHIN_MS = 10_000
/** The server said it will not have us; coming back would be answered the same. */
const FINAL: readonly number[] = [CLOSE.signedOut, CLOSE.notYours]

/** A WebSocket that comes back: pings, notices silence, waits longer after each failure, tries at once when online again. */
export class LiveSocket<Frame extends { readonly type: string }> {
	readonly #options: LiveSocketOptions<Frame>
	#socket: WebSocket | null = null
	#open = false
	#attempt = 0
	#retry: ReturnType<typeof setTimeout> | undefined
	#ping: ReturnType<typeof setInterval> | undefined
	#pong: ReturnType<typeof setTimeout> | undefined
	readonly #listening = new AbortController()

	constructor(options: LiveSocketOptions<Frame>) {
		this.#options = options
	}

	start(): void {
		const { signal } = this.#listening
		addEventListener('online', () => this.#retryNow(), { signal })
		addEventListener('offline', () => this.#probe(), { signal })
		document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#retryNow(), { signal })
		this.#connect()
	}

	stop(): void {
		this.#listening.abort()
		clearTimeout(this.#retry)
		this.#drop()
	}

	/** False when there is no open line; the frame is then not sent. */
	send(frame: object): boolean {
		if (!this.#open || !this.#socket) return false
		this.#socket.send(JSON.stringify(frame))
		return true
	}

	#connect(): void {
		clearTimeout(this.#retry)
		// From the first failure on it is `waiting` until the server speaks: a banner that blinks with every attempt helps nobody.
		if (this.#attempt === 0) this.#options.onLink({ state: 'connecting' })
		const socket = new WebSocket(this.#options.url(), [SUBPROTOCOL])
		this.#socket = socket
		this.#ping = setInterval(() => this.#probe(), PING_EVERY_MS)
		this.#awaitPong()
		socket.onmessage = ({ data }) => this.#receive(String(data))
		socket.onclose = ({ code }) => this.#closed(code)
	}

	#receive(text: string): void {
		clearTimeout(this.#pong)
		if (text === PONG) return
		// The server is of our own making and typed by the same unions; parsing again here would cost the bundle 27 kB.
		const frame = JSON.parse(text) as Frame
		this.#options.onFrame(frame)
		if (frame.type !== 'hello') return
		this.#open = true
		this.#attempt = 0
		this.#options.onLink({ state: 'open' })
	}

	#probe(): void {
		if (this.#socket?.readyState !== WebSocket.OPEN) return
		this.#socket.send(PING)
		this.#awaitPong()
	}

	/** A line that is cut without a word never fires `close`; silence has to be noticed. */
	#awaitPong(): void {
		clearTimeout(this.#pong)
		this.#pong = setTimeout(() => this.#closed(0), PONG_WITHIN_MS)
	}

	#closed(code: number): void {
		const wasOpen = this.#open
		this.#drop()
		if (FINAL.includes(code)) {
			this.#listening.abort()
			return this.#options.onLink({ state: 'ended', code })
		}
		this.#options.onLink({ state: 'waiting' })
		this.#retry = setTimeout(() => this.#connect(), backoffMs(this.#attempt++, Math.random()))
		if (!wasOpen) this.#options.onRefused()
	}

	#retryNow(): void {
		if (this.#socket === null) this.#connect()
		else this.#probe()
	}

	#drop(): void {
		clearInterval(this.#ping)
		clearTimeout(this.#pong)
		const socket = this.#socket
		this.#socket = null
		this.#open = false
		if (!socket) return
		socket.onmessage = null
		socket.onclose = null
		socket.close()
	}
}
