/**
 * The socket of one conversation: `/ws/widget` for the customer, `/ws/conversation/{id}` for staff.
 *
 * A client connects with `?v=1&cursor=N`, where N is the last sequence number it holds (0 for none). The server answers
 * `hello`, then `events` with every row after N that the client may see, then speaks as things happen. A row reaches a
 * socket once and in order. The sender's own row comes back like everybody's: that echo, with the client's `id` in it,
 * is the acknowledgement, and it is only sent once the row is durable. Sending the same `id` again gives the same row.
 */
import { z } from 'zod'
import type { Author, Content, Speaker } from '../message.ts'
import { TEXT_MAX_CHARS } from '../message.ts'
import type { ProblemCode } from '../problem.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId } from '../ids.ts'
import type { Facts } from '../routing/facts.ts'
import type { Callback } from '../routing/offer.ts'

// deno-lint-ignore no-control-regex
const NUL = /\u0000/g
/** PostgreSQL text cannot hold U+0000 nor half a surrogate pair, and nobody types one. */
const text = z.string()
	// Code units, as browsers count; the schema's own `max` counts code points.
	.refine((it) => it.length <= TEXT_MAX_CHARS, `at most ${TEXT_MAX_CHARS} characters`)
	.transform((it) => it.replace(NUL, '').toWellFormed())
	.refine((it) => it.trim() !== '', 'empty')
// deno-lint-ignore no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f]/g
/** A phone number or whatever else somebody can be reached at, on one line. */
const address = z.string().max(200).transform((it) => it.replace(CONTROLS, ' ').toWellFormed().trim())
	.refine((it) => it.length >= 3 && it.length <= 100, 'between 3 and 100 characters')
/** The client's own id for a send: makes it idempotent. */
const clientId = z.string().min(8).max(64).regex(/^[A-Za-z0-9_-]+$/)
const seq = z.int().min(0)

export const TypingFrame = z.object({ type: z.literal('typing'), on: z.boolean() })
/** "I hold everything up to seq." */
export const ReceivedFrame = z.object({ type: z.literal('received'), seq })
/** "A person has seen everything up to seq." */
export const ReadFrame = z.object({ type: z.literal('read'), seq })
export const SayFrame = z.object({ type: z.literal('say'), id: clientId, text })
/** `epoch`: the assignment the words belong to. Whoever says it is refused once another has begun, even their own (rule R19). */
export const StaffSayFrame = SayFrame.extend({ epoch: seq.optional() })

export const CustomerFrame = z.discriminatedUnion('type', [
	SayFrame,
	TypingFrame,
	ReceivedFrame,
	ReadFrame,
	z.object({ type: z.literal('leave'), id: clientId }),
	/** "Keep my place and call me back": a phone number or an address. */
	z.object({ type: z.literal('callback'), id: clientId, to: address }),
])
export type CustomerFrame = z.infer<typeof CustomerFrame>

export const TransferTarget = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('queue'), queue: z.string().max(64) }),
	z.object({ kind: z.literal('agent'), agent: z.string().max(64) }),
])

export const StaffFrame = z.discriminatedUnion('type', [
	StaffSayFrame,
	TypingFrame,
	ReceivedFrame,
	ReadFrame,
	z.object({ type: z.literal('note'), id: clientId, text }),
	z.object({ type: z.literal('transfer'), id: clientId, to: TransferTarget, note: text.optional() }),
	z.object({ type: z.literal('close'), id: clientId, disposition: z.string().max(64), note: text.optional() }),
	/** A callback that reached nobody: again later, in the old place, while there are attempts left. */
	z.object({ type: z.literal('retry'), id: clientId, note: text.optional() }),
])
export type StaffFrame = z.infer<typeof StaffFrame>

/** Why a conversation stands in line (again). */
export type QueuedReason = 'opened' | 'reopened' | 'returned' | 'transferred' | 'agent_lost' | 'overflowed' | 'moved' | 'idle' | 'retried'

export interface Contact {
	readonly id: ContactId
	readonly name: string | null
	/** BCP 47, from the browser or the channel. */
	readonly language: string
}

