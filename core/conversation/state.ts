import type { AgentId, InboxId, QueueId } from '../ids.ts'
import type { Contact, ConversationEvent, ConversationStatus, Row } from '../protocol/conversation.ts'

/** All that the log says about a conversation, folded. */
export interface ConversationState {
	/** Newest row; 0 before the first. */
	readonly seq: number
	readonly status: ConversationStatus
	readonly inbox: InboxId | null
	readonly queue: QueueId | null
	readonly contact: Contact | null
	/** Counts the stays in line, so that a late word about an earlier one is recognised. */
	readonly placement: number
	/** Start of the wait now counted (rule R1). */
	readonly enqueuedAtMs: number
	/** Who the line should try first. */
	readonly target: AgentId | null
	/** Who holds it; after closing, who held it last. */
	readonly assignee: { readonly id: AgentId; readonly name: string } | null
	/** Epoch of the newest offer that was accepted (rule R3). */
	readonly epoch: number
	readonly openedAtMs: number
	readonly closedAtMs: number | null
	readonly abandonedAtMs: number | null
	readonly disposition: string | null
	readonly lastMessageAtMs: number
	/** Start of the newest message, for lists. */
	readonly preview: string
	/** Start of the newest customer message, for offers. */
	readonly ask: string
	readonly transferNote: string | null
}

export const blankConversation: ConversationState = {
	seq: 0,
	status: 'new',
	inbox: null,
	queue: null,
	contact: null,
	placement: 0,
	enqueuedAtMs: 0,
	target: null,
	assignee: null,
	epoch: 0,
	openedAtMs: 0,
	closedAtMs: null,
	abandonedAtMs: null,
	disposition: null,
	lastMessageAtMs: 0,
	preview: '',
	ask: '',
	transferNote: null,
}

/** Whether somebody waits for, or talks to, the customer. */
export function isLive({ status }: ConversationState): boolean {
	return status === 'queued' || status === 'active'
}

const PREVIEW_CHARS = 140

/** The first line or so of a text. */
export function previewOf(text: string): string {
	return text.length <= PREVIEW_CHARS ? text : `${text.slice(0, PREVIEW_CHARS - 1).toWellFormed()}…`
}

/** The state after one more row. Total: any log folds. */
export function evolve(state: ConversationState, row: Row): ConversationState {
	return { ...state, ...change(state, row.event, row.atMs), seq: row.seq }
}

function change(state: ConversationState, event: ConversationEvent, atMs: number): Partial<ConversationState> {
	switch (event.type) {
		case 'opened':
			return { ...inLine(event.queue, event.placement, atMs), inbox: event.inbox, contact: event.contact, openedAtMs: atMs }
		case 'queued':
			return { ...inLine(event.queue, event.placement, event.enqueuedAtMs), target: event.target }
		case 'message': {
			const preview = previewOf(event.content.text)
			return { lastMessageAtMs: atMs, preview, ask: event.author.kind === 'customer' ? preview : state.ask }
		}
		case 'assigned':
			return { status: 'active', assignee: { id: event.agent, name: event.name }, epoch: event.epoch, target: null, transferNote: null }
		case 'transferred':
			return { transferNote: event.note }
		case 'abandoned':
			return { status: 'abandoned', abandonedAtMs: atMs }
		case 'closed':
			return {
				status: 'closed',
				closedAtMs: state.status === 'closed' ? state.closedAtMs : atMs,
				disposition: event.disposition,
				transferNote: null,
			}
		case 'note':
			return {}
	}
}

function inLine(queue: QueueId, placement: number, enqueuedAtMs: number): Partial<ConversationState> {
	return {
		status: 'queued',
		queue,
		placement,
		enqueuedAtMs,
		assignee: null,
		target: null,
		closedAtMs: null,
		abandonedAtMs: null,
		disposition: null,
	}
}
