/**
 * A sorted list in chunks: adding, deleting and ranking touch one chunk and count the others, so they cost about the same for a
 * hundred entries and for a hundred thousand. Order is total: entries that compare equal are the same entry. What entries mostly
 * differ by is kept beside them as a number, so that a search reads neighbours in memory and not one entry here and one there.
 */
const CHUNK_MAX = 512

interface Chunk<T> {
	readonly keys: number[]
	readonly entries: T[]
}

export class SortedList<T> {
	readonly #compare: (a: T, b: T) => number
	readonly #keyOf: (entry: T) => number
	/** None is empty. */
	readonly #chunks: Chunk<T>[] = []
	#size = 0

	/** `keyOf` must never contradict `compare`: of two entries the smaller has no greater key. */
	constructor(compare: (a: T, b: T) => number, keyOf: (entry: T) => number = () => 0) {
		this.#compare = compare
		this.#keyOf = keyOf
	}

	get size(): number {
		return this.#size
	}

	get first(): T | undefined {
		return this.#chunks[0]?.entries[0]
	}

	add(entry: T): void {
		const key = this.#keyOf(entry)
		const at = Math.min(this.#chunkFor(entry, key), this.#chunks.length - 1)
		const chunk = this.#chunks[at]
		this.#size++
		if (!chunk) return void this.#chunks.push({ keys: [key], entries: [entry] })
		const place = this.#placeIn(chunk, entry, key)
		chunk.keys.splice(place, 0, key)
		chunk.entries.splice(place, 0, entry)
		if (chunk.keys.length > CHUNK_MAX) this.#chunks.splice(at + 1, 0, halved(chunk))
	}

	/** Whether there was one. */
	delete(entry: T): boolean {
		const key = this.#keyOf(entry)
		const at = this.#chunkFor(entry, key)
		const chunk = this.#chunks[at]
		const place = chunk ? this.#placeIn(chunk, entry, key) : 0
		if (!chunk || place === chunk.keys.length || this.#compare(chunk.entries[place] as T, entry) !== 0) return false
		chunk.keys.splice(place, 1)
		chunk.entries.splice(place, 1)
		if (chunk.keys.length === 0) this.#chunks.splice(at, 1)
		this.#size--
		return true
	}

	/** How many stand before an entry, whether it is in the list or not. */
	rank(entry: T): number {
		const key = this.#keyOf(entry)
		const at = this.#chunkFor(entry, key)
		let before = 0
		for (let i = 0; i < at; i++) before += (this.#chunks[i] as Chunk<T>).keys.length
		const chunk = this.#chunks[at]
		return chunk ? before + this.#placeIn(chunk, entry, key) : before
	}

	*[Symbol.iterator](): Iterator<T> {
		for (const { entries } of this.#chunks) yield* entries
	}

	/** The first chunk that does not end before the entry, by halving. */
	#chunkFor(entry: T, key: number): number {
		let low = 0
		let high = this.#chunks.length
		while (low < high) {
			const middle = (low + high) >> 1
			const chunk = this.#chunks[middle] as Chunk<T>
			if (this.#isBefore(chunk, chunk.keys.length - 1, entry, key)) low = middle + 1
			else high = middle
		}
		return low
	}

	#placeIn(chunk: Chunk<T>, entry: T, key: number): number {
		let low = 0
		let high = chunk.keys.length
		while (low < high) {
			const middle = (low + high) >> 1
			if (this.#isBefore(chunk, middle, entry, key)) low = middle + 1
			else high = middle
		}
		return low
	}

	#isBefore({ keys, entries }: Chunk<T>, place: number, entry: T, key: number): boolean {
		const its = keys[place] as number
		return its < key || (its === key && this.#compare(entries[place] as T, entry) < 0)
	}
}

/** The second half of a chunk, which keeps the first. */
function halved<T>({ keys, entries }: Chunk<T>): Chunk<T> {
	return { keys: keys.splice(CHUNK_MAX / 2), entries: entries.splice(CHUNK_MAX / 2) }
}
