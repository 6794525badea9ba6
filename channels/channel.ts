/**
 * What a channel is: one way customers reach a company through somebody else's service. It verifies what the service posts,
 * translates it to what Patchbay knows, and sends what Patchbay says. It decides nothing and keeps nothing: deduplication, order,
 * retries and windows are the contact point's (`durable-objects/contact-point`), which runs every channel alike.
 *
 * One folder per channel, with a README that says how to set it up at the provider; `registry.ts` names them all. All of them
 * pass one suite of tests, `tests/channels/contract`.
 */
import type { DeliveryState, SendProblem } from '../core/channel/delivery.ts'
import type { PartOf } from '../core/channel/parts.ts'
import type { WindowState } from '../core/channel/window.ts'
import type { InboxChannel } from '../core/config/inbox-channel.ts'
import type { Content, FileKind, FileRef } from '../core/message.ts'
import type { Refusal } from '../core/problem.ts'

// In.

/** A request from the provider, as it came. */
export interface Hook {
	readonly method: 'GET' | 'POST'
	/** The address the provider was given, with the query it has added. */
	readonly url: URL
	/** Names in small letters. */
	readonly headers: Headers
	/** Signatures are over exactly these bytes. */
	readonly body: Uint8Array<ArrayBuffer>
}

/** What an inbox was given, each field by its name; a field that was never set is absent. */
export type Credentials = Readonly<Record<string, string | undefined>>

export interface Hearing {
	readonly credentials: Credentials
	readonly nowMs: number
}

export interface Answer {
	readonly status: number
	readonly contentType: string
	readonly body: string
}

/** `content`: what is to be translated, decrypted where it came encrypted. An `answer` ends it: a handshake has nothing to translate. */
export type Verified =
	| { readonly ok: true; readonly content: Uint8Array<ArrayBuffer> }
	| { readonly ok: true; readonly answer: Answer }
	| Refusal

/** Who something comes from. */
export interface Sender {
	/** Who it is at the provider: what `Outgoing.to` takes. At most 512 characters. */
	readonly address: string
	/**
	 * What else the same person may be known by at this inbox, such as a number from before a provider gave ids: a contact point that
	 * begins at `address` goes on where one of these left off, so that nobody becomes two.
	 */
	readonly also?: readonly string[]
	readonly name: string | null
	/** How people know the address, `+49 170 …` or `@ana`; null for the address itself. */
	readonly label: string | null
	/** BCP 47; null when the provider does not say. */
	readonly language: string | null
	/** E.164, where the provider vouches for it. */
	readonly phone?: string
	/** Where the provider vouches for it. */
	readonly email?: string
}

/** A file that has not been fetched yet. */
export interface InboundFile extends Omit<FileRef, 'id'> {
	/** Whatever `openFile` needs to get it: small, and no secret in it. */
	readonly source: string
}

type WithInboundFiles<It> = It extends { readonly files: readonly FileRef[] }
	? Omit<It, 'files'> & { readonly files: readonly InboundFile[] }
	: It
/** What a customer says, before its files have ids. Customers send no templates and no menus. */
export type InboundContent = WithInboundFiles<Exclude<Content, { kind: 'template' | 'menu' }>>

interface FromSender {
	/**
	 * The provider's id of it, the same however often it is delivered. Of a message it is what statuses, reactions and answers call
	 * it by. Anything else that happens has an id of its own kind, such as `status wamid.X read`, that no message can have.
	 */
	readonly id: string
	readonly from: Sender
	/** When it happened, by the provider; null when it does not say. */
	readonly atMs: number | null
	/** Sorts what one sender did within a millisecond (or a second, where the provider counts those), smallest first. */
	readonly order?: number
}

export interface InboundMessage extends FromSender {
	readonly kind: 'message'
	/** Our end, when an inbox has several, as a phone number; the answer goes out from it. */
	readonly to?: string
	readonly content: InboundContent
	/** Id of the message it answers. */
	readonly replyTo?: string
	/** What an answer has to carry besides: a subject and references for mail, a thread. Small. */
	readonly thread?: Readonly<Record<string, string>>
	/** A press rather than a word, where the provider lets less out after it (`brief` in `core/channel/window.ts`). */
	readonly isBrief?: boolean
}

/** How far a message of ours has come. `from.address` is the customer's. */
export interface InboundStatus extends FromSender {
	readonly kind: 'status'
	readonly state: Extract<DeliveryState, 'sent' | 'delivered' | 'read' | 'failed'>
	/** The provider's id of the message; absent when it only says up to when. */
	readonly of?: string
	/** Our own id of it, where the provider hands it back. */
	readonly ours?: string
	/** Everything sent by then. */
	readonly untilMs?: number
	readonly problem?: SendProblem
}

