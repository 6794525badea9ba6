import { nothing } from '../routing/decided.ts'
import { reboot } from '../routing/apply-change.ts'
import { departureIn, departuresIn } from '../routing/departures.ts'
import { emptyLine, type Line } from '../routing/line.ts'
import { runQueue } from '../routing/queue.ts'
import type { QueueLogRow } from '../routing/queue-command.ts'
import type { DecisionRow } from '../routing/why.ts'
import { canonical } from './canonical.ts'

/** The first row that came out otherwise: what was recorded, and what the same command gives now. */
export interface Difference {
	readonly seq: number
	readonly recorded: readonly DecisionRow[]
	readonly replayed: readonly DecisionRow[]
}

export interface ReplayFigures {
	readonly rows: number
	readonly decisions: number
	/** Decisions that came out the same to the last byte. */
	readonly reproduced: number
	readonly difference: Difference | null
}

interface Span {
	/** Rows before and after are fed all the same, but not compared. */
	readonly fromMs: number
	readonly toMs: number
}

/** A recording that does not hold together cannot be replayed. */
export class Gap extends Error {}

/**
 * Feeds a queue's recorded commands to the reducer it ran with, and compares what is decided. Starts from an empty line, so it needs the
 * log from its first row on.
 */
export class Replay {
	#line: Line = emptyLine()
	/** Rows by which somebody has left. */
	readonly #left: QueueLogRow[] = []
	#seq = 0
	#rows = 0
	#decisions = 0
	#reproduced = 0
	#difference: Difference | null = null
	readonly #span: Span

	constructor(span: Span = { fromMs: -Infinity, toMs: Infinity }) {
		this.#span = span
	}

	/** Throws `Gap` for a row that does not follow the one before. */
	feed(row: QueueLogRow): void {
		if (row.seq !== this.#seq + 1) throw new Gap(gapBetween(this.#seq, row.seq))
		this.#seq = row.seq
		// The object came to life again: it knew what it had stored, and no more.
		const isBoot = row.command.type === 'boot'
		if (isBoot) this.#line = reboot(this.#line, departuresIn(this.#left, row.seq - 1))
		if (departureIn(row.command)) this.#left.push(row)
		const { decisions } = isBoot ? nothing : runQueue(this.#line, row.command, { atMs: row.atMs, offers: row.offers })
		if (row.atMs >= this.#span.fromMs && row.atMs <= this.#span.toMs) this.#compare(row, decisions.map((it) => ({ ...it, seq: row.seq })))
	}

	get figures(): ReplayFigures {
		return { rows: this.#rows, decisions: this.#decisions, reproduced: this.#reproduced, difference: this.#difference }
	}

	#compare({ seq, decisions: recorded }: QueueLogRow, replayed: readonly DecisionRow[]): void {
		const same = recorded.filter((it, i) => replayed[i] !== undefined && canonical(it) === canonical(replayed[i])).length
		this.#rows++
		this.#decisions += recorded.length
		this.#reproduced += same
		if (same === recorded.length && replayed.length === recorded.length) return
		this.#difference ??= { seq, recorded, replayed }
	}
}

function gapBetween(before: number, after: number): string {
	return before === 0
		? `the recording begins with row ${after}; a replay needs the log from row 1 on`
		: `after row ${before} comes row ${after}; the recording has a gap, or its rows are out of order`
}

export function replayed(rows: Iterable<QueueLogRow>, span?: Span): ReplayFigures {
	const replay = new Replay(span)
	for (const row of rows) replay.feed(row)
	return replay.figures
}
