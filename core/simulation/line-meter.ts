const DAY_MS = 86_400_000
/** The day in quarters of an hour. */
const BIN_MS = 900_000
const BINS = DAY_MS / BIN_MS

export interface LineAt {
	readonly minuteOfDay: number
	readonly mean: number
	readonly most: number
}

/** How many stood in line at each time of day. */
export class LineMeter {
	readonly #personMs = new Float64Array(BINS)
	readonly #most = new Float64Array(BINS)
	readonly #startMs: number
	#now = 0
	#sinceMs: number

	constructor(startMs: number) {
		this.#startMs = this.#sinceMs = startMs
	}

	joined(atMs: number): void {
		this.#pass(atMs)
		this.#now++
		this.#note(atMs)
	}

	left(atMs: number): void {
		this.#pass(atMs)
		this.#now--
	}

	/** By time of day, over all days up to `untilMs`. */
	read(untilMs: number): LineAt[] {
		this.#pass(untilMs)
		const days = Math.max(1, Math.ceil((untilMs - this.#startMs) / DAY_MS))
		return Array.from(this.#personMs, (personMs, bin) => ({
			minuteOfDay: bin * BIN_MS / 60_000,
			mean: personMs / BIN_MS / days,
			most: this.#most[bin] ?? 0,
		}))
	}

	#pass(untilMs: number): void {
		while (this.#sinceMs < untilMs) {
			const bin = binOf(this.#sinceMs)
			const endMs = Math.min(untilMs, (Math.floor(this.#sinceMs / BIN_MS) + 1) * BIN_MS)
			this.#personMs[bin] = (this.#personMs[bin] ?? 0) + this.#now * (endMs - this.#sinceMs)
			this.#sinceMs = endMs
			if (endMs < untilMs) this.#note(endMs)
		}
	}

	#note(atMs: number): void {
		const bin = binOf(atMs)
		this.#most[bin] = Math.max(this.#most[bin] ?? 0, this.#now)
	}
}

function binOf(atMs: number): number {
	return Math.floor((atMs % DAY_MS) / BIN_MS)
}
