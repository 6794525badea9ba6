/** Fewer say little about their own spread, more are too short to be independent of each other. */
const BATCHES_MIN = 100

/**
 * Sums over long runs of consecutive customers, for estimates by batch means. When there are twice as many batches as
 * needed, neighbours are joined: the longer the run, the longer the batches, and the less one knows of the next.
 */
export class Batches {
	#size: number
	#rows: Float64Array[] = []
	readonly #columns: number

	/** Each row has a column for how many of its customers are through, after the given ones. */
	constructor(columns: number, size: number) {
		this.#columns = columns
		this.#size = size
	}

	/** Customers to a batch. */
	get size(): number {
		return this.#size
	}

	/** The row of the customer with this number, to add to. */
	row(number: number): Float64Array {
		const at = Math.floor(number / this.#size)
		while (this.#rows.length <= at) this.#rows.push(new Float64Array(this.#columns + 1))
		if (this.#rows.length <= 2 * BATCHES_MIN) return this.#rows[at] as Float64Array
		this.#join()
		return this.row(number)
	}

	/** What a customer added to their row was the last there is to know of them. */
	through(row: Float64Array): void {
		row[this.#columns] = (row[this.#columns] as number) + 1
	}

	/** Batches all of whose customers are through, up to the first that is not. */
	complete(): readonly Float64Array[] {
		const open = this.#rows.findIndex((it) => it[this.#columns] !== this.#size)
		return open < 0 ? this.#rows : this.#rows.slice(0, open)
	}

	#join(): void {
		this.#size *= 2
		this.#rows = this.#rows.flatMap((row, i) => i % 2 === 0 ? [sumOf(row, this.#rows[i + 1])] : [])
	}
}

function sumOf(a: Float64Array, b: Float64Array | undefined): Float64Array {
	return a.map((it, i) => it + (b?.[i] ?? 0))
}
