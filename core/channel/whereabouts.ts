import type { ConversationId } from '../ids.ts'
import type { Contact } from '../protocol/conversation.ts'

/** Where somebody is being talked with. */
export interface Whereabouts {
	readonly conversation: ConversationId
	readonly contact: Contact
}
