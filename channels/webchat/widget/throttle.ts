/** Passes on the highest number offered, at most once per `everyMs`, and none twice. For watermarks, which only rise. */
export class Throttle {
	readonly #everyMs: number
	readonly #send: (value: number) => boolean
	#sent = 0
	#highest = 0
	#timer: ReturnType<typeof setTimeout> | undefined

	/** `send` answers whether it went out; if not, the number waits for `reset`. */
	constructor(everyMs: number, send: (value: number) => boolean) {
		this.#everyMs = everyMs
		this.#send = send
	}

	offer(value: number): void {
		this.#highest = Math.max(this.#highest, value)
		if (this.#highest > this.#sent) this.#timer ??= setTimeout(() => this.#pass(), 0)
	}

	/** What the other side already knows, said anew with each connection. */
	reset(sent: number): void {
		this.#sent = sent
		this.offer(this.#highest)
	}

	#pass(): void {
		this.#timer = undefined
		const value = this.#highest
		if (value <= this.#sent || !this.#send(value)) return
		this.#sent = value
		this.#timer = setTimeout(() => this.#pass(), this.#everyMs)
	}
}
