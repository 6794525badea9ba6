/**
 * The socket of one conversation: `/ws/widget` for the customer, `/ws/conversation/{id}` for staff.
 *
 * A client connects with `?v=1&cursor=N`, where N is the last sequence number it holds (0 for none). The server answers
 * `hello`, then `events` with every row after N that the client may see, then speaks as things happen. A row reaches a
 * socket once and in order. The sender's own row comes back like everybody's: that echo, with the client's `id` in it,
 * is the acknowledgement, and it is only sent once the row is durable. Sending the same `id` again gives the same row.
 */
import { z } from 'zod'
import type { DeliveryState, SendProblem } from '../channel/delivery.ts'
import type { Point } from '../channel/point.ts'
import type { WindowNow } from '../channel/window.ts'
import type { Author, Content, Speaker } from '../message.ts'
import { FILES_MAX, TEXT_MAX_CHARS } from '../message.ts'
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

/** The id of a message in the log: a client's own, or `{channel}:{the provider's}`. */
const messageId = z.string().min(1).max(600).regex(/^[^\p{C}]+$/u)
const fileId = z.string().max(64).regex(/^fil_[A-Za-z0-9_-]+$/)
const shortText = z.string().max(1_000).transform((it) => it.replace(NUL, '').toWellFormed())

/** What besides plain text can be said. `files` have been uploaded before. */
export const Said = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('files'), text: z.string().max(TEXT_MAX_CHARS).default(''), files: z.array(fileId).min(1).max(FILES_MAX) }),
	z.object({
		kind: z.literal('location'),
		text: shortText.default(''),
		latitude: z.number().min(-90).max(90),
		longitude: z.number().min(-180).max(180),
		name: shortText.nullable().default(null),
		address: shortText.nullable().default(null),
	}),
	z.object({
		kind: z.literal('menu'),
		text,
		options: z.array(z.object({ id: z.string().min(1).max(200), title: z.string().min(1).max(80) })).min(1).max(25),
	}),
	z.object({
		kind: z.literal('template'),
		text: shortText,
		name: z.string().min(1).max(512),
		language: z.string().min(1).max(20),
		values: z.array(shortText).max(50).default([]),
	}),
	z.object({ kind: z.literal('choice'), text, option: z.string().min(1).max(200) }),
])
export type Said = z.infer<typeof Said>

export const TypingFrame = z.object({ type: z.literal('typing'), on: z.boolean() })
/** "I hold everything up to seq." */
export const ReceivedFrame = z.object({ type: z.literal('received'), seq })
/** "A person has seen everything up to seq." */
export const ReadFrame = z.object({ type: z.literal('read'), seq })
export const SayFrame = z.object({ type: z.literal('say'), id: clientId, text, replyTo: messageId.optional() })
/** Something else than plain text, or more. */
export const SendFrame = z.object({ type: z.literal('send'), id: clientId, content: Said, replyTo: messageId.optional() })
/** What has been said is changed, or taken back; `emoji` null takes a reaction back. */
export const ReactFrame = z.object({ type: z.literal('react'), id: clientId, of: messageId, emoji: z.string().min(1).max(32).nullable() })
/**
 * `epoch`: the assignment the words belong to. Whoever says it is refused once another has begun, even their own (rule R19). `via`:
 * the contact point it goes out by, or `OWN_SOCKET`, when not by the one the customer wrote from last.
 */
const said = { epoch: seq.optional(), via: z.string().max(700).optional() }
export const StaffSayFrame = SayFrame.extend(said)
export const StaffSendFrame = SendFrame.extend(said)

export const CustomerFrame = z.discriminatedUnion('type', [
	SayFrame,
	SendFrame,
	ReactFrame,
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
	StaffSendFrame,
	ReactFrame,
	z.object({ type: z.literal('edit'), id: clientId, of: messageId, text }),
	z.object({ type: z.literal('delete'), id: clientId, of: messageId }),
	/** A message that failed, or of which nobody knows, once more. */
	z.object({ type: z.literal('resend'), id: clientId, of: messageId }),
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
	/** E.164, vouched for by a provider. */
	readonly phone?: string
	/** Vouched for by a provider or by the company. */
	readonly email?: string
}

/** Something is done to a message, which may not have come yet. */
interface Changing {
	readonly id: string
	readonly of: string
	readonly by: Speaker
	/** When it was done, by the provider's clock, and what sorts it within that moment: the last one done counts. */
	readonly sentAtMs?: number
	readonly order?: number
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
		/** Where the customer wrote from; absent for who is here by socket. */
		readonly point?: Point
	}
	| {
		readonly type: 'message'
		readonly id: string
		readonly author: Speaker
		readonly content: Content
		/** Id of the message it answers. */
		readonly replyTo?: string
		/** Key of the contact point it came or goes by; absent for the conversation's own sockets. */
		readonly via?: string
		/** When the customer said it, by the provider's clock, and what sorts it within that moment: it may have come late. */
		readonly sentAtMs?: number
		readonly order?: number
	}
	/** The customer says how it was, from 1 to 5. */
	| { readonly type: 'rated'; readonly id: string; readonly by: Speaker; readonly score: number }
	/** How far a message of ours has come. Staff see it. */
	| { readonly type: 'delivery'; readonly message: string; readonly state: DeliveryState; readonly problem?: SendProblem }
	/** `emoji` null takes it back. */
	| (Changing & { readonly type: 'reaction'; readonly emoji: string | null })
	| (Changing & { readonly type: 'edited'; readonly content: Content })
	| (Changing & { readonly type: 'deleted' })
	/** The bytes of a file have come, or never will. */
	| { readonly type: 'file'; readonly file: string; readonly stored: StoredFile | null; readonly reason?: 'gone' | 'refused' | 'too-large' }
	/** The customer can be reached there too, from now on. Staff see it. */
	| { readonly type: 'joined'; readonly point: Point }
	/** They let us write there, or no longer do. Staff see it. */
	| { readonly type: 'followed' | 'unfollowed'; readonly via: string }
	/** A window is about to close, or has. Staff see it. */
	| { readonly type: 'window'; readonly via: string; readonly state: 'closing' | 'closed'; readonly closesAtMs: number }
	/** A provider vouches for it that the same person is being talked with there too. Staff see it, and may have them go on here. */
	| { readonly type: 'kin'; readonly conversation: ConversationId }
	/** What comes from this customer is dropped from now on, or no longer. Staff see it. */
	| { readonly type: 'blocked' | 'unblocked'; readonly id: string; readonly by: Author }
	/** More is known of who they are. Staff see it. */
	| { readonly type: 'contact'; readonly contact: Contact }
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

/** A file whose bytes are there. */
export interface StoredFile {
	/** As its bytes say. */
	readonly type: string
	readonly bytes: number
	/** Of an image, in pixels. */
	readonly width?: number
	readonly height?: number
	/** Whether there is a small picture of it. */
	readonly thumbnail: boolean
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

/** One way to reach the customer. */
export interface PointView {
	readonly key: string
	readonly point: Point
	readonly window: WindowNow | null
	/** They have blocked us there. */
	readonly isLost: boolean
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
	/** Where the customer can be reached besides their own socket; none for web chat. Empty for the customer. */
	readonly points: readonly PointView[]
	/** Key of the point an answer goes to unless it says another; null for the socket. */
	readonly at: string | null
	/** What comes from them is dropped. */
	readonly blocked: boolean
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
