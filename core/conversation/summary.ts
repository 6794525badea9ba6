import type { Contact, ConversationStatus, Row } from '../protocol/conversation.ts'
import type { AgentId, ConversationId, InboxId, QueueId, WorkspaceId } from '../ids.ts'

/** A conversation in one row: what lists and searches show. True as of log row `seq`. */
export interface ConversationSummary {
	readonly conversation: ConversationId
	readonly inbox: InboxId
	readonly queue: QueueId
	readonly contact: Contact
	readonly status: ConversationStatus
	readonly assignee: AgentId | null
	readonly placement: number
	readonly openedAtMs: number
	readonly closedAtMs: number | null
	readonly lastMessageAtMs: number
	readonly preview: string
	readonly disposition: string | null
	readonly tags: readonly string[]
	readonly seq: number
}

/** What a conversation hands to the archive queue: consecutive log rows and the summary as it stands. */
export interface ArchiveBatch {
	readonly workspace: WorkspaceId
	readonly summary: ConversationSummary
	readonly rows: readonly Row[]
}
