import type { Said } from '../../../core/protocol/conversation.ts'
import type { Shelf } from './shelf.ts'

/** A message written and not yet confirmed by its echo. */
export interface Item {
	/** The client id, which makes sending it twice safe. */
	readonly id: string
	readonly text: string
	/** What it is besides words; absent for words alone. */
	readonly content?: Said
	readonly atMs: number
	/** Name of the problem when the server said no for good. */
	readonly refused: string | null
}

/**
 * What the customer wrote and the server has not confirmed. Every item has its own key on the shelf, so tabs that share
 * the shelf never overwrite one another's. Any tab may send any item: the server gives one row per id, and since every
 * connection sends in order, whichever copy arrives first arrives in order too.
 */
export class Outbox {
	readonly #shelf: Shelf
	readonly #prefix: string
	readonly #items = new Map<string, Item>()
	readonly #sent = new Set<string>()
	readonly #settled = new Set<string>()

	constructor(shelf: Shelf, prefix: string) {
		this.#shelf = shelf
		this.#prefix = prefix
		for (const key of shelf.keys()) this.changed(key)
	}

	/** In the order of writing. */
	items(): readonly Item[] {
		return [...this.#items.values()].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
	}

	add(text: string, { id, nowMs, content }: { id: string; nowMs: number; content?: Said }): void {
		this.#save({ id, text, ...(content && { content }), atMs: this.#after(nowMs), refused: null })
	}

	/** What must now go out on the present connection; each item is named once per connection. */
	takeUnsent(): readonly Item[] {
		const unsent = this.items().filter((it) => !it.refused && !this.#sent.has(it.id))
		for (const it of unsent) this.#sent.add(it.id)
		return unsent
	}

	/** A new connection knows nothing of what went out on the last. */
	reconnected(): void {
		this.#sent.clear()
	}

	/** The echo is here: the message is in the log. */
	settle(id: string): void {
		this.#settled.add(id)
		if (this.#items.delete(id)) this.#shelf.remove(this.#prefix + id)
	}

	refuse(id: string, code: string): void {
		const item = this.#items.get(id)
		if (item) this.#save({ ...item, refused: code })
	}

	/** Goes to the end of the line, where the customer now sees it. */
	retry(id: string, nowMs: number): void {
		const item = this.#items.get(id)
		if (!item?.refused) return
		this.#sent.delete(id)
		this.#save({ ...item, refused: null, atMs: this.#after(nowMs) })
	}

	discard(id: string): void {
		if (this.#items.get(id)?.refused) this.settle(id)
	}

	/** Another tab wrote, settled, retried or discarded. Returns whether the key was one of ours. */
	changed(key: string): boolean {
		if (!key.startsWith(this.#prefix)) return false
		const id = key.slice(this.#prefix.length)
		const item = parseItem(id, this.#shelf.get(key))
		// News of the writing may come after the echo.
		if (item && !this.#settled.has(id)) this.#adopt(item)
		// Settled elsewhere, but our own connection may be behind: it stays in sight until its row is here too.
		else if (this.#items.get(id)?.refused) this.#items.delete(id)
		return true
	}

	#adopt(item: Item): void {
		if (this.#items.get(item.id)?.refused && !item.refused) {
			this.#sent.delete(item.id)
		}
		this.#items.set(item.id, item)
	}

	#save(item: Item): void {
		this.#items.set(item.id, item)
		this.#shelf.set(this.#prefix + item.id, JSON.stringify([item.text, item.atMs, item.refused, item.content]))
	}

	/** Clocks jump back; what was written later still stands later. */
	#after(nowMs: number): number {
		return Math.max(nowMs, ...[...this.#items.values()].map((it) => it.atMs + 1))
	}
}

/** Null for what is gone, and for what anybody else may have put there. */
function parseItem(id: string, value: string | null): Item | null {
	try {
		const [text, atMs, refused, content] = JSON.parse(value ?? '[]')
		if (typeof text !== 'string' || typeof atMs !== 'number') return null
		const said = { id, text, atMs, refused: typeof refused === 'string' ? refused : null }
		// Whatever it is, the server looks at it as closely as at anything else that is sent.
		return content ? { ...said, content } : said
	} catch {
		return null
	}
}
