import type { Appended } from '../shared/journal.ts'

/** More than this nobody waits to read; what does not fit is read from disk. */
const ROWS_MAX = 100

/** The newest rows of a log, without a gap, as far as somebody has yet to read them: what was just written is not read back from disk. */
export class NewestRows<Event> {
	#rows: Appended<Event>[] = []

	add(row: Appended<Event>): void {
		const last = this.#rows.at(-1)
		if (this.#rows.length < ROWS_MAX && (last === undefined || last.seq === row.seq - 1)) this.#rows.push(row)
	}

	/** From a row on; null when it is not among them. */
	from(seq: number): readonly Appended<Event>[] | null {
		const at = this.#rows.findIndex((it) => it.seq === seq)
		return at < 0 ? null : this.#rows.slice(at)
	}

	/** Read up to here. */
	drop(seq: number): void {
		this.#rows = this.#rows.filter((it) => it.seq > seq)
	}
}
