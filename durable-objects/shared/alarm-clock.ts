/**
 * One physical alarm that stands at the earliest of what an object has to do. Moving it is a write, so it is moved only to
 * an earlier time; an alarm that finds nothing due just sets itself anew.
 */
export class AlarmClock {
	readonly #storage: DurableObjectStorage
	/** Where the alarm is known to stand. Unknown after a wake: then the first wish is written again. */
	#atMs = Infinity

	constructor(storage: DurableObjectStorage) {
		this.#storage = storage
	}

	/** Same turn as the writes it belongs to, so that they commit together. */
	ringBy(dueMs: number | null): void {
		if (dueMs === null || dueMs >= this.#atMs) return
		this.#atMs = dueMs
		// What is due since ever is asked for with 0, a time the runtime refuses.
		void this.#storage.setAlarm(Math.max(1, dueMs))
	}

	/** To be called first thing when it rings. */
	rang(): void {
		this.#atMs = Infinity
	}
}

/** The earlier of two times, null standing for never. */
export function earlier(a: number | null, b: number | null): number | null {
	if (a === null) return b
	return b === null ? a : Math.min(a, b)
}
