import type { AgentId, ContactId } from './ids.ts'

/** What a message can carry. Media and the rest join this union with their channels. */
export type Content = { readonly kind: 'text'; readonly text: string }

/** Who says something. The name is kept beside the id so that a log reads by itself for ever. */
export type Speaker =
	| { readonly kind: 'customer'; readonly id: ContactId }
	| { readonly kind: 'agent'; readonly id: AgentId; readonly name: string }

/** Who does something: `system` is nobody, a rule or a clock. */
export type Author = Speaker | { readonly kind: 'system' }

/** Longest text of one message or note, in UTF-16 code units. */
export const TEXT_MAX_CHARS = 8_000
