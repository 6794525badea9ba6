const REPEAT_MS = 3_000
const IDLE_MS = 4_000

/** Tells the agent that the customer is typing: again at most every three seconds, and when they stop. */
export class TypingSignal {
	readonly #send: (on: boolean) => boolean
	#idle: ReturnType<typeof setTimeout> | undefined
	#lastMs = -Infinity

	/** `send` answers whether it went out. */
	constructor(send: (on: boolean) => boolean) {
		this.#send = send
	}

	typed(nowMs: number): void {
		clearTimeout(this.#idle)
		this.#idle = setTimeout(() => this.stop(), IDLE_MS)
		if (nowMs - this.#lastMs < REPEAT_MS) return
		if (this.#send(true)) this.#lastMs = nowMs
	}

	/** Sent, emptied, or idle. Says nothing when nothing was said before. */
	stop(): void {
		clearTimeout(this.#idle)
		if (this.#lastMs === -Infinity) return
		this.#lastMs = -Infinity
		this.#send(false)
	}
}
