/** How an inbox has been heard from. */
export interface Arrivals {
	readonly accepted: number
	/** Wrongly signed, or not signed at all. */
	readonly refused: number
	readonly lastAcceptedAtMs: number | null
	readonly lastRefusedAtMs: number | null
}

/** Counted in memory alone: what is forged must leave nothing behind. */
export class Visits {
	#seen: Arrivals = { accepted: 0, refused: 0, lastAcceptedAtMs: null, lastRefusedAtMs: null }

	get seen(): Arrivals {
		return this.#seen
	}

	note({ accepted, refused, atMs }: { readonly accepted: number; readonly refused: number; readonly atMs: number }): void {
		this.#seen = {
			accepted: this.#seen.accepted + accepted,
			refused: this.#seen.refused + refused,
			lastAcceptedAtMs: accepted > 0 ? atMs : this.#seen.lastAcceptedAtMs,
			lastRefusedAtMs: refused > 0 ? atMs : this.#seen.lastRefusedAtMs,
		}
	}
}
