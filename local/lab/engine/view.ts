/** What the lab's page is told, and what it can ask for: types alone, read by the engine and by the page. */
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { FileKind } from '../../../core/message.ts'
import type { Act, Fault } from '../../providers/stand-in.ts'

/** What befalls webhooks on their way to Patchbay. */
export interface Way {
	/** How often each is posted. */
	readonly copies: number
	readonly delayMs: number
	/** So many are held back and posted in another order; 1 for none. */
	readonly shuffle: number
	/** `first`: the first attempt is lost, and the provider tries again. `all`: nothing ever arrives. */
	readonly lost: 'none' | 'first' | 'all'
	/** With a signature that is not the provider's. */
	readonly forged: boolean
}

/** What the provider tells of messages it has taken. `delivered`: and never that they were read. `failed`: taken, and then not delivered. */
export type ReceiptRule = 'all' | 'delivered' | 'none' | 'failed'

export interface Trouble extends Way {
	/** What the provider answers until that time; null when nothing is wrong with it. */
	readonly fault: Fault | null
	/** Null for until it is switched off. */
	readonly faultUntilMs: number | null
	readonly receipts: ReceiptRule
}

/**
 * A customer's: `sending`, `held` for another order, `retrying`, `arrived`, `seen` by the company, `lost` on the way, `refused` to the end.
 * The company's: `taken` by the provider, `delivered` and `read` as the provider has told, `failed`.
 */
export type BubbleState =
	| 'sending'
	| 'held'
	| 'retrying'
	| 'arrived'
	| 'seen'
	| 'lost'
	| 'refused'
	| 'taken'
	| 'delivered'
	| 'read'
	| 'failed'

export interface BubbleFile {
	readonly kind: FileKind
	readonly name: string
	/** To be shown from here; null for what can only be named. */
	readonly url: string | null
}

export interface Bubble {
	/** Counts up in one start of the lab. */
	readonly key: number
	/** The provider's; null for what has none. */
	readonly id: string | null
	readonly from: 'customer' | 'company'
	/** What was done, where it is no message. */
	readonly what: 'message' | 'followed' | 'unfollowed' | 'unknown'
	readonly text: string
	readonly files: readonly BubbleFile[]
	readonly options: readonly { readonly id: string; readonly title: string }[]
	/** The provider's id of what it answers. */
	readonly of: string | null
	readonly atMs: number
	readonly state: BubbleState
	readonly attempts: number
	readonly isEdited: boolean
	readonly isDeleted: boolean
	readonly isTemplate: boolean
	readonly reactions: { readonly customer: string | null; readonly company: string | null }
}

export interface PhoneView {
	readonly address: string
	readonly name: string
	readonly bubbles: readonly Bubble[]
	readonly isTyping: boolean
	/** Messages of the company's that have not been looked at. */
	readonly unread: number
}

/** `waiting`: nobody has tried yet, or it is being tried. */
export type Readiness = { readonly state: 'waiting' | 'ready' } | { readonly state: 'failed'; readonly why: string }

export type ActType = Act['type']

export interface RoomView {
	readonly channel: InboxChannel
	/** Null until it has been opened. */
	readonly inbox: string | null
	readonly readiness: Readiness
	/** Counts up with every change of what is here. */
	readonly version: number
	/** What the provider has a way to do. */
	readonly can: readonly ActType[]
	readonly canReply: boolean
	/** Kinds of file that customers can send. */
	readonly files: readonly FileKind[]
	/** Whether there is a time after which only templates go out. */
	readonly hasWindow: boolean
	readonly trouble: Trouble
	/** Webhooks that wait to be shuffled. */
	readonly held: number
	readonly phones: readonly PhoneView[]
}

export interface LabView {
	readonly version: number
	/** Those that have changed since the version asked for. */
	readonly rooms: readonly RoomView[]
}

export interface Exchange {
	readonly seq: number
	readonly atMs: number
	readonly tookMs: number
	/** `in`: the provider posts to Patchbay. `out`: Patchbay asks the provider. */
	readonly way: 'in' | 'out'
	readonly request: {
		readonly method: string
		readonly url: string
		readonly headers: Readonly<Record<string, string>>
		readonly body: string
	}
	/** Null when there was none: the connection broke. */
	readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string } | null
	/** What the lab has done to it. */
	readonly note: ExchangeNote | null
}

export type ExchangeNote =
	| { readonly type: 'attempt'; readonly attempt: number; readonly copy: number; readonly copies: number }
	| { readonly type: 'lost' }
	| { readonly type: 'fault'; readonly fault: Fault }
	| { readonly type: 'handshake' }
	| { readonly type: 'unanswered'; readonly why: string }
