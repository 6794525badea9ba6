import type { Tables } from '../shared/tables.ts'

interface Gone {
	readonly sinceMs: number
	readonly graceMs: number
}

/** How long a waiting customer may be out of sight before their place in line is given up. */
export class Patience {
	readonly #kv: SyncKvStorage
	#gone: Gone | null

	constructor(storage: DurableObjectStorage, { made }: Tables) {
		this.#kv = storage.kv
		this.#gone = (made && this.#kv.get<Gone>('gone')) || null
	}

	/** The last socket of a waiting customer has closed. */
	start(sinceMs: number, graceMs: number): void {
		if (this.#gone !== null) return
		this.#gone = { sinceMs, graceMs }
		this.#kv.put('gone', this.#gone)
	}

	stop(): void {
		if (this.#gone !== null) this.#kv.delete('gone')
		this.#gone = null
	}

	isOver(atMs: number): boolean {
		return this.dueMs !== null && this.dueMs <= atMs
	}

	get dueMs(): number | null {
		return this.#gone && this.#gone.sinceMs + this.#gone.graceMs
	}
}
