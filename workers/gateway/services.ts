/** The parts of the gateway that another runtime or a test may do without: whatever needs Postgres. */
import type { ConversationStatus } from '../../core/protocol/conversation.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Refusal } from '../../core/problem.ts'
import type { StaffDirectory } from './auth/staff.ts'
import type { GatewayEnv } from './env.ts'

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
	readonly items: readonly Item[]
	readonly nextCursor: string | null
}

export interface Listed extends Page<ConversationSummary> {
	readonly ok: true
}

/** One log batch the archive gave up on. */
export interface DeadLetter {
	readonly key: string
	readonly atMs: number
	readonly bytes: number
}

export interface Services {
	/** Who may sign in; null where nobody can. */
	staff(env: GatewayEnv, request: Request): Promise<StaffDirectory | null>
	/** Newest message first. `archive-unavailable` also where no database is configured. */
	listConversations(env: GatewayEnv, query: { workspace: WorkspaceId; filter: ListFilter }): Promise<Listed | Refusal>
	listDeadLetters(env: GatewayEnv, cursor: string | undefined): Promise<Page<DeadLetter>>
	replayDeadLetters(env: GatewayEnv): Promise<{ replayed: number }>
	/** Throws when the database does not answer; null where none is configured. */
	pingDatabase(env: GatewayEnv): Promise<true | null>
}
