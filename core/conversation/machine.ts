/**
 * The rules of a conversation. `decide` says what a command does: rows for the log and effects owed to other objects.
 * Time and ids come in with the command, so that a log replays to the same state.
 */
import type { AgentId, InboxId, QueueId } from '../ids.ts'
import type { Author, Content } from '../message.ts'
import type { Contact, ConversationEvent, QueuedReason } from '../protocol/conversation.ts'
import { type Refusal, refuse } from '../problem.ts'
import type { ConversationState } from './state.ts'

type Customer = Extract<Author, { kind: 'customer' }>
type Agent = Extract<Author, { kind: 'agent' }>

/** Where a conversation comes from: what opening it needs. */
export interface Origin {
	readonly inbox: InboxId
	readonly queue: QueueId
	readonly contact: Contact
	/** How long after leaving the line a customer gets the old place back. */
	readonly returnMs: number
}

export type TransferTarget = { readonly kind: 'queue'; readonly queue: QueueId } | { readonly kind: 'agent'; readonly agent: AgentId }

export type Command =
	| {
		readonly type: 'receive'
		readonly atMs: number
		readonly id: string
		readonly author: Customer
		readonly content: Content
		readonly origin: Origin
	}
	| { readonly type: 'reply'; readonly atMs: number; readonly id: string; readonly author: Agent; readonly content: Content }
	| { readonly type: 'note'; readonly atMs: number; readonly id: string; readonly author: Agent; readonly text: string }
	| {
		readonly type: 'assign'
		readonly atMs: number
		readonly agent: AgentId
		readonly name: string
		readonly placement: number
		readonly epoch: number
	}
	/** The agent is gone for good; what they held goes back in line. */
	| { readonly type: 'lose'; readonly atMs: number; readonly agent: AgentId; readonly epoch: number }
	| {
		readonly type: 'transfer'
		readonly atMs: number
		readonly id: string
		readonly by: Agent
		readonly to: TransferTarget
		/** The queue a named agent is met in, since no other can offer to them; null for the one it is in. */
		readonly via: QueueId | null
		readonly note: string | null
	}
	| {
		readonly type: 'close'
		readonly atMs: number
		readonly id: string
		readonly by: Agent
		readonly disposition: string
		readonly note: string | null
	}
	/** The customer ends it. */
	| { readonly type: 'leave'; readonly atMs: number; readonly id: string; readonly by: Customer }
	/** The customer's grace is over. */
	| { readonly type: 'abandon'; readonly atMs: number }
	/** The customer is back. */
	| { readonly type: 'return'; readonly atMs: number; readonly returnMs: number }

/** What other objects must be told. Each is idempotent and acts on present truth when it is finally sent. */
export type Effect =
	| { readonly type: 'enqueue'; readonly queue: QueueId; readonly placement: number }
	| { readonly type: 'withdraw'; readonly queue: QueueId; readonly placement: number }
	| { readonly type: 'release'; readonly agent: AgentId; readonly placement: number; readonly epoch: number; readonly wrapUp: boolean }

export interface Accepted {
	readonly ok: true
	readonly events: readonly ConversationEvent[]
	readonly effects: readonly Effect[]
}
export type Decision = Accepted | Refusal

const nothing: Accepted = { ok: true, events: [], effects: [] }

export function decide(state: ConversationState, command: Command): Decision {
	switch (command.type) {
		case 'receive':
			return receive(state, command)
		case 'reply':
			return held(state, command.author.id) ?? accept([message(command)])
		case 'note':
			return state.status === 'new'
				? refuse('not-found')
				: accept([{ type: 'note', id: command.id, author: command.author, text: command.text }])
		case 'assign':
			return assign(state, command)
		case 'lose':
			return holds(state, command.agent) && state.epoch === command.epoch ? requeue(state, { ...command, reason: 'agent_lost' }) : nothing
		case 'transfer':
			return held(state, command.by.id) ?? transfer(state, command)
		case 'close':
			return close(state, command)
		case 'leave':
			return leave(state, command)
		case 'abandon':
			return state.status === 'queued' ? accept([{ type: 'abandoned' }], [withdrawal(state)]) : nothing
		case 'return':
			return state.status === 'abandoned' ? requeue(state, { ...returning(state, command), atMs: command.atMs }) : nothing
	}
}

function accept(events: readonly ConversationEvent[], effects: readonly Effect[] = []): Accepted {
	return { ok: true, events, effects }
}

function message({ id, author, content }: { id: string; author: Author; content: Content }): ConversationEvent {
	return { type: 'message', id, author, content }
}

function holds(state: ConversationState, agent: AgentId): boolean {
	return state.status === 'active' && state.assignee?.id === agent
}

