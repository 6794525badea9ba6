import type {
	ConversationEvent,
	ConversationServerFrame,
	ConversationView,
	HoldMode,
	QueuedReason,
	Row,
} from '../../../../core/protocol/conversation.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId } from '../../../../core/ids.ts'

export const NOON_MS = Date.UTC(2026, 10, 22, 12)
const SUPPORT = 'support' as QueueId
export const ANA = { id: 'ana' as AgentId, name: 'Ana Flores' }

export function row(seq: number, event: ConversationEvent): Row {
	return { seq, atMs: NOON_MS + seq * 1_000, event }
}

export function opened(seq: number): Row {
	const contact = { id: 'con_1' as ContactId, name: null, language: 'en' }
	return row(seq, { type: 'opened', inbox: 'demo.web' as InboxId, queue: SUPPORT, contact, placement: 1 })
}

export function fromCustomer(seq: number, id: string, text = 'hello'): Row {
	return row(seq, { type: 'message', id, author: { kind: 'customer', id: 'con_1' as ContactId }, content: { kind: 'text', text } })
}

export function fromAna(seq: number, text = 'hi'): Row {
	return row(seq, { type: 'message', id: `ana-${seq}`, author: { kind: 'agent', ...ANA }, content: { kind: 'text', text } })
}

export function queued(seq: number, reason: QueuedReason = 'opened'): Row {
	return row(seq, { type: 'queued', reason, queue: SUPPORT, placement: 1, enqueuedAtMs: NOON_MS, target: null })
}

export function assigned(seq: number): Row {
	return row(seq, { type: 'assigned', agent: ANA.id, name: ANA.name, epoch: 1 })
}

export function closed(seq: number, by: 'agent' | 'customer' | 'system' = 'agent'): Row {
	const authors = {
		agent: { kind: 'agent', ...ANA },
		customer: { kind: 'customer', id: 'con_1' as ContactId },
		system: { kind: 'system' },
	} as const
	const author = authors[by]
	return row(seq, { type: 'closed', id: `closed-${seq}`, by: author, disposition: null, note: null })
}

export function held(seq: number, mode: HoldMode = 'message'): Row {
	return row(seq, { type: 'held', mode, opensAtMs: NOON_MS + 3_600_000, placement: 1 })
}

export const CALLBACK = { attempt: 1, notBeforeMs: NOON_MS, expiresAtMs: NOON_MS + 86_400_000, to: '+44 20 7946 0000' }

export function callback(seq: number, asked: typeof CALLBACK | null = CALLBACK): Row {
	return row(seq, { type: 'callback', id: `callback-${seq}`, callback: asked })
}

export function hello(view: Partial<ConversationView> = {}): ConversationServerFrame {
	const marks = { received: 0, read: 0 }
	return {
		type: 'hello',
		v: 1,
		nowMs: NOON_MS,
		view: {
			conversation: 'cnv_1' as ConversationId,
			status: 'new',
			queue: null,
			contact: null,
			assignee: null,
			marks: { customer: marks, agent: marks },
			customerOnline: true,
			standing: null,
			held: null,
			callback: null,
			idle: false,
			seq: 0,
			disposition: null,
			openedAtMs: null,
			...view,
		},
	}
}
