import type { Content, FileKind, FileRef, Option } from '../../core/message.ts'
import type { Clock, Fetch, SocketMaker } from './runtime.ts'

export type { Content, FileKind, FileRef, Option }

/** Fits `localStorage` and React Native's `AsyncStorage` as they are. */
export interface Store {
	getItem(key: string): string | null | Promise<string | null>
	setItem(key: string, value: string): unknown
	removeItem(key: string): unknown
}

/** Who the customer is, as your server has signed it. */
export interface Identity {
	readonly id: string
	readonly name?: string
	/** Counts only when the signature covers it. */
	readonly email?: string
	readonly phone?: string
	/** Hexadecimal HMAC-SHA-256, by the inbox's `identitySecret`, of `id`, or of `id\nemail\nphone`. */
	readonly signature: string
}

export interface Options {
	/** Origin of the server, as in `https://chat.example`. */
	readonly url: string
	readonly inbox: string
	/** BCP 47; English unless said. */
	readonly language?: string
	/** What is written outlasts the app's end there; without one it lasts as long as the client. */
	readonly storage?: Store
	readonly identity?: Identity | null
	readonly WebSocket?: SocketMaker
	readonly fetch?: Fetch
	readonly clock?: Clock
	/** From 0 to 1. */
	readonly random?: () => number
}

/** `unavailable`: the server said no for good, as to an unknown inbox or a wrong signature. */
export type Connection = 'idle' | 'connecting' | 'online' | 'unavailable'

/** `deferred`: it keeps its place until the queue opens or the callback's time comes. `abandoned`: the customer left the line. */
export type Status =
	| 'new'
	| 'queued'
	| 'deferred'
	| 'active'
	| 'abandoned'
	| 'closed'

export type MessageState = 'sending' | 'failed' | 'sent' | 'delivered' | 'read'

/** `coming`: its bytes are on their way to the server. */
export type FileState =
	| 'coming'
	| 'gone'
	| {
		readonly type: string
		readonly bytes: number
		readonly width?: number
		readonly height?: number
		readonly thumbnail: boolean
	}

export interface Message {
	readonly id: string
	readonly atMs: number
	readonly from: 'me' | 'agent'
	/** The agent's; null for one's own. */
	readonly name: string | null
	readonly content: Content
	/** How far one's own has come; null for an agent's. */
	readonly state: MessageState | null
	/** Name of the problem when it has failed for good. */
	readonly problem: string | null
	/** What it answers, in one line. */
	readonly answers: string | null
	readonly isEdited: boolean
	readonly isDeleted: boolean
	readonly reactions: readonly string[]
	/** Of a menu: the option that has been chosen. */
	readonly chosen: string | null
	/** By the ids of its files. */
	readonly files: Readonly<Record<string, FileState>>
}

export interface State {
	readonly connection: Connection
	/** Null before the first connection. */
	readonly conversation: string | null
	readonly status: Status
	/** Name of who holds it. */
	readonly agent: string | null
	readonly isAgentTyping: boolean
	/** Place in line, 1 for the next, and the wait that is expected in ms; null when there is nothing honest to say. */
	readonly place:
		| { readonly position: number; readonly waitMs: number | null }
		| null
	/** Oldest first; what is still on its way comes last. */
	readonly messages: readonly Message[]
	/** What agents have said since `read()`, here or on another device. */
	readonly unread: number
}

/** A file to be sent: its bytes, or where the app has them. Only the second outlasts the app's end. */
export type AppFile =
	| { readonly name: string; readonly type: string; readonly body: unknown }
	| { readonly name: string; readonly type: string; readonly uri: string }

export interface FileLink {
	readonly url: string
	readonly thumbnailUrl: string | null
	readonly expiresAtMs: number
}

export interface PushDevice {
	readonly platform: 'ios' | 'android' | 'web'
	/** Of APNs or FCM; for the web the subscription, as JSON. */
	readonly token: string
}

/** What your relay hands on to the device. */
export interface PushPayload {
	readonly conversation: string
	readonly messageId: string
	readonly unread: number
	readonly preview: string
}
