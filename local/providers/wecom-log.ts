import { freshNumber } from './shared/fresh-number.ts'
import type { Json } from './tencent/answers.ts'

interface Row {
	readonly number: number
	/** Several worlds can be tried at once, each with a server of its own. */
	readonly server: string
	readonly id: string
	readonly entry: Json
}

export interface Page {
	readonly entries: readonly Json[]
	readonly cursor: string
	readonly isMore: boolean
}

const ROWS_MAX = 2_000

/** What customers have said, until it is asked for; WeCom keeps it for three days, this the latest of it. */
export class CustomerLog {
	#rows: readonly Row[] = []
	#last = freshNumber()

	/** The same message again changes nothing. */
	add(id: string, { server, entry }: { readonly server: string; readonly entry: Json }): void {
		if (this.#rows.some((it) => it.id === id)) return
		this.#last++
		this.#rows = [...this.#rows, { number: this.#last, server, id, entry }].slice(-ROWS_MAX)
	}

	/** From the first on, without a cursor; null for a cursor that is none. */
	since(cursor: string, { limit, server }: { readonly limit: number; readonly server: string }): Page | null {
		const after = cursor === '' ? 0 : Number(/^cursor-(\d+)$/.exec(cursor)?.[1])
		if (!Number.isInteger(after)) return null
		const rows = this.#rows.filter((it) => it.server === server && it.number > after)
		const page = rows.slice(0, limit)
		return { entries: page.map((it) => it.entry), cursor: `cursor-${page.at(-1)?.number ?? after}`, isMore: page.length < rows.length }
	}
}
