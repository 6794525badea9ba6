import type { ConversationEvent } from '../protocol/conversation.ts'

export type Audience = 'customer' | 'staff'

/** What of an event an audience may see; null for nothing. Notes, what staff say of each other and what is known of the customer stay inside. */
export function visibleTo(audience: Audience, event: ConversationEvent): ConversationEvent | null {
	if (audience === 'staff') return event
	switch (event.type) {
		case 'note':
		case 'transferred':
		case 'facts':
		case 'tagged':
		case 'idled':
		case 'woken':
		case 'override':
		case 'merged':
		case 'delivery':
		case 'joined':
		case 'followed':
		case 'unfollowed':
		case 'window':
		case 'kin':
		case 'blocked':
		case 'unblocked':
		case 'contact':
			return null
		case 'closed':
			return { ...event, disposition: null, note: null }
		case 'opened': {
			const { facts, point, ...seen } = event
			return facts === undefined && point === undefined ? event : seen
		}
		case 'queued': {
			const { boostMs: _, ...seen } = event
			return { ...seen, target: null }
		}
		case 'assigned': {
			const { idleMs, ...seen } = event
			return idleMs === undefined ? event : seen
		}
		case 'message': {
			const { via, ...seen } = event
			return via === undefined ? event : seen
		}
		default:
			return event
	}
}
