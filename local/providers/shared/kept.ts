/** What a stand-in remembers: the latest so many, since a lab can stay open for days. */
export class Kept<It> {
	readonly #map = new Map<string, It>()
	readonly #max: number

	constructor(max = 500) {
		this.#max = max
	}

	get(key: string): It | undefined {
		return this.#map.get(key)
	}

	set(key: string, it: It): void {
		this.#map.delete(key)
		this.#map.set(key, it)
		const [oldest] = this.#map.keys()
		if (this.#map.size > this.#max && oldest !== undefined) this.#map.delete(oldest)
	}
}
