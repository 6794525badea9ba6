import type { Row } from '../../core/protocol/conversation.ts'

/** The rows one client holds, with the rule every client may lean on: a socket gives rows in order, a repeat gives the same row. */
export class LogView {
	readonly rows = new Map<number, Row>()
	#cursor = 0

	/** Newest row held. */
	get cursor(): number {
		return this.#cursor
	}

	/** Says what is wrong with what came; null when nothing is. */
	take(rows: readonly Row[]): string | null {
		for (const row of rows) {
			const known = this.rows.get(row.seq)
			if (known && JSON.stringify(known) !== JSON.stringify(row)) return `row ${row.seq} came twice and differs`
			if (!known && row.seq <= this.#cursor) return `row ${row.seq} came after row ${this.#cursor}`
			this.rows.set(row.seq, row)
			this.#cursor = Math.max(this.#cursor, row.seq)
		}
		return null
	}
}
