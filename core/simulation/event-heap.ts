/** What is to happen, and when. */
export interface Timed {
	readonly atMs: number
}

/** Everything still to come in simulated time, earliest first; of two at the same time, the one that was added first. */
export class EventHeap<Event extends Timed> {
	readonly #events: Event[] = []
	readonly #order: number[] = []
	#added = 0

	get size(): number {
		return this.#events.length
	}

	peek(): Event | undefined {
		return this.#events[0]
	}

	add(event: Event): void {
		const order = this.#added++
		let at = this.#events.length
		while (at > 0) {
			const parent = (at - 1) >> 1
			if (this.#isBefore(parent, event, order)) break
			this.#move(parent, at)
			at = parent
		}
		this.#place(at, event, order)
	}

	take(): Event | undefined {
		const first = this.#events[0]
		const event = this.#events.pop()
		const order = this.#order.pop()
		if (this.#events.length > 0 && event !== undefined && order !== undefined) this.#sink(event, order)
		return first
	}

	#sink(event: Event, order: number): void {
		let at = 0
		for (let child = this.#earlierChild(at); child > 0 && this.#isBefore(child, event, order); child = this.#earlierChild(at)) {
			this.#move(child, at)
			at = child
		}
		this.#place(at, event, order)
	}

	/** 0 when there is none. */
	#earlierChild(at: number): number {
		const left = 2 * at + 1
		if (left >= this.#events.length) return 0
		const right = left + 1
		const isRight = right < this.#events.length && this.#isBefore(right, this.#events[left] as Event, this.#order[left] as number)
		return isRight ? right : left
	}

	#isBefore(at: number, { atMs }: Event, order: number): boolean {
		const other = (this.#events[at] as Event).atMs
		return other !== atMs ? other < atMs : (this.#order[at] as number) < order
	}

	#move(from: number, to: number): void {
		this.#place(to, this.#events[from] as Event, this.#order[from] as number)
	}

	#place(at: number, event: Event, order: number): void {
		this.#events[at] = event
		this.#order[at] = order
	}
}
