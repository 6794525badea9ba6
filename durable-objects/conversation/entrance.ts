/** Who may come in, what seat they get, and what rows look like from it. */
import { maskedEvent } from '../../core/access/protected.ts'
import { reaches } from '../../core/access/reach.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import { type Audience, visibleTo } from '../../core/conversation/view.ts'
import type { InboxId, QueueId } from '../../core/ids.ts'
import type { ConversationEvent } from '../../core/protocol/conversation.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Appended } from '../shared/journal.ts'
import type { CustomerSession, StaffSession } from '../shared/session.ts'
import type { Seat } from './attendance.ts'

const unseen = { received: 0, read: 0 }

/** Staff come in to what they reach. To others it is not there (the same 404 as for an unknown id). */
export function mayEnter(session: CustomerSession | StaffSession, state: ConversationState): Refusal | null {
	if (session.kind === 'customer') return null
	if (state.status === 'new') return refuse('not-found')
	return reaches(session.reach, state) ? null : refuse('not-found')
}

export function seatOf(session: CustomerSession | StaffSession): Seat {
	const { workspace, conversation } = session
	if (session.kind === 'staff') {
		const { agent, may, reach, untilMs = Number.MAX_SAFE_INTEGER } = session
		return { kind: 'staff', workspace, conversation, agent, may, reach, untilMs, marks: unseen }
	}
	const { id, queue, visitorGraceMs, returnMs } = session.inbox
	return {
		kind: 'customer',
		workspace,
		conversation,
		contact: session.contact,
		inbox: id as InboxId,
		queue: queue as QueueId,
		visitorGraceMs,
		returnMs,
		facts: session.facts,
		marks: unseen,
	}
}

/** Who rows are for. */
export interface View {
	readonly audience: Audience
	/** Fields that staff see as dots. */
	readonly veiled: readonly string[]
}

/** Rows as a frame for an audience; null when there is nothing in them for it. */
export function eventsFrame(rows: readonly Appended<ConversationEvent>[], view: View): string | null {
	const seen = rows.flatMap((row) => {
		const json = visibleJson(row, view)
		return json === null ? [] : [`{"seq":${row.seq},"atMs":${row.atMs},"event":${json}}`]
	})
	return seen.length === 0 ? null : `{"type":"events","rows":[${seen.join(',')}]}`
}

/** Rows for staff and for the customer. Most look the same to both, and then it is one and the same frame. */
export function eventsFrames(
	rows: readonly Appended<ConversationEvent>[],
	veiled: readonly string[],
): [staff: string, customer: string | null] {
	const staff = eventsFrame(rows, { audience: 'staff', veiled }) ?? ''
	const alike = rows.every(({ event }) => visibleTo('customer', event) === event)
	return [staff, alike ? staff : eventsFrame(rows, { audience: 'customer', veiled })]
}

/** Most events look the same to all: then the stored text is sent as it is. */
function visibleJson({ event, json }: Appended<ConversationEvent>, { audience, veiled }: View): string | null {
	const visible = visibleTo(audience, maskedEvent(event, veiled))
	if (visible === event) return json
	return visible === null ? null : JSON.stringify(visible)
}
