const WINDOW_MS = 60_000
const FAILURES_MAX = 10
const KEPT_MAX = 10_000

/** Failed sign-ins per address and network, counted in this isolate: slows guessing down, does not replace a good password. */
export class Attempts {
	readonly #failures = new Map<string, { count: number; untilMs: number }>()

	mayTry(who: string, nowMs: number): boolean {
		const failed = this.#failures.get(who)
		return !failed || failed.untilMs <= nowMs || failed.count < FAILURES_MAX
	}

	failed(who: string, nowMs: number): void {
		if (this.#failures.size >= KEPT_MAX) this.#failures.clear()
		const earlier = this.#failures.get(who)
		const running = earlier && earlier.untilMs > nowMs ? earlier : { count: 0, untilMs: nowMs + WINDOW_MS }
		this.#failures.set(who, { ...running, count: running.count + 1 })
	}

	succeeded(who: string): void {
		this.#failures.delete(who)
	}
}
