/**
 * What the contract suite has to know of one channel beyond the channel and its stand-in: `kits/<name>.ts` exports one as `kit`.
 * Everything else it takes from the stand-in, which acts as the customer and as the provider.
 */
import type { Channel, Inbound, Sent, Translated } from '../../../channels/channel.ts'
import type { SendProblemCode } from '../../../core/channel/delivery.ts'
import type { ProblemCode } from '../../../core/problem.ts'
import type { FileKind } from '../../../core/message.ts'
import type { Delivery, Fault, HookRequest, Shown, StandIn } from '../../../local/providers/stand-in.ts'

/** What a customer does, as the suite lets them. `reply` is a text that answers one of ours; `unreaction` takes a reaction back. */
export type ActName =
	| 'text'
	| 'reply'
	| `file ${FileKind}`
	| 'location'
	| 'contact'
	| 'reaction'
	| 'unreaction'
	| 'edit'
	| 'delete'
	| 'choice'
	| 'typing'
	| 'follow'
	| 'unfollow'
	| 'unknown'
	| `receipt ${'sent' | 'delivered' | 'read' | 'failed'}`

/** What Patchbay sends, as the suite lets it: everything `core/channel/about.ts` says the channel can. */
export type SendName =
	| 'text'
	| 'reply'
	| `file ${FileKind}`
	| 'location'
	| 'contacts'
	| 'menu'
	| 'template'
	| 'link'
	| 'email'
	| 'reaction'
	| 'unreaction'
	| 'edit'
	| 'delete'

export interface Outcome {
	readonly outcome: Exclude<Sent, { ok: true }>['outcome']
	readonly code: SendProblemCode
}

/** A request as it comes, without its signature: only what is translated. */
export interface Unsigned {
	/** What it is about, as in `a poll`. */
	readonly name: string
	readonly body: string | Uint8Array<ArrayBuffer>
	readonly headers?: Readonly<Record<string, string>>
	readonly query?: string
}

/** An example as the provider publishes it. */
export interface Example extends Unsigned {
	/** What comes out, as `toMatchObject` compares it: what is not named is not looked at. */
	readonly items: readonly Record<string, unknown>[]
	/** Where the example is signed: then it has to pass as it is. */
	readonly signed?: { readonly url: string; readonly credentials: Readonly<Record<string, string>>; readonly nowMs: number }
}

/** What the provider answers to a message, and what that means. */
export interface ProviderError extends Outcome {
	readonly name: string
	readonly status: number
	readonly body: string | Record<string, unknown>
	readonly headers?: Readonly<Record<string, string>>
	/** At least so long until the next attempt. */
	readonly afterMs?: number
}

/** What a request must look like to be refused, besides what the suite makes up by itself. */
export interface Forgery {
	readonly name: string
	/** `genuine` is a text from a customer, as the stand-in signs it. */
	forge(genuine: HookRequest): HookRequest | Promise<HookRequest>
	readonly code: ProblemCode
	/** Time that has gone by since it was signed. */
	readonly laterMs?: number
}

export interface Kit {
	readonly channel: Channel
	readonly standIn: StandIn
	/** For what does not come by webhook, as mail: how it is read instead of `verify` and `translate`. Files come along with it. */
	readonly reads?: (request: HookRequest, nowMs: number) => Promise<Translated>
	readonly signature: {
		/** Headers and query parameters that prove it; without them it is `signature-missing`. */
		readonly headers?: readonly string[]
		readonly query?: readonly string[]
		/** Whether it is over the body, so that one other bit is noticed. */
		readonly coversBody: boolean
	}
	readonly forgeries?: readonly Forgery[]
	/** What the stand-in has no way to do, because the provider has none. Anything else must come out. */
	readonly cannot: readonly ActName[]
	/** Where a customer's act comes out otherwise than its plain meaning; throws as `expect` does. Say why. */
	readonly hears?: Partial<Record<ActName, (items: readonly Inbound[], delivery: Delivery) => void>>
	/** Where something of ours is shown otherwise than its plain meaning. Say why. */
	readonly shows?: Partial<Record<SendName, (shown: readonly Shown[]) => void>>
	/** Values of a template the stand-in knows, for a channel that sends templates. */
	readonly template?: { readonly name: string; readonly language: string; readonly text: string; readonly values: readonly string[] }
	/** Media type and bytes of a file the provider takes, where the suite's own (PNG, MP4, MP3, OGG, WebP, PDF) are not taken. */
	readonly files?: Partial<Record<FileKind, { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }>>
	/** What each fault of the stand-in comes to, where it is not what the suite expects; null where the provider knows no such fault. */
	readonly faults?: Partial<Record<Fault, Outcome | null>>
	readonly errors: readonly ProviderError[]
	/** What Patchbay has never heard of, at least one: each comes out as `unsupported` and nothing else. */
	readonly unknown: readonly Unsigned[]
	readonly examples: readonly Example[]
}
