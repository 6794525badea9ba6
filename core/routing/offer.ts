import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Subject } from '../protocol/console.ts'
import type { Facts } from './facts.ts'
import type { Media, Room } from './media.ts'
import type { Abilities } from './requirement.ts'

/** A customer who has asked to be called back: the item keeps its place, and is not offered before its time (rule R20). */
export interface Callback {
	/** 1 for the first. */
	readonly attempt: number
	readonly notBeforeMs: number
	readonly expiresAtMs: number
	/** Number or address to reach them at. */
	readonly to: string
}

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
	readonly facts: Facts
	/** Who it is, so that a new call is recognised as that of somebody who waits for a callback; null when not known. */
	readonly contact: string | null
	/** Moved ahead by so much besides what the policy says: back from an idle agent, or by hand. */
	readonly boostMs: number
	readonly callback: Callback | null
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
	/** How long the customer may be silent before it gives the agent's attention back; the agent hands it on with `assign`. Absent for never. */
	readonly idleMs?: number
	readonly subject: Subject
	readonly media: Media
	readonly callback: Callback | null
	/** Why this agent: a selector's name, `named`, `sticky`, `pulled`, `assigned`. */
	readonly why: string
	/** It may go over the agent's capacity, and does not ask whether they are available: a supervisor has assigned it (rule R18). */
	readonly force: boolean
}

/** What an agent says of themselves to one queue they serve. */
export interface Candidate {
	readonly agent: AgentId
	/** Counts up with every change at the agent; an older word never overrules a newer one. */
	readonly version: number
	/** What they could still take; empty when unavailable. */
	readonly room: Room
	/** Whether they are there at all, with room or without. */
	readonly ready: boolean
	readonly idleSinceMs: number
	/** Share of their pool that is taken, from 0 to 1 (more when a supervisor has gone over it). */
	readonly load: number
	readonly abilities: Abilities
	/** Only who has waited so long in this queue is for them. */
	readonly delayMs: number
}

/** How an offer ended, as its agent tells its queue. */
export type Outcome = 'accepted' | 'missed' | 'rejected' | 'refused' | 'gone'
