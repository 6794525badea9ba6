import type { ConversationId, InboxId, QueueId } from '../ids.ts'
import type { Contact, ConversationView } from '../protocol/conversation.ts'
import type { Entry } from '../routing/offer.ts'
import { factsForLine } from './known.ts'
import { pointAt, pointViews } from './points.ts'
import type { ConversationState } from './state.ts'
import type { ConversationSummary } from './summary.ts'

/** What a conversation shows of itself in lists; null before its first row. */
export function summaryOf(conversation: ConversationId, state: ConversationState): ConversationSummary | null {
	if (state.status === 'new') return null
	return {
		conversation,
		inbox: state.inbox as InboxId,
		queue: state.queue as QueueId,
		contact: state.contact as Contact,
		status: state.status,
		assignee: state.assignee?.id ?? null,
		placement: state.placement,
		openedAtMs: state.openedAtMs,
		closedAtMs: state.closedAtMs,
		lastMessageAtMs: state.lastMessageAtMs,
		preview: state.preview,
		disposition: state.disposition,
		tags: state.tags,
		seq: state.seq,
	}
}

/** What it puts in line. */
export function entryOf(conversation: ConversationId, state: ConversationState): Entry {
	const { placement, enqueuedAtMs, epoch, target, contact, boostMs, callback } = state
	const channel = pointAt(state, state.at ?? null)?.point.channel
	const subject = {
		contactName: contact?.name ?? null,
		...(contact && { contact: contact.id }),
		language: contact?.language ?? 'en',
		preview: state.ask,
		note: state.transferNote,
		...(channel && { channel }),
	}
	return {
		conversation,
		placement,
		enqueuedAtMs,
		epoch,
		target,
		subject,
		facts: factsForLine(state),
		contact: contact?.id ?? null,
		boostMs,
		callback,
	}
}

type Live = Pick<ConversationView, 'marks' | 'customerOnline' | 'standing'>

/** What a socket is told first. */
export function viewOf(conversation: ConversationId, state: ConversationState, live: Live): ConversationView {
	const { status, queue, contact, assignee, held, callback, idle, seq, disposition, tags } = state
	return {
		conversation,
		status,
		queue,
		contact,
		assignee,
		held,
		callback,
		idle,
		seq,
		disposition,
		tags,
		openedAtMs: state.openedAtMs || null,
		points: pointViews(state),
		at: state.at ?? null,
		blocked: state.blocked ?? false,
		...live,
	}
}