/** The refusal for an agent who does not hold the conversation; null when they do. */
function held(state: ConversationState, agent: AgentId): Refusal | null {
	if (holds(state, agent)) return null
	return refuse(state.status === 'closed' ? 'conversation-closed' : 'not-assigned')
}

/** A customer may always write; what it starts depends on how things stood. */
function receive(state: ConversationState, command: Extract<Command, { type: 'receive' }>): Decision {
	const { inbox, queue, contact } = command.origin
	switch (state.status) {
		case 'new':
			return accept([{ type: 'opened', inbox, queue, contact, placement: 1 }, message(command)], [{ type: 'enqueue', queue, placement: 1 }])
		case 'closed':
			return requeue(state, { atMs: command.atMs, reason: 'reopened', enqueuedAtMs: command.atMs, queue }, [message(command)])
		case 'abandoned':
			return requeue(state, { ...returning(state, { atMs: command.atMs, returnMs: command.origin.returnMs }), atMs: command.atMs }, [
				message(command),
			])
		case 'queued':
		case 'active':
			return accept([message(command)])
	}
}

interface Requeue {
	readonly atMs: number
	readonly reason: QueuedReason
	/** Unless given, the wait goes on from where it began (rule R1). */
	readonly enqueuedAtMs?: number
	readonly queue?: QueueId
	readonly target?: AgentId
}

function requeue(
	state: ConversationState,
	how: Requeue,
	before: readonly ConversationEvent[] = [],
	owed: readonly Effect[] = [],
): Decision {
	const queue = how.queue ?? state.queue
	if (!queue) return refuse('not-found')
	const placement = state.placement + 1
	const queued: ConversationEvent = {
		type: 'queued',
		reason: how.reason,
		queue,
		placement,
		enqueuedAtMs: how.enqueuedAtMs ?? state.enqueuedAtMs,
		target: how.target ?? null,
	}
	return accept([...before, queued], [...owed, { type: 'enqueue', queue, placement }])
}

/** Who returns soon gets the old place back; who returns late starts a new wait. */
function returning(state: ConversationState, { atMs, returnMs }: { atMs: number; returnMs: number }) {
	const soon = atMs - (state.abandonedAtMs ?? 0) <= returnMs
	return { reason: 'returned' as const, enqueuedAtMs: soon ? state.enqueuedAtMs : atMs }
}

/** Exactly one accept wins (rule R3); hearing of the same one again changes nothing. */
function assign(state: ConversationState, command: Extract<Command, { type: 'assign' }>): Decision {
	if (holds(state, command.agent) && state.epoch === command.epoch) return nothing
	if (state.status === 'closed' || state.status === 'abandoned' || state.status === 'new') return refuse('conversation-closed')
	if (state.status === 'active') return refuse('already-assigned')
	if (command.placement !== state.placement || command.epoch <= state.epoch) return refuse('stale-epoch')
	return accept([{ type: 'assigned', agent: command.agent, name: command.name, epoch: command.epoch }])
}

function transfer(state: ConversationState, command: Extract<Command, { type: 'transfer' }>): Decision {
	const { id, by, to, via, note, atMs } = command
	const where = to.kind === 'queue' ? { queue: to.queue } : { target: to.agent, queue: via ?? undefined }
	return requeue(state, { atMs, reason: 'transferred', ...where }, [{ type: 'transferred', id, by, to, note }], [releaseOf(state, false)])
}

function close(state: ConversationState, command: Extract<Command, { type: 'close' }>): Decision {
	const { id, by, disposition, note } = command
	const closed: ConversationEvent = { type: 'closed', id, by, disposition, note }
	// The customer ended it first: who held it may still say what came of it.
	if (state.status === 'closed' && state.assignee?.id === by.id && state.disposition === null) return accept([closed])
	return held(state, by.id) ?? accept([closed], [releaseOf(state, true)])
}

function leave(state: ConversationState, { id, by }: { id: string; by: Customer }): Decision {
	const closed: ConversationEvent = { type: 'closed', id, by, disposition: null, note: null }
	if (state.status === 'queued') return accept([closed], [withdrawal(state)])
	if (state.status === 'active') return accept([closed], [releaseOf(state, true)])
	return state.status === 'abandoned' ? accept([closed]) : refuse(state.status === 'new' ? 'not-found' : 'conversation-closed')
}

function withdrawal(state: ConversationState): Effect {
	return { type: 'withdraw', queue: state.queue as QueueId, placement: state.placement }
}

function releaseOf(state: ConversationState, wrapUp: boolean): Effect {
	const { assignee, placement, epoch } = state
	return { type: 'release', agent: (assignee as { id: AgentId }).id, placement, epoch, wrapUp }
}
