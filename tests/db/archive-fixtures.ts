import type { ArchiveBatch, ConversationSummary } from '../../core/conversation/summary.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId, WorkspaceId } from '../../core/ids.ts'
import { makeId } from '../../core/ids.ts'
import type { ConversationEvent, Row } from '../../core/protocol/conversation.ts'

export const workspace = 'demo' as WorkspaceId
const contact = { id: 'cnt_1' as ContactId, name: '李雷 🧳', language: 'zh-CN' }

/** The `n`th conversation, always with the same id. */
export function conversationId(n: number): ConversationId {
	return makeId('cnv', 1_700_000_000_000 + n, new Uint8Array(12).fill(n % 32))
}

export function summary(conversation: ConversationId, change: Partial<ConversationSummary> = {}): ConversationSummary {
	return {
		conversation,
		inbox: 'demo.web' as InboxId,
		queue: 'support' as QueueId,
		contact,
		status: 'active',
		assignee: 'ana' as AgentId,
		placement: 1,
		openedAtMs: 1_700_000_000_000,
		closedAtMs: null,
		tags: [],
		lastMessageAtMs: 1_700_000_000_000,
		preview: 'hello',
		disposition: null,
		seq: 1,
		...change,
	}
}

export function message(seq: number, text = `message ${seq}`): Row {
	const event: ConversationEvent = {
		type: 'message',
		id: `client-id-${seq}`,
		author: { kind: 'customer', id: contact.id },
		content: { kind: 'text', text },
	}
	return { seq, atMs: 1_700_000_000_000 + seq, event }
}

/** Rows `from` to `to` of a conversation, and its summary as of `to`. */
export function batch(
	conversation: ConversationId,
	{ from, to, ...change }: { from: number; to: number } & Partial<ConversationSummary>,
): ArchiveBatch {
	const rows = Array.from({ length: to - from + 1 }, (_, i) => message(from + i))
	return { workspace, summary: summary(conversation, { seq: to, preview: `message ${to}`, ...change }), rows }
}
