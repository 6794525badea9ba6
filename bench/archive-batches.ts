import { randomBytes } from 'node:crypto'
import type { ArchiveBatch, ConversationSummary } from '../core/conversation/summary.ts'
import {
	type AgentId,
	type ContactId,
	type ConversationId,
	ID_RANDOM_BYTES,
	type InboxId,
	makeId,
	type QueueId,
	type WorkspaceId,
} from '../core/ids.ts'
import type { Row } from '../core/protocol/conversation.ts'

/** As many queue messages as the consumer of `wrangler.toml` is given at once. */
export const BATCHES = 100
/** Rows a busy conversation gathers before its object hands them over. */
export const ROWS = 5
/** How often the same conversations come by before others take their place. */
const TURNS = 10

const TEXT = 'Hello, my train leaves at nine tomorrow and I would like to move it to the afternoon if I may, thanks'

/** What the archive's consumer is given, call after call: a hundred conversations with five new rows each. */
export function* consumerCalls(): Generator<ArchiveBatch[], never> {
	while (true) {
		const conversations = Array.from({ length: BATCHES }, () => makeId<ConversationId>('cnv', Date.now(), randomBytes(ID_RANDOM_BYTES)))
		for (let turn = 0; turn < TURNS; turn++) yield conversations.map((it) => batchOf(it, turn * ROWS))
	}
}

function batchOf(conversation: ConversationId, after: number): ArchiveBatch {
	const atMs = Date.now()
	const rows = Array.from({ length: ROWS }, (_, i) => rowOf(after + i + 1, atMs))
	return { workspace: 'bench' as WorkspaceId, summary: summaryOf(conversation, { seq: after + ROWS, atMs }), rows }
}

function rowOf(seq: number, atMs: number): Row {
	const author = { kind: 'customer', id: 'cnt_bench' as ContactId } as const
	return { seq, atMs, event: { type: 'message', id: `bench-${seq}`, author, content: { kind: 'text', text: TEXT } } }
}

function summaryOf(conversation: ConversationId, { seq, atMs }: { seq: number; atMs: number }): ConversationSummary {
	return {
		conversation,
		inbox: 'bench.web' as InboxId,
		queue: 'support' as QueueId,
		contact: { id: 'cnt_bench' as ContactId, name: null, language: 'en' },
		status: 'active',
		assignee: 'agent-1' as AgentId,
		placement: 1,
		openedAtMs: atMs,
		closedAtMs: null,
		lastMessageAtMs: atMs,
		preview: TEXT.slice(0, 80),
		disposition: null,
		tags: [],
		seq,
	}
}
