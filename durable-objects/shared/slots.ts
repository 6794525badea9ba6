/** Lets so many things happen at once; the others wait, in their order. */
export class Slots {
	#free: number
	readonly #waiting: (() => void)[] = []

	constructor(slots: number) {
		this.#free = slots
	}

	async run<Value>(act: () => Promise<Value>): Promise<Value> {
		if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve))
		else this.#free--
		try {
			return await act()
		} finally {
			// Whoever waits gets the slot itself, so that nobody new can come in between.
			const next = this.#waiting.shift()
			if (next) next()
			else this.#free++
		}
	}
}
