import type { ConversationEvent, ConversationView, Row } from '../../../core/protocol/conversation.ts'
import type { Callback } from '../../../core/routing/offer.ts'
import { reachAfter } from './reach-after.ts'

/**
 * How a conversation stands after one more row, just as the server folds it; `before` are the rows that came earlier. Rows
 * that the view already accounts for change nothing.
 */
export function follow(view: ConversationView, row: Row, before: readonly Row[]): ConversationView {
	return row.seq <= view.seq ? view : { ...view, ...changeOf(view, row, before), seq: row.seq }
}

function changeOf(view: ConversationView, row: Row, before: readonly Row[]): Partial<ConversationView> {
	const { event, atMs } = row
	switch (event.type) {
		case 'opened':
			return { ...inLine, queue: event.queue, callback: null, contact: event.contact, openedAtMs: atMs, ...reachAfter(row, before) }
		case 'queued':
			return { ...inLine, queue: event.queue, ...kept(view, { event, atMs }, before) }
		case 'assigned':
			return { status: 'active', assignee: { id: event.agent, name: event.name }, held: null, standing: null }
		case 'held':
			return { status: 'deferred', held: { mode: event.mode, opensAtMs: event.opensAtMs }, standing: null }
		case 'resumed':
			return { status: 'queued', held: null }
		case 'callback':
			// Only a callback that is not due yet defers without the queue being closed.
			return {
				callback: event.callback,
				...(view.held === null && view.status === 'deferred' && { status: statusWith(event.callback, atMs) }),
			}
		case 'tagged':
			return { tags: event.tags }
		case 'idled':
			return { idle: true }
		case 'woken':
			return { idle: false }
		case 'abandoned':
			return { status: 'abandoned', standing: null }
		case 'closed':
			return { status: 'closed', disposition: event.disposition, held: null, callback: null, idle: false, standing: null }
		case 'message':
		case 'joined':
		case 'followed':
		case 'unfollowed':
		case 'window':
			return reachAfter(row, before)
		case 'contact':
			return { contact: event.contact }
		case 'blocked':
		case 'unblocked':
			return { blocked: event.type === 'blocked' }
		case 'note':
		case 'transferred':
		case 'facts':
		case 'override':
		case 'merged':
		case 'rated':
		case 'kin':
		case 'delivery':
		case 'reaction':
		case 'edited':
		case 'deleted':
		case 'file':
			return {}
	}
}

const inLine = { status: 'queued', assignee: null, disposition: null, held: null, idle: false } as const

type Queued = Extract<ConversationEvent, { type: 'queued' }>

/** A callback goes along from stay to stay of one wait; a new wait begins without. */
function kept(
	{ callback }: ConversationView,
	{ event, atMs }: { event: Queued; atMs: number },
	before: readonly Row[],
): Partial<ConversationView> {
	const isNew = event.reason === 'reopened' || event.enqueuedAtMs !== enqueuedAtMs(before)
	if (callback === null || isNew) return { callback: null }
	return { status: statusWith(callback, atMs) }
}

/** Who is to be called later does not stand in line until then. */
function statusWith(callback: Callback | null, atMs: number): 'queued' | 'deferred' {
	return callback !== null && callback.notBeforeMs > atMs ? 'deferred' : 'queued'
}

/** When the wait counted so far began. */
function enqueuedAtMs(rows: readonly Row[]): number | null {
	const row = rows.findLast(({ event }) => event.type === 'opened' || event.type === 'queued')
	if (!row) return null
	return row.event.type === 'queued' ? row.event.enqueuedAtMs : row.atMs
}