export type InboundEvent =
	& FromSender
	& (
		/** `emoji` null takes it back. */
		| { readonly kind: 'event'; readonly event: 'reaction'; readonly of: string; readonly emoji: string | null }
		| { readonly kind: 'event'; readonly event: 'edit'; readonly of: string; readonly content: InboundContent }
		| { readonly kind: 'event'; readonly event: 'delete'; readonly of: string }
		/** The customer lets us write (follows, unblocks), or no longer does. `ref`: what led them here. Opens the window as a message does. */
		| { readonly kind: 'event'; readonly event: 'follow' | 'unfollow'; readonly ref?: string; readonly isBrief?: boolean }
		| { readonly kind: 'event'; readonly event: 'typing' }
		/** A message that went out to the customer by another way, such as the provider's own app; ours too, where it hands them back. */
		| { readonly kind: 'event'; readonly event: 'echo'; readonly of: string; readonly ours?: string; readonly content: InboundContent }
	)

/** What we know nothing of. It is kept and shown as such, and never an error. Without a sender it is only counted. */
export interface InboundUnsupported extends Omit<FromSender, 'from'> {
	readonly kind: 'unsupported'
	readonly from: Sender | null
	/** The provider's name for it. */
	readonly what: string
}

/** There is something to be fetched: WeCom posts a word, and hands out the messages when asked. */
export interface InboundPull {
	readonly kind: 'pull'
	readonly id: string
	/** What cursor it is of. */
	readonly source: string
	/** What lets us fetch. */
	readonly token: string
}

export type Inbound = InboundMessage | InboundStatus | InboundEvent | InboundUnsupported | InboundPull

/** In the order of the post. One part that is not understood does not spoil the others. */
export type Translated = { readonly ok: true; readonly items: readonly Inbound[] } | Refusal

// Out.

/** Where to, and with what right. */
export interface Access {
	readonly credentials: Credentials
	/** Where the provider's API is, without a slash at the end; null for where the provider has it. */
	readonly apiBase: string | null
	/** From `token`, where the channel has one. */
	readonly token: string | null
	/** The runtime's own, or one that a test looks through. */
	readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
	/**
	 * Hands a whole mail to the mail service the runtime is bound to; absent where there is none. Answers the Message-ID it went out
	 * with. Throws what the service says, with its `code`.
	 */
	readonly mail?: (
		mail: { readonly from: string; readonly to: string; readonly raw: string },
	) => Promise<{ readonly messageId: string | null }>
	readonly nowMs: number
}

/** A file on its way out. */
export interface OutboundFile {
	readonly kind: FileKind
	readonly name: string
	readonly type: string
	readonly bytes: number
	/** Of sound and video, where it is known. */
	readonly durationMs?: number
	/** Anybody can read it there, for a while: for providers that fetch. */
	readonly url: string
	/** The same for so long that a person may take their time, where it is a link that they are sent. */
	readonly lasting: { readonly url: string; readonly untilMs: number }
	/** Its bytes, for providers that are sent them. */
	open(): Promise<ReadableStream<Uint8Array>>
}

/** One message as the provider counts them. */
export type Part = PartOf<OutboundFile>

export interface Outgoing {
	/** Our id of the message, with the number of the part: the same for every attempt, different for everything else. Letters, digits, `_`, `-`, `.`; at most 80. */
	readonly id: string
	/** The same with a seal only we can make, where anybody could write to us what became of it; letters, digits, `_`, `-`, `.`, `~`. */
	readonly sealed?: string
	/** The same as a UUID, for providers whose idempotency key must be one. */
	readonly uuid: string
	readonly to: string
	/** Our end, as the customer's last message named it; null when it named none. */
	readonly from: string | null
	readonly part: Part
	/** The provider's id of the message it answers. */
	readonly replyTo: string | null
	readonly window: WindowState
	/** Where the provider shall tell what becomes of it, when that has to be said with each message; without an origin where nobody knows ours. */
	readonly statusUrl: string
	readonly thread: Readonly<Record<string, string>>
	/** How many times it has been tried before. */
	readonly attempt: number
}

export type Sent =
	/** `id`: the provider's; null when it tells none. */
	| { readonly ok: true; readonly id: string | null; readonly thread?: Readonly<Record<string, string>> }
	/** Try the same again, not before `afterMs` from now. It has not been sent. */
	| { readonly ok: false; readonly outcome: 'retry'; readonly problem: SendProblem; readonly afterMs?: number }
	/** The token does not count any more: the same again with a new one. */
	| { readonly ok: false; readonly outcome: 'renew'; readonly problem: SendProblem }
	/** It will never be sent. */
	| { readonly ok: false; readonly outcome: 'final'; readonly problem: SendProblem }
	/** Nobody knows whether it was sent: the connection broke after the request. */
	| { readonly ok: false; readonly outcome: 'unknown'; readonly problem: SendProblem }

