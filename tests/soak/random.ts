/** A small seeded generator (mulberry32): the same seed makes the same choices. */
export class Random {
	#state: number

	constructor(seed: number) {
		this.#state = seed >>> 0
	}

	/** From 0 up to but not including 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}

	chance(share: number): boolean {
		return this.next() < share
	}

	/** A whole number from 0 up to but not including `bound`. */
	below(bound: number): number {
		return Math.floor(this.next() * bound)
	}

	pick<T>(list: readonly T[]): T | undefined {
		return list[this.below(list.length)]
	}

	/** One of the names, each as often as its weight says. */
	weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
		const entries = Object.entries(weights) as [Name, number][]
		let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
		for (const [name, weight] of entries) if ((left -= weight) < 0) return name
		return entries[0]?.[0] as Name
	}

	shuffled<T>(list: readonly T[]): T[] {
		const copy = [...list]
		for (let i = copy.length - 1; i > 0; i--) {
			const j = this.below(i + 1)
			;[copy[i], copy[j]] = [copy[j] as T, copy[i] as T]
		}
		return copy
	}
}
