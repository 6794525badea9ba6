/**
 * What was decided on a conversation, put together from the queues' own logs and the archive. Most rows are in both; a row is
 * told by the log it stands in, its number there, its time, and its rank among this conversation's decisions in that row.
 */
import type { DecisionRow } from '../../core/routing/why.ts'

/** Where a decision stands in the order of time. */
export interface DecisionPlace {
	readonly atMs: number
	readonly queue: string
	readonly seq: number
	readonly rank: number
}

interface Placed {
	readonly place: DecisionPlace
	readonly row: DecisionRow
}

/** Where sources differ, which is while a row of many parts is on its way into the archive, the last one counts. */
export function pageOfDecisions(
	sources: readonly (readonly DecisionRow[])[],
	{ after, limit }: { after: DecisionPlace | undefined; limit: number },
): { items: DecisionRow[]; nextCursor: string | null } {
	const rows = new Map(sources.flatMap(placed).map((it) => [keyOf(it.place), it]))
	const later = [...rows.values()].filter(({ place }) => !after || inTime(place, after) > 0).sort((a, b) => inTime(a.place, b.place))
	const page = later.slice(0, limit)
	const last = later.length > limit ? page.at(-1) : undefined
	return { items: page.map((it) => it.row), nextCursor: last ? writeCursor(last.place) : null }
}

/** The decisions of one log row stand in their order in each source, and all of them. */
function placed(rows: readonly DecisionRow[]): Placed[] {
	const seen = new Map<string, number>()
	return rows.map((row) => {
		const { atMs, queue, seq } = row
		const rank = seen.get(`${atMs}.${queue}.${seq}`) ?? 0
		seen.set(`${atMs}.${queue}.${seq}`, rank + 1)
		return { row, place: { atMs, queue, seq, rank } }
	})
}

function inTime(a: DecisionPlace, b: DecisionPlace): number {
	return a.atMs - b.atMs || (a.queue < b.queue ? -1 : a.queue > b.queue ? 1 : a.seq - b.seq || a.rank - b.rank)
}

function keyOf({ atMs, queue, seq, rank }: DecisionPlace): string {
	return `${atMs}.${seq}.${rank}.${queue}`
}

/** Opaque to callers, and free to change: base64url of `<time>.<row>.<rank>.<queue>`. */
function writeCursor(place: DecisionPlace): string {
	return btoa(keyOf(place)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Null for what is no cursor of ours. */
export function readDecisionCursor(cursor: string): DecisionPlace | null {
	if (!/^[A-Za-z0-9_-]{1,128}$/.test(cursor) || cursor.length % 4 === 1) return null
	const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
	const [, atMs, seq, rank, queue] = /^(\d{1,15})\.(\d{1,15})\.(\d{1,9})\.([a-z0-9~-]{1,64})$/.exec(text) ?? []
	return atMs && seq && rank && queue ? { atMs: Number(atMs), seq: Number(seq), rank: Number(rank), queue } : null
}
