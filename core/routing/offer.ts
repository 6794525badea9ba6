import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Subject } from '../protocol/console.ts'

/** What a conversation puts in line. */
export interface Entry {
	readonly conversation: ConversationId
	/** Which stay in line this is; a word about an earlier one is stale. */
	readonly placement: number
	/** Start of the wait; never reset by what happens in line (rule R1). */
	readonly enqueuedAtMs: number
	/** Epochs of this conversation's offers go on from here (rule R3). */
	readonly epoch: number
	/** Offer to this agent first, and for a while to nobody else. */
	readonly target: AgentId | null
	readonly subject: Subject
}

/** One conversation put to one agent: a lease that ends at `expiresAtMs`, whatever crashes in between (rule R9). */
export interface Offer {
	readonly conversation: ConversationId
	readonly placement: number
	readonly queue: QueueId
	readonly queueName: string
	readonly epoch: number
	readonly enqueuedAtMs: number
	readonly expiresAtMs: number
	readonly offerMs: number
	readonly wrapUpMs: number
	readonly subject: Subject
	/** Why this agent: the selector's name, or `named`. */
	readonly why: string
}

/** What an agent says of themselves to the queues they serve. */
export interface Candidate {
	readonly agent: AgentId
	/** Counts up with every change at the agent; an older word never overrules a newer one. */
	readonly version: number
	/** Conversations they could still take; 0 when unavailable. */
	readonly free: number
	/** Whether they are there at all, with room or without. */
	readonly ready: boolean
	readonly idleSinceMs: number
}

/** How an offer ended, as its agent tells its queue. */
export type Outcome = 'accepted' | 'missed' | 'rejected' | 'refused' | 'gone'
