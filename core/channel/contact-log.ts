/**
 * What a contact point keeps: what was heard there, what was asked to be sent, and what came of it. One row is one insert; the
 * state follows from the rows.
 */
import type { ConversationId } from '../ids.ts'
import { type Content, type FileRef, isAutomatic } from '../message.ts'
import type { Contact, StoredFile } from '../protocol/conversation.ts'
import type { DeliveryState, SendProblem } from './delivery.ts'
import type { OutwardEvent } from './parts.ts'
import { afterAct } from './window.ts'

/** Something about a message. */
interface OfMessage {
	readonly id: string
	readonly of: string
	/** By the provider's clock; null, or absent in older logs, when it does not say. */
	readonly atMs?: number | null
	readonly order?: number
}

/** Something heard, as a conversation will be told: its files have ids by now. */
export type Heard =
	| {
		readonly kind: 'message'
		readonly id: string
		readonly atMs: number | null
		readonly order?: number
		readonly content: Content
		readonly replyTo?: string
		/** No word of theirs, so that it opens the window for a moment only. */
		readonly isBrief?: boolean
	}
	| {
		readonly kind: 'status'
		readonly of?: string
		readonly ours?: string
		readonly untilMs?: number
		readonly state: DeliveryState
		readonly problem?: SendProblem
	}
	| (OfMessage & { readonly kind: 'reaction'; readonly emoji: string | null })
	| (OfMessage & { readonly kind: 'edit'; readonly content: Content })
	| (OfMessage & { readonly kind: 'delete' })
	| { readonly kind: 'follow' | 'unfollow'; readonly atMs: number | null; readonly isBrief?: boolean }
	| (OfMessage & { readonly kind: 'echo'; readonly ours?: string; readonly content: Content })

/** Where a file is to be had, by the id it was given, and what its sender says of it. */
export interface FileSource extends Partial<Pick<FileRef, 'kind' | 'name' | 'type'>> {
	readonly file: string
	readonly source: string
}

export type ContactEvent =
	| {
		readonly type: 'heard'
		readonly heard: Heard
		/** The first there opens it. */
		readonly conversation: ConversationId
		/** What has become known of who they are; absent when nothing is new. */
		readonly contact?: Contact
		readonly label?: string | null
		/** Our end, and what an answer carries. */
		readonly ours?: string
		readonly thread?: Readonly<Record<string, string>>
		readonly sources?: readonly FileSource[]
		/** Where else they are being talked with. */
		readonly kin?: ConversationId
	}
	/**
	 * Before they have ever written: about what has not come yet, or an answer from elsewhere. It is told with their first message.
	 * `row`: its own.
	 */
	| { readonly type: 'early'; readonly heard: Heard; readonly row: number; readonly sources?: readonly FileSource[] }
	/** What comes now belongs to another: the one before is over, or they are being talked with elsewhere. */
	| { readonly type: 'moved'; readonly conversation: ConversationId; readonly contact?: Contact }
	/** A row of a conversation is to go out. */
	| { readonly type: 'asked'; readonly conversation: ConversationId; readonly row: number; readonly event: OutwardEvent }
	| {
		readonly type: 'told'
		readonly conversation: ConversationId
		readonly message: string
		readonly state: DeliveryState
		readonly problem?: SendProblem
		/** Of the contact point's own log, of the `asked` that waits for its window. */
		readonly held?: number
		/** How many of the window's messages it took. */
		readonly spent?: number
		readonly thread?: Readonly<Record<string, string>>
	}
	| {
		readonly type: 'stored'
		readonly conversation: ConversationId
		readonly file: string
		readonly stored: StoredFile | null
		readonly reason?: 'gone' | 'refused' | 'too-large'
	}
	| { readonly type: 'named'; readonly contact: Contact }
	| { readonly type: 'blocked'; readonly on: boolean }
	/** A lab has said so: the window is as if it had run out. */
	| { readonly type: 'expired' }

export interface ContactState {
	readonly conversation: ConversationId | null
	readonly contact: Contact | null
	readonly label: string | null
	readonly ours: string | null
	readonly thread: Readonly<Record<string, string>>
	/** When they last did something, by the provider's clock. */
	readonly lastInboundAtMs: number | null
	readonly sentSince: number
	/** That was no word of theirs. */
	readonly isBrief?: boolean | undefined
	readonly blocked: boolean
	/** At some time: what came meanwhile must not come in later. */
	readonly wasBlocked?: boolean
	/** Rows of this log that wait for the window to open. */
	readonly held: readonly number[]
	/** The first row that waits for somebody to write at all; absent in older snapshots. */
	readonly early?: number | null
}

export const blankContact: ContactState = {
	conversation: null,
	contact: null,
	label: null,
	ours: null,
	thread: {},
	lastInboundAtMs: null,
	sentSince: 0,
	blocked: false,
	held: [],
}

interface ContactRow {
	readonly atMs: number
	readonly event: ContactEvent
}

export function evolveContact(state: ContactState, { atMs, event }: ContactRow): ContactState {
	switch (event.type) {
		case 'heard':
			return { ...state, ...heard(state, event), ...opening(state, { heard: event.heard, atMs }) }
		case 'early':
			return { ...state, early: state.early ?? event.row }
		case 'moved':
			return { ...state, conversation: event.conversation, contact: event.contact ?? state.contact }
		case 'told':
			return {
				...state,
				sentSince: state.sentSince + (event.spent ?? 0),
				held: event.held === undefined ? state.held : [...state.held, event.held],
				...(event.thread && { thread: { ...state.thread, ...event.thread } }),
			}
		case 'named':
			return { ...state, contact: event.contact }
		case 'blocked':
			return { ...state, blocked: event.on, wasBlocked: true }
		case 'expired':
			return { ...state, lastInboundAtMs: 0 }
		case 'asked':
		case 'stored':
			return state
	}
}

function heard(state: ContactState, event: Extract<ContactEvent, { type: 'heard' }>): Partial<ContactState> {
	const { conversation, contact = state.contact, label = state.label, ours = state.ours, thread = state.thread } = event
	return { conversation, contact, label, ours, thread, early: null }
}

/** What the customer does opens the window, and lets out what waited for it. What comes late opens nothing. */
function opening(state: ContactState, { heard, atMs }: { heard: Heard; atMs: number }): Partial<ContactState> {
	if (!opensWindow(heard)) return {}
	const didAtMs = Math.min(heard.atMs ?? atMs, atMs)
	if (state.lastInboundAtMs !== null && didAtMs < state.lastInboundAtMs) return {}
	const { lastInboundAtMs, sentSince, isBrief } = afterAct(state, { atMs: didAtMs, isBrief: heard.isBrief ?? false })
	return { lastInboundAtMs, sentSince, isBrief, held: [] }
}

export function opensWindow(heard: Heard): heard is Extract<Heard, { kind: 'message' | 'follow' | 'unfollow' }> {
	return heard.kind === 'message' || heard.kind === 'follow'
}

/** Whether a conversation can begin with it. */
export function begins(heard: Heard): boolean {
	return heard.kind === 'message' && !isAutomatic(heard.content)
}

/** Whether it is done to a message, which may come after it. */
export function isChange({ kind }: Heard): boolean {
	return kind === 'reaction' || kind === 'edit' || kind === 'delete'
}
