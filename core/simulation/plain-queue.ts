/**
 * A first-come first-served queue in its plainest form (J. Kiefer and J. Wolfowitz, 1955): when each server is free next is
 * all there is to know. It shares nothing with the distributor; a simulation runs it beside, on the same customers, as a
 * system whose true mean is known.
 */
export class PlainQueue {
	/** A heap: the earliest stands first. */
	readonly #freeAtMs: Float64Array

	constructor(servers: number) {
		this.#freeAtMs = new Float64Array(servers)
	}

	/** What a customer with endless patience would wait who comes now, in milliseconds. */
	waitMs(atMs: number): number {
		return Math.max(0, (this.#freeAtMs[0] as number) - atMs)
	}

	/** Serves who comes now, after their wait. */
	serve(atMs: number, handleMs: number): void {
		const free = this.#freeAtMs
		const untilMs = Math.max(atMs, free[0] as number) + handleMs
		let at = 0
		for (let child = this.#earlierChild(0); child > 0 && (free[child] as number) < untilMs; child = this.#earlierChild(at)) {
			free[at] = free[child] as number
			at = child
		}
		free[at] = untilMs
	}

	#earlierChild(at: number): number {
		const left = 2 * at + 1
		if (left >= this.#freeAtMs.length) return 0
		const right = left + 1
		return right < this.#freeAtMs.length && (this.#freeAtMs[right] as number) < (this.#freeAtMs[left] as number) ? right : left
	}
}