/** One thing that happened. The log is the truth; all state follows from it. */
export type ConversationEvent =
	| {
		readonly type: 'opened'
		readonly inbox: InboxId
		readonly queue: QueueId
		readonly contact: Contact
		readonly placement: 1
		/** What is known of the matter from the start; absent in older logs. */
		readonly facts?: Facts
	}
	| { readonly type: 'message'; readonly id: string; readonly author: Speaker; readonly content: Content }
	| { readonly type: 'note'; readonly id: string; readonly author: Speaker; readonly text: string }
	| {
		readonly type: 'queued'
		readonly reason: QueuedReason
		readonly queue: QueueId
		/** Counts the stays in line; `opened` is the first. */
		readonly placement: number
		/** Start of the customer's wait; survives transfer, agent loss and a quick return (rule R1). */
		readonly enqueuedAtMs: number
		/** Offer to this agent first. */
		readonly target: AgentId | null
		/** Moved ahead by so much; absent for not at all. */
		readonly boostMs?: number
	}
	| {
		readonly type: 'assigned'
		readonly agent: AgentId
		readonly name: string
		readonly epoch: number
		/** After so long a silence of the customer's it idles; 0 or absent for never. Staff see it. */
		readonly idleMs?: number
	}
	| {
		readonly type: 'transferred'
		readonly id: string
		readonly by: Author
		readonly to: { readonly kind: 'queue'; readonly queue: QueueId } | { readonly kind: 'agent'; readonly agent: AgentId }
		readonly note: string | null
	}
	/** More is known of the customer or their matter. Staff see it. */
	| { readonly type: 'facts'; readonly facts: Facts; readonly by: Author }
	/** All its tags from now on. Staff see them. */
	| { readonly type: 'tagged'; readonly id: string; readonly by: Author; readonly tags: readonly string[] }
	/** It keeps its place until the queue opens (null: nobody knows when), and the customer need not stay. */
	| { readonly type: 'held'; readonly mode: HoldMode; readonly opensAtMs: number | null; readonly placement: number }
	| { readonly type: 'resumed'; readonly placement: number }
	/** The customer will be called back and keeps their place; null: they are here again and wait for themselves. */
	| { readonly type: 'callback'; readonly id: string; readonly callback: Callback | null }
	/** The customer is silent: their agent is free for others until they write again (rule R10). */
	| { readonly type: 'idled' | 'woken'; readonly agent: AgentId; readonly epoch: number }
	/** A supervisor acted by hand (rule R18). Staff see it. */
	| { readonly type: 'override'; readonly id: string; readonly by: Author; readonly act: OverrideAct }
	/** The same customer goes on in another conversation, which has this one's place. */
	| { readonly type: 'merged'; readonly into: ConversationId }
	/** The customer went away while waiting: out of line, back in with the old age on return. */
	| { readonly type: 'abandoned' }
	| {
		readonly type: 'closed'
		readonly id: string
		readonly by: Author
		readonly disposition: string | null
		readonly note: string | null
		/** Why the system closed it. */
		readonly reason?: ClosedReason
	}

/** `expired`: a callback's time was over. `unreached`: all its attempts were made. `merged`: it goes on in another conversation. */
export type ClosedReason = 'expired' | 'unreached' | 'merged'

/** What becomes of who waits while the queue is closed (rule R15). */
export type HoldMode = 'defer' | 'message' | 'callback' | 'voicemail'

export type OverrideAct =
	| { readonly type: 'boost'; readonly byMs: number }
	| { readonly type: 'assign'; readonly agent: AgentId; readonly force: boolean }
	| { readonly type: 'move'; readonly queue: QueueId }

/** One row of the log as it travels. */
export interface Row {
	readonly seq: number
	readonly atMs: number
	readonly event: ConversationEvent
}

/** `deferred`: keeps its place until the queue opens or the callback's time comes. */
export type ConversationStatus = 'new' | 'queued' | 'deferred' | 'active' | 'abandoned' | 'closed'

/** Watermarks: up to which row each side has received and read. They only rise. */
export interface Marks {
	readonly received: number
	readonly read: number
}
export type Party = 'customer' | 'agent'

/** Place in line, 1 for the next; the wait still expected, null when there is nothing honest to say. */
export interface Standing {
	readonly position: number
	readonly waitMs: number | null
}

export interface ConversationView {
	readonly conversation: ConversationId
	readonly status: ConversationStatus
	readonly queue: QueueId | null
	readonly contact: Contact | null
	readonly assignee: { readonly id: AgentId; readonly name: string } | null
	readonly marks: { readonly customer: Marks; readonly agent: Marks }
	/** Whether the customer has a socket open. */
	readonly customerOnline: boolean
	readonly standing: Standing | null
	/** While deferred: until when, and how. */
	readonly held: { readonly mode: HoldMode; readonly opensAtMs: number | null } | null
	readonly callback: Callback | null
	/** The customer has been silent long enough to give the agent's attention back. */
	readonly idle: boolean
	/** Newest row of the log. */
	readonly seq: number
	readonly disposition: string | null
	readonly tags: readonly string[]
	readonly openedAtMs: number | null
}

export type ConversationServerFrame =
	| { readonly type: 'hello'; readonly v: number; readonly nowMs: number; readonly view: ConversationView }
	/** Rows in order; one for live traffic, many for a resume. */
	| { readonly type: 'events'; readonly rows: readonly Row[] }
	| { readonly type: 'typing'; readonly party: Party; readonly on: boolean }
	| { readonly type: 'marks'; readonly party: Party; readonly marks: Marks }
	| { readonly type: 'standing'; readonly standing: Standing | null }
	| { readonly type: 'presence'; readonly customerOnline: boolean }
	| { readonly type: 'problem'; readonly code: ProblemCode; readonly title: string; readonly detail?: string; readonly replyTo?: string }
