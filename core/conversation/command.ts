import type { Point } from '../channel/point.ts'
import type { AgentId, InboxId, QueueId } from '../ids.ts'
import type { Author, Content } from '../message.ts'
import type { Contact, ConversationEvent, OverrideAct } from '../protocol/conversation.ts'
import type { Facts } from '../routing/facts.ts'
import type { ItemNews } from '../routing/queue-command.ts'

export type Customer = Extract<Author, { kind: 'customer' }>
export type Agent = Extract<Author, { kind: 'agent' }>

/** Where a conversation comes from: what opening it needs. */
export interface Origin {
	readonly inbox: InboxId
	readonly queue: QueueId
	readonly contact: Contact
	/** How long after leaving the line a customer gets the old place back. */
	readonly returnMs: number
	/** What is known of the matter before anything is said. */
	readonly facts?: Partial<Facts>
	/** Where the customer writes from; absent for who is here by socket. */
	readonly point?: Point
}

/** What a contact point tells of what has happened there. Rows as they are, since nothing is to be decided. */
export type PointEvent = Extract<
	ConversationEvent,
	{ type: 'message' | 'delivery' | 'reaction' | 'edited' | 'deleted' | 'file' | 'followed' | 'unfollowed' | 'kin' | 'contact' | 'window' }
>

export type TransferTarget = { readonly kind: 'queue'; readonly queue: QueueId } | { readonly kind: 'agent'; readonly agent: AgentId }

/** What callbacks of the queue it stands in are given. */
export interface CallbackTerms {
	readonly attempts: number
	readonly gapMs: number
	readonly expiresMs: number
}

/** What a conversation can be told. Time and ids come in with it, so that a log replays to the same state. */
export type Command =
	| {
		readonly type: 'receive'
		readonly atMs: number
		readonly id: string
		readonly author: Customer
		readonly content: Content
		readonly origin: Origin
		readonly replyTo?: string
		readonly sentAtMs?: number
		readonly order?: number
	}
	| {
		readonly type: 'reply'
		readonly atMs: number
		readonly id: string
		readonly author: Agent
		readonly content: Content
		/** The assignment it was said under; refused once another has begun (rule R19). Absent for whatever stands. */
		readonly epoch?: number
		readonly replyTo?: string
		/** Key of the contact point it goes out by; absent for the one the customer wrote from last. */
		readonly via?: string
	}
	/** A message that is known is changed, taken back, or reacted to. */
	| {
		readonly type: 'react'
		readonly atMs: number
		readonly id: string
		readonly author: Customer | Agent
		readonly of: string
		readonly emoji: string | null
	}
	| {
		readonly type: 'edit'
		readonly atMs: number
		readonly id: string
		readonly author: Agent
		readonly of: string
		readonly text: string
	}
	| { readonly type: 'delete'; readonly atMs: number; readonly id: string; readonly author: Agent; readonly of: string }
	/** Once more what has failed. `seq`: the message's row, `via`: where it went. */
	| {
		readonly type: 'resend'
		readonly atMs: number
		readonly id: string
		readonly author: Agent
		readonly of: string
		readonly seq: number
		readonly via: string
	}
	/** A contact point has news. */
	| { readonly type: 'point'; readonly atMs: number; readonly event: PointEvent }
	/** The customer can be reached at another point too; from now on answers go there. `rows`: what goes there at once, not having arrived. */
	| { readonly type: 'join'; readonly atMs: number; readonly point: Point; readonly rows?: readonly number[] }
	/** A window's time has come. */
	| { readonly type: 'mind-window'; readonly atMs: number }
	| { readonly type: 'block'; readonly atMs: number; readonly id: string; readonly by: Agent; readonly on: boolean }
	| { readonly type: 'note'; readonly atMs: number; readonly id: string; readonly author: Agent; readonly text: string }
	| {
		readonly type: 'assign'
		readonly atMs: number
		readonly agent: AgentId
		readonly name: string
		readonly placement: number
		readonly epoch: number
		/** How long the customer may be silent before it idles; absent or 0 for ever. */
		readonly idleMs?: number
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
		/** What the customer is asked then; absent for nothing. */
		readonly survey?: string
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
	/** The queue has news of its item. */
	| { readonly type: 'hear'; readonly atMs: number; readonly placement: number; readonly news: ItemNews }
	/** More is known; what is not named stays. */
	| { readonly type: 'learn'; readonly atMs: number; readonly by: Author; readonly facts: Partial<Facts> }
	/** All its tags from now on. */
	| { readonly type: 'tag'; readonly atMs: number; readonly id: string; readonly by: Author; readonly tags: readonly string[] }
	/** The customer has been silent for long. */
	| { readonly type: 'idle'; readonly atMs: number }
	/** The agent's ledger has answered whether there is room for what had idled (rule R10). */
	| { readonly type: 'woken'; readonly atMs: number; readonly epoch: number; readonly granted: boolean }
	/** The customer asks to be called back (rule R20). */
	| {
		readonly type: 'call-back'
		readonly atMs: number
		readonly id: string
		readonly by: Customer
		readonly to: string
		readonly terms: CallbackTerms
	}
	/** The agent reached nobody. */
	| {
		readonly type: 'retry'
		readonly atMs: number
		readonly id: string
		readonly by: Agent
		readonly note: string | null
		readonly terms: CallbackTerms
	}
	/** A supervisor acts by hand (rule R18). */
	| {
		readonly type: 'override'
		readonly atMs: number
		readonly id: string
		readonly by: Agent
		readonly act: OverrideAct
		/** For giving it to an agent: the queue they are met in. */
		readonly via: QueueId | null
	}

/** One kind of command. */
export type To<Type extends Command['type']> = Extract<Command, { type: Type }>
