/** What was said to a visitor who has gone goes out by mail, when their address is known. */
import type { ConversationEvent, Row } from '../protocol/conversation.ts'
import { isChange } from './changes.ts'
import { newestChanges } from './newest-changes.ts'
import type { ConversationState } from './state.ts'

/** How long after the last word of ours, with nobody there to hear it. */
export const MAIL_AFTER_MS = 120_000

interface Presence {
	readonly customerOnline: boolean
	/** Up to which row a socket of theirs has had. */
	readonly received: number
}

/** When it is time; null for never: they are here, have had everything, are elsewhere already, or have no address. */
export function mailDueMs(state: ConversationState, { customerOnline, received }: Presence): number | null {
	const isForMail = state.status === 'active' && (state.at ?? null) === null && state.contact?.email !== undefined
	if (!isForMail || customerOnline || state.silentSinceMs === null || received >= state.seq) return null
	return state.silentSinceMs + MAIL_AFTER_MS
}

/**
 * Numbers of the rows that go out: what we have said, have not taken back, and they have not had. What was changed meanwhile goes as it
 * is now, by the row that says so.
 */
export function unheardRows(rows: readonly Row[], received: number): readonly number[] {
	const changes = new Map<string, Row>()
	for (const row of newestChanges(() => rows.filter(isChange))) {
		if (row.event.type === 'deleted' || (row.event.type === 'edited' && !changes.has(row.event.of))) changes.set(row.event.of, row)
	}
	return rows.flatMap(({ seq, event }) => {
		const change = isOurs(event) ? changes.get(event.id) : undefined
		return seq <= received || !isOurs(event) || change?.event.type === 'deleted' ? [] : [change?.seq ?? seq]
	})
}

/** Said on the page, and nowhere else. */
function isOurs(event: ConversationEvent): event is Extract<ConversationEvent, { type: 'message' }> {
	return event.type === 'message' && event.author.kind === 'agent' && event.via === undefined
}
