/**
 * The console's control socket, `/ws/console`: presence, offers, the list of what the agent holds.
 *
 * A client connects with `?v=1&cursor=N`. The server answers `hello` with the whole state, then one `events` frame with
 * the rows after N (when they are still kept: the newest 500), so that a console can say what it missed while away.
 */
import { z } from 'zod'
import type { AgentId, ContactId, ConversationId, QueueId } from '../ids.ts'
import type { ProblemCode } from '../problem.ts'
import type { InboxChannel } from '../config/inbox-channel.ts'
import type { Media } from '../routing/media.ts'
import type { Callback } from '../routing/offer.ts'

const conversation = z.string().max(64)
const epoch = z.int().min(0)

export const ConsoleFrame = z.discriminatedUnion('type', [
	z.object({ type: z.literal('presence'), presence: z.enum(['available', 'away', 'offline']) }),
	z.object({ type: z.literal('accept'), conversation, epoch }),
	z.object({ type: z.literal('reject'), conversation, epoch, reason: z.string().max(200).optional() }),
	/** Wrap-up is done before its time. */
	z.object({ type: z.literal('finish'), conversation }),
	/** Takes one out of the line by hand, as far as the queue's policy allows it. */
	z.object({ type: z.literal('pull'), queue: z.string().max(64), conversation }),
])
export type ConsoleFrame = z.infer<typeof ConsoleFrame>

/** What an agent says of themselves; `not_responding` is said of them after a missed offer (rule R5). */
export type Presence = 'available' | 'away' | 'offline' | 'not_responding'
/** What the sockets say: `stale` gets no new offers, `offline` loses what it holds (rule R14). */
export type Connection = 'online' | 'stale' | 'offline'

/** Who is asking and about what: enough to decide on an offer, or to show a row in a list. */
export interface Subject {
	readonly contactName: string | null
	/** Tells nameless visitors apart. Absent in what was put in line by an earlier version. */
	readonly contact?: ContactId
	readonly language: string
	/** Start of the newest customer message. */
	readonly preview: string
	/** Note of the agent who transferred it. */
	readonly note: string | null
	/** What they write by; absent for the web, and in what was put in line by an earlier version. */
	readonly channel?: InboxChannel
}

/** One conversation in an agent's hands. It takes capacity from the offer on (rule R2). */
export interface Work {
	readonly conversation: ConversationId
	readonly placement: number
	readonly queue: QueueId
	readonly queueName: string
	readonly epoch: number
	/** `idle`: theirs still, but the customer is silent and it takes no room (rule R10). */
	readonly stage: 'offered' | 'active' | 'idle' | 'wrapping'
	readonly sinceMs: number
	/** Start of the customer's wait. */
	readonly enqueuedAtMs: number
	/** When the offer or the wrap-up ends by itself; null while active. */
	readonly dueMs: number | null
	/** Full length of what `dueMs` ends, for drawing a countdown. */
	readonly lengthMs: number | null
	readonly subject: Subject
	readonly media: Media
	readonly callback: Callback | null
	/** Why this agent, as a key the console puts in words: a selector's name, `named`, `sticky`, `pulled`, `assigned`. */
	readonly why: string
}

export interface AgentView {
	readonly agent: AgentId
	readonly name: string
	readonly presence: Presence
	readonly presenceSinceMs: number
	readonly connection: Connection
	readonly capacity: number
	/** Share of their pool that is taken. */
	readonly load: number
	readonly work: readonly Work[]
}

export type AgentEventKind =
	| 'profiled'
	| 'presence'
	| 'connection'
	| 'offered'
	| 'accepted'
	| 'missed'
	| 'rejected'
	| 'rescinded'
	| 'released'
	| 'wrapped'
	| 'lost'
	| 'idled'
	| 'woken'

/** One row of the agent's own log as it travels: what happened, about which conversation. */
export interface AgentRow {
	readonly seq: number
	readonly atMs: number
	readonly kind: AgentEventKind
	readonly conversation: ConversationId | null
	/** With `rescinded` and `released`: a colleague has it, who was faster or was given it. */
	readonly taken?: boolean
}

export interface Directory {
	readonly queues: readonly { readonly id: QueueId; readonly name: string }[]
	readonly agents: readonly { readonly id: AgentId; readonly name: string }[]
	readonly dispositions: readonly { readonly id: string; readonly name: string; readonly nameZh: string }[]
}

export type ConsoleServerFrame =
	| {
		readonly type: 'hello'
		readonly v: number
		readonly nowMs: number
		readonly seq: number
		readonly view: AgentView
		readonly directory: Directory
	}
	/** What happened since, and how things stand after the last row of it. */
	| { readonly type: 'events'; readonly rows: readonly AgentRow[]; readonly view: AgentView }
	| { readonly type: 'problem'; readonly code: ProblemCode; readonly title: string; readonly detail?: string; readonly replyTo?: string }
