/**
 * When an object wakes. There is one physical alarm, at the earliest of what the object has to do; moving it is a write, so it is
 * moved only to an earlier time, and an alarm that finds nothing due just sets itself anew.
 *
 * What is due within moments (a batch to hand over) is run by a timer in memory. It needs the alarm only in case the process dies
 * first, and for that one that stands anywhere within `BACKSTOP_MS` will do. So an object that is busy sets an alarm now and then,
 * not with each thing it does: a commit that sets an alarm waits for the runtime's scheduler.
 */
export class AlarmClock {
	readonly #storage: DurableObjectStorage
	readonly #wake: () => void
	/** Where the alarm is known to stand. Unknown after a wake: then the first wish is written again. */
	#atMs = Infinity
	#timer: { readonly id: ReturnType<typeof setTimeout>; readonly dueMs: number } | null = null

	/** `wake` does what is due; the object's `alarm` does the same. */
	constructor(storage: DurableObjectStorage, wake: () => void) {
		this.#storage = storage
		this.#wake = wake
	}

	/** Same turn as the writes it belongs to, so that they commit together. */
	ringBy(dueMs: number | null): void {
		if (dueMs === null || dueMs >= this.#atMs) return
		this.#atMs = dueMs
		// What is due since ever is asked for with 0, a time the runtime refuses.
		void this.#storage.setAlarm(Math.max(1, dueMs))
	}

	/** Like `ringBy`, for what is mostly due within moments. */
	ringSoon(dueMs: number | null, atMs: number): void {
		if (dueMs === null) return
		if (dueMs > atMs + BACKSTOP_MS) return this.ringBy(dueMs)
		if (this.#atMs > atMs + BACKSTOP_MS) this.ringBy(atMs + BACKSTOP_MS / 2)
		if (dueMs < this.#atMs) this.#startTimer(dueMs, atMs)
	}

	/** Something will soon be due: an alarm set now need not be waited for then. */
	expect(atMs: number): void {
		if (this.#atMs > atMs + BACKSTOP_MS) this.ringBy(atMs + BACKSTOP_MS)
	}

	/** To be called first thing when it rings. */
	rang(): void {
		this.#atMs = Infinity
		this.#stopTimer()
	}

	#startTimer(dueMs: number, atMs: number): void {
		if (this.#timer && this.#timer.dueMs <= dueMs) return
		this.#stopTimer()
		const id = setTimeout(() => {
			this.#timer = null
			this.#wake()
		}, Math.max(0, dueMs - atMs))
		this.#timer = { id, dueMs }
	}

	#stopTimer(): void {
		if (this.#timer) clearTimeout(this.#timer.id)
		this.#timer = null
	}
}

/** How long what was due within moments may take when the process dies. */
const BACKSTOP_MS = 30_000

/** The earlier of two times, null standing for never. */
export function earlier(a: number | null, b: number | null): number | null {
	if (a === null) return b
	return b === null ? a : Math.min(a, b)
}
