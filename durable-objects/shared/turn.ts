/** Who has said nothing for so long is not waited for any more. */
const LONGEST_MS = 30_000

/** One at a time, and no longer than half a minute: then the next may begin, though the one before has never ended. */
export class Turn {
	#current: { readonly endsByMs: number } | null = null

	/** Null while nothing is going on. */
	get endsByMs(): number | null {
		return this.#current?.endsByMs ?? null
	}

	/** Answers how it ends. */
	begin(atMs: number): () => void {
		const mine = { endsByMs: atMs + LONGEST_MS }
		this.#current = mine
		return () => {
			if (this.#current === mine) this.#current = null
		}
	}
}
