import type { Clock } from './runtime.ts'

const REPEAT_MS = 3_000
const IDLE_MS = 4_000

/** Tells that the customer is typing: again at most every three seconds, and when they stop. */
export class Typing {
	readonly #clock: Clock
	readonly #send: (on: boolean) => boolean
	#idle: unknown = null
	#lastMs: number | null = null

	/** `send` answers whether it went out. */
	constructor(clock: Clock, send: (on: boolean) => boolean) {
		this.#clock = clock
		this.#send = send
	}

	set(on: boolean): void {
		this.#clock.clearTimeout(this.#idle)
		if (on) this.#typed()
		else this.#stopped()
	}

	#typed(): void {
		const nowMs = this.#clock.now()
		this.#idle = this.#clock.setTimeout(() => this.#stopped(), IDLE_MS)
		if (this.#lastMs !== null && nowMs - this.#lastMs < REPEAT_MS) return
		if (this.#send(true)) this.#lastMs = nowMs
	}

	#stopped(): void {
		if (this.#lastMs === null) return
		this.#lastMs = null
		this.#send(false)
	}
}
