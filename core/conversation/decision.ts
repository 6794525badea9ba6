/** What decisions about a conversation are made of. */
import type { AgentId, QueueId } from '../ids.ts'
import type { ConversationEvent, QueuedReason } from '../protocol/conversation.ts'
import { type Refusal, refuse } from '../problem.ts'
import type { ConversationState } from './state.ts'

/** What other objects must be told. Each is idempotent and acts on present truth when it is finally sent. */
export type Effect =
	| { readonly type: 'enqueue'; readonly queue: QueueId; readonly placement: number }
	| { readonly type: 'withdraw'; readonly queue: QueueId; readonly placement: number }
	/** The queue must know more of its item. */
	| { readonly type: 'update'; readonly queue: QueueId; readonly placement: number; readonly what: 'facts' | 'callback' }
	| {
		readonly type: 'boost'
		readonly queue: QueueId
		readonly placement: number
		/** Told twice, it counts once. */
		readonly id: string
		readonly byMs: number
		readonly by: string
	}
	| {
		readonly type: 'assign'
		readonly queue: QueueId
		readonly placement: number
		readonly agent: AgentId
		readonly force: boolean
		readonly by: string
	}
	| { readonly type: 'release'; readonly agent: AgentId; readonly placement: number; readonly epoch: number; readonly wrapUp: boolean }
	/** The agent has its weight back (rule R10). */
	| { readonly type: 'rest'; readonly agent: AgentId; readonly placement: number; readonly epoch: number }
	/** A row goes out by a contact point; `again`: once more, and by whose asking. */
	| { readonly type: 'send'; readonly point: string; readonly seq: number; readonly again?: string }
	/** What is said at a contact point belongs to this conversation from now on. */
	| { readonly type: 'bind'; readonly point: string }
	/** What comes from a contact point is dropped, or no longer. */
	| { readonly type: 'block'; readonly point: string; readonly on: boolean }
	/** The agent needs it again; `force`: they have taken it up themselves. */
	| { readonly type: 'wake'; readonly agent: AgentId; readonly placement: number; readonly epoch: number; readonly force: boolean }

export interface Accepted {
	readonly ok: true
	readonly events: readonly ConversationEvent[]
	readonly effects: readonly Effect[]
}
export type Decision = Accepted | Refusal

export const nothing: Accepted = { ok: true, events: [], effects: [] }

export function accept(events: readonly ConversationEvent[], effects: readonly Effect[] = []): Accepted {
	return { ok: true, events, effects }
}

export interface Requeue {
	readonly reason: QueuedReason
	/** Unless given, the wait goes on from where it began (rule R1). */
	readonly enqueuedAtMs?: number
	readonly queue?: QueueId
	readonly target?: AgentId
	readonly boostMs?: number
	/** What happened before it. */
	readonly before?: readonly ConversationEvent[]
	/** What is owed besides. */
	readonly owed?: readonly Effect[]
}

/** Into line (again). */
export function requeue(state: ConversationState, how: Requeue): Decision {
	const queue = how.queue ?? state.queue
	if (!queue) return refuse('not-found')
	const { reason, enqueuedAtMs = state.enqueuedAtMs, target = null, boostMs = 0, before = [], owed = [] } = how
	const placement = state.placement + 1
	const queued = { type: 'queued', reason, queue, placement, enqueuedAtMs, target, ...(boostMs > 0 && { boostMs }) } as const
	return accept([...before, queued], [...owed, { type: 'enqueue', queue, placement }])
}

export function holds(state: ConversationState, agent: AgentId): boolean {
	return state.status === 'active' && state.assignee?.id === agent
}

/** The refusal for an agent who does not hold the conversation; null when they do. */
export function unlessHeld(state: ConversationState, agent: AgentId): Refusal | null {
	if (holds(state, agent)) return null
	return refuse(state.status === 'closed' ? 'conversation-closed' : 'not-assigned')
}

/** Its place in line: where every word to the queue goes. */
export function placeOf(state: ConversationState): { readonly queue: QueueId; readonly placement: number } {
	return { queue: state.queue as QueueId, placement: state.placement }
}

export function withdrawal(state: ConversationState): Effect {
	return { type: 'withdraw', ...placeOf(state) }
}

export function releaseOf(state: ConversationState, wrapUp: boolean): Effect {
	return { type: 'release', ...stayOf(state), wrapUp }
}

/** Its stay with the agent who holds it. */
export function stayOf({ assignee, placement, epoch }: ConversationState) {
	return { agent: (assignee as { id: AgentId }).id, placement, epoch }
}
