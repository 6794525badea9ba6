import type { Row } from '../protocol/conversation.ts'
import { inTime, isChange } from './changes.ts'

/**
 * Of all that was done to some messages, what tells how they stand: however often one was changed, there is one change, one reaction
 * of everybody, one word of its delivery. Goes through the rows twice, and keeps no more of them than it answers.
 */
export function newestChanges(rows: () => Iterable<Row>): Row[] {
	const kept = new Map<string, Row>()
	for (const row of rows()) if (row.event.type !== 'edited') keep(kept, row)
	// What was taken back is not changed any more, so it has to be known first.
	for (const row of rows()) if (row.event.type === 'edited' && isBefore(row, kept.get(`deleted ${row.event.of}`))) keep(kept, row)
	return [...kept.values()].sort((a, b) => a.seq - b.seq)
}

function keep(kept: Map<string, Row>, row: Row): void {
	const key = keyOf(row)
	const before = kept.get(key)
	const isNewer = row.event.type === 'deleted' ? isBefore(row, before) : !isBefore(row, before)
	if (before === undefined || isNewer) kept.set(key, row)
}

/** The first time it was taken back counts, and the last of everything else. */
function keyOf({ event, seq }: Row): string {
	switch (event.type) {
		case 'edited':
		case 'deleted':
			return `${event.type} ${event.of}`
		case 'reaction':
			return `reaction ${event.of} ${event.by.kind} ${event.by.id}`
		case 'delivery':
			return `delivery ${event.message}`
		case 'file':
			return `file ${event.file}`
		default:
			return String(seq)
	}
}

function isBefore(row: Row, other: Row | undefined): boolean {
	if (other === undefined) return true
	return isChange(row) && isChange(other) ? inTime(row, other) < 0 : row.seq < other.seq
}