/** Where to look for a message nobody has answered for. */
export interface Search extends Access {
	/** When it was tried, by our clock: it cannot be older. */
	readonly triedAtMs: number
	/** Whether a message of this id is known to be another of ours. */
	isAnother(id: string): boolean
}

export type Found =
	/** `id`: the provider's; null when it tells none. */
	| { readonly sent: true; readonly id: string | null }
	| { readonly sent: false }
	/** The provider does not answer for now. */
	| 'later'
	/** This is nothing that could be asked, or we may not ask. */
	| 'never'

/**
 * A wordless sign: that somebody types, or that everything up to a message has been read. `of` is a message of the customer's, their last
 * one where somebody types; `thread` is what came with it. Some providers take the sign by such a message or a token only.
 */
export type Signal =
	| { readonly type: 'typing'; readonly of?: string; readonly thread?: Readonly<Record<string, string>> }
	| { readonly type: 'read'; readonly of: string; readonly thread?: Readonly<Record<string, string>> }

export type OpenedFile =
	| { readonly ok: true; readonly response: Response }
	/** `gone`: it will not be there later either. */
	| { readonly ok: false; readonly outcome: 'retry' | 'renew' | 'gone'; readonly detail: string }

export interface Profile {
	readonly name: string | null
	readonly language: string | null
}

/** A template the provider has approved. */
export interface Template {
	readonly name: string
	readonly language: string
	/** With `{{1}}` for its first blank. */
	readonly text: string
	readonly blanks: number
}

export interface Pulled {
	readonly items: readonly Inbound[]
	/** Where to go on; kept only once the items are. */
	readonly cursor: string
	readonly more: boolean
}

/** What a provider says of an account. */
export type Checked =
	/** `name`: what it is called there, `@shop_bot`; null when the provider does not say. */
	| { readonly ok: true; readonly name: string | null }
	| { readonly ok: false; readonly problem: SendProblem }

export interface Channel {
	readonly name: InboxChannel
	/** Where the provider's API is. */
	readonly apiBase: string
	/** Whether it comes from the provider. Missing: `signature-missing`; wrong: `signature-invalid`; not what the provider sends: `body-invalid`. */
	verify(hook: Hook, hearing: Hearing): Promise<Verified>
	/** Takes anything: bytes that make no sense are `body-invalid`. */
	translate(content: Uint8Array<ArrayBuffer>, hearing: Hearing & { readonly url: URL; readonly headers: Headers }): Translated
	/** What the provider wants to hear once everything is kept. */
	readonly thanks: Answer
	/** The same where it depends on what came, as where the provider takes a word back in its answer; null for `thanks`. */
	thanksFor?(items: readonly Inbound[]): Answer | null
	/** Never throws: a connection that breaks is an outcome too. */
	send(outgoing: Outgoing, access: Access): Promise<Sent>
	/** A message whose fate is unknown: whether the provider has it. Never throws. */
	find?(outgoing: Outgoing, search: Search): Promise<Found>
	/** Whether the same `id` (or `uuid`) sent twice arrives once: then what is unknown is just sent again. */
	readonly isIdempotent: boolean
	/** A token that is made of the credentials; one inbox has one, and shares it. `access.token` is the one before, when that was refused. */
	token?(access: Access): Promise<{ readonly ok: true; readonly token: string; readonly lifeMs: number } | Exclude<Sent, { ok: true }>>
	signal?(signal: Signal, access: Access & { readonly to: string; readonly from: string | null }): Promise<void>
	/** `source` is an inbound file's. */
	openFile?(source: string, access: Access): Promise<OpenedFile>
	/** Null when the provider does not tell. */
	profile?(address: string, access: Access): Promise<Profile | null>
	templates?(access: Access): Promise<readonly Template[]>
	/** Whether the provider takes what the inbox was given, by a call that changes nothing there. Never throws. */
	check?(access: Access): Promise<Checked>
	/** Tells the provider where its webhooks go, where that can be done with what the inbox was given. Never throws. */
	connect?(access: Access & { readonly hookUrl: string }): Promise<Checked>
	pull?(
		pull: Pick<InboundPull, 'source' | 'token'> & { readonly cursor: string | null },
		access: Access,
	): Promise<Pulled | Exclude<Sent, { ok: true }>>
}
