import type {
	ConversationServerFrame,
	ConversationStatus,
	ConversationView,
	Marks,
	Row,
	Standing,
} from '../../../core/protocol/conversation.ts'
import { laterMarks } from './message-state.ts'
import type { Item } from './outbox.ts'
import type { Upload } from './upload.ts'

/** `unavailable`: the server said no for good, as to an unknown inbox or a foreign origin. */
export type Connection = 'idle' | 'connecting' | 'online' | 'unavailable'

/** Everything the view draws. */
export interface State {
	readonly company: string
	readonly open: boolean
	readonly connection: Connection
	/** Rows in order, as the server sent them; the log starts anew with each page. */
	readonly rows: readonly Row[]
	/** Newest row held. */
	readonly cursor: number
	readonly status: ConversationStatus
	readonly agent: string | null
	readonly standing: Standing | null
	/** While its queue is closed: what becomes of the conversation, and until when. */
	readonly held: ConversationView['held']
	readonly callback: ConversationView['callback']
	readonly agentMarks: Marks
	/** Up to where the customer has read, here or in another tab. */
	readonly readSeq: number
	readonly agentTyping: boolean
	readonly outbox: readonly Item[]
	/** Files that are not with the server yet. */
	readonly uploads: readonly Upload[]
	/** Newest row that the last `hello` already spoke for. */
	readonly helloSeq: number
}

export const emptyState: State = {
	company: '',
	open: false,
	connection: 'idle',
	rows: [],
	cursor: 0,
	status: 'new',
	agent: null,
	standing: null,
	held: null,
	callback: null,
	agentMarks: { received: 0, read: 0 },
	readSeq: 0,
	agentTyping: false,
	outbox: [],
	uploads: [],
	helloSeq: 0,
}

/** What a frame of the server changes. */
export function applyFrame(state: State, frame: ConversationServerFrame): State {
	switch (frame.type) {
		case 'hello':
			return greeted(state, frame.view)
		case 'events':
			return applyRows(state, frame.rows)
		case 'typing':
			return frame.party === 'agent' ? { ...state, agentTyping: frame.on } : state
		case 'marks':
			return frame.party === 'agent'
				? { ...state, agentMarks: laterMarks(state.agentMarks, frame.marks) }
				: { ...state, readSeq: Math.max(state.readSeq, frame.marks.read) }
		case 'standing':
			return { ...state, standing: frame.standing }
		default:
			return state
	}
}

function greeted(state: State, view: ConversationView): State {
	return {
		...state,
		connection: 'online',
		status: view.status,
		agent: view.status === 'active' && view.assignee ? view.assignee.name : null,
		standing: view.standing,
		held: view.held,
		callback: view.callback,
		agentMarks: laterMarks(state.agentMarks, view.marks.agent),
		readSeq: Math.max(state.readSeq, view.marks.customer.read),
		agentTyping: false,
		helloSeq: view.seq,
	}
}

/** A row counts once, and `hello` has already told how things stand after the rows it speaks for. */
function applyRows(state: State, rows: readonly Row[]): State {
	const fresh: Row[] = []
	let next = state
	for (const row of rows) {
		if (row.seq <= next.cursor) continue
		fresh.push(row)
		next = { ...next, cursor: row.seq, ...(row.seq > state.helloSeq ? consequence(row, next) : {}) }
	}
	return { ...next, rows: [...state.rows, ...fresh] }
}

function consequence({ atMs, event }: Row, { status, held, callback }: State): Partial<State> {
	switch (event.type) {
		case 'message':
			return event.author.kind === 'agent' ? { agentTyping: false } : {}
		case 'opened':
		case 'queued':
			return { ...nobodyThere, status: callback && callback.notBeforeMs > atMs ? 'deferred' : 'queued' }
		case 'held':
			return { status: 'deferred', held: event, standing: null }
		case 'resumed':
			return { status: 'queued', held: null }
		case 'callback':
			return { callback: event.callback, ...(status === 'deferred' && !held && { status: 'queued' }) }
		case 'assigned':
			return { status: 'active', agent: event.name, standing: null, held: null }
		case 'abandoned':
		case 'closed':
			return { ...nobodyThere, status: event.type, standing: null, callback: null }
		default:
			return {}
	}
}

const nobodyThere = { agent: null, held: null, agentTyping: false }

/** Whether the customer stands in line, open or closed. */
export function isWaiting(status: ConversationStatus): boolean {
	return status === 'queued' || status === 'deferred'
}

/** Newest message of an agent, 0 for none: what `received` and `read` are about. */
export function newestAgentSeq({ rows }: State): number {
	for (let i = rows.length - 1; i >= 0; i--) {
		const row = rows[i]
		if (row && isAgentMessage(row)) return row.seq
	}
	return 0
}

export function unreadCount(state: State): number {
	return state.rows.filter((it) => it.seq > state.readSeq && isAgentMessage(it)).length
}

function isAgentMessage({ event }: Row): boolean {
	return event.type === 'message' && event.author.kind === 'agent'
}
