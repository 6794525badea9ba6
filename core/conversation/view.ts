import type { ConversationEvent } from '../protocol/conversation.ts'

export type Audience = 'customer' | 'staff'

/** What of an event an audience may see; null for nothing. Notes and what staff say of each other stay inside. */
export function visibleTo(audience: Audience, event: ConversationEvent): ConversationEvent | null {
	if (audience === 'staff') return event
	switch (event.type) {
		case 'note':
		case 'transferred':
			return null
		case 'closed':
			return { ...event, disposition: null, note: null }
		case 'queued':
			return { ...event, target: null }
		default:
			return event
	}
}
