/** Spreads what goes out evenly over time, so that no more than a provider takes leaves in any second. In memory: after a restart it begins anew. */
export class Pace {
	#nextAtMs = 0

	/** How long from now the next one has to wait. A tenth of a second's worth may leave at once. */
	next(perSecond: number, nowMs: number): number {
		const gapMs = 1_000 / perSecond
		const atMs = Math.max(this.#nextAtMs, nowMs - BURST_MS)
		this.#nextAtMs = atMs + gapMs
		return Math.max(0, Math.ceil(atMs - nowMs))
	}
}

const BURST_MS = 100
