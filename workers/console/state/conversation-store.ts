/**
 * What the console holds of one conversation: its rows and how it stands. A pure fold over the frames of its socket;
 * frames may be split, merged or repeated by reconnects and the result is the same.
 */
import type { Content } from '../../../core/message.ts'
import type { ConversationServerFrame, ConversationView, Marks, Party, Row } from '../../../core/protocol/conversation.ts'
import { follow } from './conversation-view.ts'

export interface ConversationState {
	/** Null until the first `hello`. */
	readonly view: ConversationView | null
	/** In order of `seq`, each once. */
	readonly rows: readonly Row[]
	readonly customerTyping: boolean
}

export const blankConversation: ConversationState = { view: null, rows: [], customerTyping: false }

/** The last row held: what a reconnecting socket resumes from. */
export function cursorOf(state: ConversationState): number {
	return state.rows.at(-1)?.seq ?? 0
}

export function reduceConversation(state: ConversationState, frame: ConversationServerFrame): ConversationState {
	switch (frame.type) {
		case 'hello':
			return { ...state, view: freshest(state.view, frame.view), customerTyping: false }
		case 'events':
			return frame.rows.reduce(append, state)
		case 'typing':
			return frame.party === 'customer' ? { ...state, customerTyping: frame.on } : state
		case 'marks':
			return withView(state, (view) => raise(view, frame.party, frame.marks))
		case 'standing':
			return withView(state, (view) => ({ ...view, standing: frame.standing }))
		case 'presence':
			return withView({ ...state, customerTyping: state.customerTyping && frame.customerOnline }, (view) => ({
				...view,
				customerOnline: frame.customerOnline,
			}))
		case 'problem':
			return state
	}
}

/** A `hello` that was overtaken by rows already held must not set the clock back. */
function freshest(held: ConversationView | null, fresh: ConversationView): ConversationView {
	if (!held) return fresh
	const base = fresh.seq >= held.seq ? fresh : { ...held, customerOnline: fresh.customerOnline, standing: fresh.standing }
	return raiseAll(raiseAll(base, held.marks), fresh.marks)
}

function append(state: ConversationState, row: Row): ConversationState {
	if (row.seq <= cursorOf(state)) return state
	const typing = state.customerTyping && !isFromCustomer(row)
	return withView({ ...state, rows: [...state.rows, row], customerTyping: typing }, (view) => follow(view, row, state.rows))
}

function withView(state: ConversationState, change: (view: ConversationView) => ConversationView): ConversationState {
	return state.view ? { ...state, view: change(state.view) } : state
}

function raiseAll(view: ConversationView, marks: ConversationView['marks']): ConversationView {
	return raise(raise(view, 'customer', marks.customer), 'agent', marks.agent)
}

/** Marks only rise. */
function raise(view: ConversationView, party: Party, marks: Marks): ConversationView {
	const held = view.marks[party]
	const risen = { received: Math.max(held.received, marks.received), read: Math.max(held.read, marks.read) }
	return { ...view, marks: { ...view.marks, [party]: risen } }
}

function isFromCustomer({ event }: Row): boolean {
	return event.type === 'message' && event.author.kind === 'customer'
}

/** Customer messages no agent has read yet. */
export function unreadOf(state: ConversationState): number {
	const read = state.view?.marks.agent.read ?? 0
	return state.rows.filter((row) => row.seq > read && isFromCustomer(row)).length
}

/** Since when the customer waits for an answer; null when the last word is ours. */
export function waitingSinceMs(state: ConversationState): number | null {
	let since: number | null = null
	for (const row of state.rows) {
		if (row.event.type === 'message') since = isFromCustomer(row) ? since ?? row.atMs : null
		if (row.event.type === 'closed') since = null
	}
	return since
}

/** The newest message, for lists. */
export function lastMessageOf(state: ConversationState): { content: Content; fromCustomer: boolean; atMs: number } | null {
	const row = state.rows.findLast((it) => it.event.type === 'message')
	if (row?.event.type !== 'message') return null
	return { content: row.event.content, fromCustomer: isFromCustomer(row), atMs: row.atMs }
}
