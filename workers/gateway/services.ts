/** The parts of the gateway that another runtime or a test may do without: whatever needs Postgres or a bucket. */
import type { InUse } from '../../core/config/bounds.ts'
import type { Reach } from '../../core/access/reach.ts'
import type { AuditRow } from '../../core/audit/entry.ts'
import type { AuditSearch } from '../../core/audit/search.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Refusal } from '../../core/problem.ts'
import type { ConversationStatus } from '../../core/protocol/conversation.ts'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import type { StaffDirectory } from './auth/staff.ts'
import type { Sql } from '../../db/client.ts'
import type { FileShelf } from './files/file-shelf.ts'
import type { Mailer } from './mail/mailer.ts'

export interface ListFilter {
	readonly status?: ConversationStatus
	readonly inbox?: string
	readonly queue?: string
	readonly assignee?: string
	readonly tag?: string
	/** Whose conversations they may be; null for everything. */
	readonly reach: Reach | null
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

/** `fromMs`: only decisions of this time and later ones. */
export interface DecisionsAsked {
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	readonly fromMs: number
	readonly limit: number
}

/** `after`: only rows after this number. */
export interface RecordingAsked {
	readonly workspace: WorkspaceId
	readonly queue: string
	readonly fromMs: number
	readonly toMs: number
	readonly after: number
	readonly limit: number
}

/** Of the workspace's record: rows that are looked for, after one and through another. */
export interface AuditPart {
	readonly workspace: WorkspaceId
	readonly search: AuditSearch
	readonly after: number
	readonly through: number
	readonly limit: number
}

export interface Found<Item> {
	readonly ok: true
	readonly items: readonly Item[]
}

export interface Services {
	readonly mailer: Mailer
	/** Null where there is no bucket. */
	readonly files: FileShelf | null
	/** Asks Postgres about staff. `staff-unavailable` where none is configured, or it does not answer. */
	askStaff<Answer extends { readonly ok: true }>(ask: (sql: Sql) => Promise<Answer | Refusal>): Promise<Answer | Refusal>
	/** Who may sign in at the request's origin; null where nobody can. */
	staff(request: Request): Promise<StaffDirectory | null>
	/** Newest message first. `archive-unavailable` also where no database is configured. */
	listConversations(query: { workspace: WorkspaceId; filter: ListFilter }): Promise<Page<ConversationSummary> | Refusal>
	/** Oldest first; may be more than asked for, never cut within one millisecond. */
	listDecisions(asked: DecisionsAsked): Promise<Found<DecisionRow> | Refusal>
	/** In the log's order. */
	readRecording(asked: RecordingAsked): Promise<Found<QueueLogRow> | Refusal>
	/** The workspace's record, newest first. */
	findAudit(asked: AuditSearch & { readonly workspace: WorkspaceId }): Promise<Found<AuditRow> | Refusal>
	/** Oldest first, for the export. */
	readAudit(asked: AuditPart): Promise<Found<AuditRow> | Refusal>
	/** Oldest first. */
	listDeadLetters(asked: { workspace: WorkspaceId; cursor?: string }): Promise<Page<DeadLetter> | Refusal>
	replayDeadLetters(asked: { workspace: WorkspaceId }): Promise<Replayed | Refusal>
	/** Roles and agents that somebody of the staff has; null when nobody can tell just now. */
	staffInUse(workspace: WorkspaceId): Promise<InUse | null>
	/** Conversations of an inbox that have not ended, as far as the archive has heard; null when nobody can tell. */
	countOpen(asked: { workspace: WorkspaceId; inbox: string }): Promise<number | null>
	/** Throws when the database does not answer; null where none is configured. */
	pingDatabase(): Promise<true | null>
}
