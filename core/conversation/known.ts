/** What is known of a customer and their matter, as far as a conversation itself can say. */
import type { Contact } from '../protocol/conversation.ts'
import { type Facts, plainFacts } from '../routing/facts.ts'
import type { ConversationState } from './state.ts'

/** How far back contacts count as history. */
export const HISTORY_MS = 30 * 86_400_000
/** A slug of the first part of a BCP 47 tag. */
const LANGUAGE = /^[a-z0-9]{1,8}/

/** A web inbox's conversations are chats, in the language of their contact, unless somebody knows better. */
export function factsOf(contact: Contact, known: Partial<Facts> = {}): Facts {
	const language = LANGUAGE.exec(contact.language.toLowerCase())?.[0] ?? plainFacts.language
	return { ...plainFacts, media: 'chat', language, ...known }
}

/** Facts for the line: what the company says of history goes before what this conversation remembers. */
export function factsForLine({ facts, reopenedAtMs }: ConversationState): Facts {
	return { ...facts, contacts: facts.contacts || reopenedAtMs.length }
}
