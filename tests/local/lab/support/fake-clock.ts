import type { Clock } from '../../../../local/lab/engine/clock.ts'

/** Time that passes when it is told to, and lets what it wakes up finish. */
export class FakeClock implements Clock {
	#nowMs: number
	#due: { readonly atMs: number; act(): void }[] = []

	constructor(nowMs = Date.UTC(2026, 5, 1)) {
		this.#nowMs = nowMs
	}

	now(): number {
		return this.#nowMs
	}

	after(ms: number, act: () => void): void {
		this.#due.push({ atMs: this.#nowMs + ms, act })
	}

	async pass(ms: number): Promise<void> {
		const untilMs = this.#nowMs + ms
		await settled()
		for (let next = this.#next(untilMs); next; next = this.#next(untilMs)) {
			this.#nowMs = Math.max(this.#nowMs, next.atMs)
			this.#due = this.#due.filter((it) => it !== next)
			next.act()
			await settled()
		}
		this.#nowMs = untilMs
	}

	#next(untilMs: number) {
		return this.#due.filter((it) => it.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
	}
}

/** Everything that waits for nothing but its turn. */
export async function settled(): Promise<void> {
	for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
}
