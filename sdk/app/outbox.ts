import type { AppFile } from './types.ts'

/** `id`: it is with the server. */
export type OutFile = AppFile | {
	readonly name: string
	readonly type: string
	readonly id: string
}

/** What has been said and the server has not confirmed. */
export interface Item {
	/** The client id, which makes sending it twice safe. */
	readonly id: string
	readonly atMs: number
	readonly text: string
	/** An answer to a menu. */
	readonly option: string | null
	readonly files: readonly OutFile[]
	readonly replyTo: string | null
	/** Name of the problem when the server said no for good. */
	readonly refused: string | null
}

/** In the order of writing. Each is named once for each connection. */
export class Outbox {
	readonly #changed: (items: readonly Item[]) => void
	#items: readonly Item[]
	#sent = new Set<string>()

	constructor(items: readonly Item[], changed: (items: readonly Item[]) => void) {
		this.#items = items
		this.#changed = changed
	}

	get items(): readonly Item[] {
		return this.#items
	}

	add(item: Item): void {
		this.#set([...this.#items, item])
	}

	/** A new connection knows nothing of what went out on the last. */
	reconnected(): void {
		this.#sent = new Set()
	}

	/** What must go out next on the present connection. */
	next(): Item | undefined {
		return this.#items.find((it) => it.refused === null && !this.#sent.has(it.id))
	}

	sent(id: string): void {
		this.#sent.add(id)
	}

	replace(item: Item): void {
		this.#set(this.#items.map((it) => it.id === item.id ? item : it))
	}

	/** Its echo is here, or nobody wants it sent any more. */
	remove(id: string): void {
		if (this.#items.some((it) => it.id === id)) {
			this.#set(this.#items.filter((it) => it.id !== id))
		}
	}

	refuse(id: string, problem: string): void {
		this.#set(this.#items.map((it) => it.id === id ? { ...it, refused: problem } : it))
	}

	/** Goes to the end of the line. */
	retry(id: string, nowMs: number): void {
		const item = this.#items.find((it) => it.id === id)
		if (!item?.refused) return
		this.#sent.delete(id)
		this.#set([...this.#items.filter((it) => it.id !== id), { ...item, refused: null, atMs: nowMs }])
	}

	#set(items: readonly Item[]): void {
		this.#items = items
		this.#changed(items)
	}
}
