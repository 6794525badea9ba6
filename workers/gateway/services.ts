/** The parts of the gateway that another runtime or a test may do without: whatever needs Postgres or a bucket. */
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Refusal } from '../../core/problem.ts'
import type { ConversationStatus } from '../../core/protocol/conversation.ts'
import type { StaffDirectory } from './auth/staff.ts'

export interface ListFilter {
	readonly status?: ConversationStatus
	readonly inbox?: string
	readonly queue?: string
	readonly assignee?: string
	/** What an agent may see: their own, and what waits unassigned in their queues. Null for everything. */
	readonly visibleTo: { readonly agent: string; readonly queues: readonly string[] } | null
	readonly limit: number
	/** `nextCursor` of the page before. */
	readonly cursor?: string
}

export interface Page<Item> {
	readonly ok: true
	readonly items: readonly Item[]
	readonly nextCursor: string | null
}

/** One log batch the archive gave up on. */
export interface DeadLetter {
	readonly key: string
	readonly atMs: number
	readonly bytes: number
	readonly reason: string
}

export interface Replayed {
	readonly ok: true
	readonly replayed: number
	/** Whether there are others, for another call. */
	readonly more: boolean
}

export interface Services {
	/** Who may sign in at the request's origin; null where nobody can. */
	staff(request: Request): Promise<StaffDirectory | null>
	/** Newest message first. `archive-unavailable` also where no database is configured. */
	listConversations(query: { workspace: WorkspaceId; filter: ListFilter }): Promise<Page<ConversationSummary> | Refusal>
	/** Oldest first. */
	listDeadLetters(cursor: string | undefined): Promise<Page<DeadLetter> | Refusal>
	replayDeadLetters(): Promise<Replayed | Refusal>
	/** Throws when the database does not answer; null where none is configured. */
	pingDatabase(): Promise<true | null>
}
