/**
 * A sorted list in chunks: adding, deleting and ranking touch one chunk and count the others, so they cost about the same for a
 * hundred entries and for a hundred thousand. Order is total: entries that compare equal are the same entry.
 */
const CHUNK_MAX = 512

export class SortedList<T> {
	readonly #compare: (a: T, b: T) => number
	/** None is empty. */
	readonly #chunks: T[][] = []
	#size = 0

	constructor(compare: (a: T, b: T) => number) {
		this.#compare = compare
	}

	get size(): number {
		return this.#size
	}

	get first(): T | undefined {
		return this.#chunks[0]?.[0]
	}

	add(entry: T): void {
		const at = Math.min(this.#chunkFor(entry), this.#chunks.length - 1)
		const chunk = this.#chunks[at]
		this.#size++
		if (!chunk) return void this.#chunks.push([entry])
		chunk.splice(this.#placeIn(chunk, entry), 0, entry)
		if (chunk.length > CHUNK_MAX) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK_MAX / 2))
	}

	/** Whether there was one. */
	delete(entry: T): boolean {
		const at = this.#chunkFor(entry)
		const chunk = this.#chunks[at]
		const place = chunk ? this.#placeIn(chunk, entry) : 0
		if (!chunk || place === chunk.length || this.#compare(chunk[place] as T, entry) !== 0) return false
		chunk.splice(place, 1)
		if (chunk.length === 0) this.#chunks.splice(at, 1)
		this.#size--
		return true
	}

	/** How many stand before an entry, whether it is in the list or not. */
	rank(entry: T): number {
		const at = this.#chunkFor(entry)
		let before = 0
		for (let i = 0; i < at; i++) before += (this.#chunks[i] as T[]).length
		const chunk = this.#chunks[at]
		return chunk ? before + this.#placeIn(chunk, entry) : before
	}

	*[Symbol.iterator](): Iterator<T> {
		for (const chunk of this.#chunks) yield* chunk
	}

	/** The first chunk that does not end before the entry. */
	#chunkFor(entry: T): number {
		return lowest(this.#chunks.length, (i) => this.#compare((this.#chunks[i] as T[]).at(-1) as T, entry) >= 0)
	}

	#placeIn(chunk: readonly T[], entry: T): number {
		return lowest(chunk.length, (i) => this.#compare(chunk[i] as T, entry) >= 0)
	}
}

/** The lowest index from which a test holds, by halving; `length` when it never does. */
function lowest(length: number, holds: (index: number) => boolean): number {
	let low = 0
	let high = length
	while (low < high) {
		const middle = (low + high) >> 1
		if (holds(middle)) high = middle
		else low = middle + 1
	}
	return low
}
