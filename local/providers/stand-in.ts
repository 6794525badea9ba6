/**
 * The stand-in of a provider on this machine: what a customer does becomes the very webhook the provider would post, really signed;
 * what Patchbay sends is taken, checked and answered as the provider's API would. One file or folder per channel; `stand-ins.ts`
 * names them all. The lab plays with them, and so do the tests of the channels.
 */
import type { InboxChannel } from '../../core/config/inbox-channel.ts'
import type { FileKind } from '../../core/message.ts'

/** Somebody at the provider. */
export interface Person {
	/** As the provider addresses them. */
	readonly address: string
	readonly name: string
	/** E.164, where the channel knows numbers. */
	readonly phone?: string
}

/** What a customer can do. `of` and `replyTo` are the provider's ids. A stand-in answers null for what its provider has no way to do. */
export type Act =
	| { readonly type: 'text'; readonly text: string; readonly replyTo?: string }
	| {
		readonly type: 'file'
		readonly kind: FileKind
		readonly name: string
		readonly mediaType: string
		readonly caption: string
		readonly bytes: Uint8Array
	}
	| { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly name: string }
	| { readonly type: 'contact'; readonly name: string; readonly phone: string }
	| { readonly type: 'reaction'; readonly of: string; readonly emoji: string | null }
	| { readonly type: 'edit'; readonly of: string; readonly text: string }
	| { readonly type: 'delete'; readonly of: string }
	/** A button of ours has been pressed: `option` is its id. */
	| { readonly type: 'choice'; readonly of: string; readonly option: string; readonly title: string }
	| { readonly type: 'typing' }
	| { readonly type: 'follow' | 'unfollow' }
	/** Something the provider has and Patchbay has never heard of. */
	| { readonly type: 'unknown' }
	/** What becomes of a message of ours. `ours`: the id it was sent with, where the provider hands it back. */
	| { readonly type: 'receipt'; readonly of: string; readonly state: 'sent' | 'delivered' | 'read' | 'failed'; readonly ours?: string }

export interface Delivery {
	readonly who: Person
	readonly act: Act
	/** Counts up, in one start of the stand-in and over all its people: ids are made of it, the same for the same number. */
	readonly serial: number
	readonly atMs: number
}

export interface Setting {
	readonly credentials: Readonly<Record<string, string>>
	/** Where the webhook goes, as the provider was told. */
	readonly hookUrl: string
	/** Where this stand-in's API is reached, without a slash at the end: links to its files begin with it. */
	readonly apiBase: string
}

/** A request as the provider makes it. */
export interface HookRequest {
	readonly method: 'GET' | 'POST'
	readonly url: string
	readonly headers: Readonly<Record<string, string>>
	readonly body: Uint8Array<ArrayBuffer>
	/** The provider's id of what it brings; null for what has none. */
	readonly id: string | null
	/** What acts call the message by that it brings, where that is another id. */
	readonly message?: string
}

/** A request Patchbay makes of the provider. */
export interface ApiRequest {
	readonly method: string
	/** Below `apiBase`, with its query. */
	readonly path: string
	/** Names in small letters. */
	readonly headers: Readonly<Record<string, string>>
	readonly body: Uint8Array<ArrayBuffer>
}

export interface ApiAnswer {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: string | Uint8Array<ArrayBuffer>
	/** What the customer now sees, if anything. */
	readonly shown?: Shown
}

/** Something of ours on the customer's screen. */
export interface Shown {
	/** Whom it is for. */
	readonly address: string
	/** The provider's id of it, for receipts, reactions and answers. */
	readonly id: string
	readonly kind: 'message' | 'typing' | 'read' | 'reaction' | 'edit' | 'delete'
	readonly text: string
	/** Files as links the lab's page can show. */
	readonly files: readonly { readonly kind: FileKind; readonly url: string; readonly name: string }[]
	readonly options: readonly { readonly id: string; readonly title: string }[]
	/** What it answers, reacts to, changes or takes back. */
	readonly of?: string
	/** Our own id, where it was sent along. */
	readonly ours?: string
	readonly template?: boolean
}

/** What is to go wrong with the next requests, by the provider's own codes. */
export type Fault = 'rate-limited' | 'broken' | 'window-closed' | 'blocked' | 'bad-token' | 'lost'

export interface StandIn {
	readonly channel: InboxChannel
	/** Made up, and of the true form. */
	readonly credentials: Readonly<Record<string, string>>
	/** Somebody new; `n` counts from 1. */
	person(n: number): Person
	/** Null for an act the provider has no way to do. Files it links to are kept until asked for. */
	hook(delivery: Delivery, setting: Setting): Promise<HookRequest | null>
	/** The handshake with which the provider tries a new address; null when it has none. `atMs`: when it does; now, unless told. */
	handshake?(setting: Setting & { readonly atMs?: number }): Promise<HookRequest | null>
	/** Takes a request of the provider's API. `fault` is answered as the provider would; `lost` takes it, and the connection breaks. */
	answer(request: ApiRequest, setting: Setting & { readonly nowMs: number; readonly fault: Fault | null }): Promise<ApiAnswer>
}
