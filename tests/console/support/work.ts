import type { AgentId, ConversationId, QueueId } from '../../../core/ids.ts'
import type { AgentView, Work } from '../../../core/protocol/console.ts'

/** A conversation in an agent's hands; an offer, unless said otherwise. */
export function workOf(conversation: string, more: Partial<Work> = {}): Work {
	return {
		conversation: conversation as ConversationId,
		placement: 1,
		queue: 'support' as QueueId,
		queueName: 'Support',
		epoch: 1,
		stage: 'offered',
		sinceMs: 0,
		enqueuedAtMs: 0,
		dueMs: 25_000,
		lengthMs: 25_000,
		subject: { contactName: 'Mia', language: 'en', preview: 'hello', note: null },
		media: 'chat',
		callback: null,
		why: 'longest-idle',
		...more,
	}
}

/** An agent at their desk, with room for three. */
export function agentOf(more: Partial<AgentView> = {}): AgentView {
	return {
		agent: 'ana' as AgentId,
		name: 'Ana',
		presence: 'available',
		presenceSinceMs: 0,
		connection: 'online',
		capacity: 3,
		load: 0,
		work: [],
		...more,
	}
}
