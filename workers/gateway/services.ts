/** The parts of the gateway that another runtime or a test may do without: whatever needs Postgres or a bucket. */
import type { Reach } from '../../core/access/reach.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Refusal } from '../../core/problem.ts'
import type { ConversationStatus } from '../../core/protocol/conversation.ts'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import type { StaffDirectory } from './auth/staff.ts'
import type { Mailer } from './mail/mailer.ts'

export interface ListFilter {
	readonly status?: ConversationStatus
	readonly inbox?: string
	readonly queue?: string
	readonly assignee?: string
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

export interface Found<Item> {
	readonly ok: true
	readonly items: readonly Item[]
}

export interface Services {
	readonly mailer: Mailer
	/** Who may sign in at the request's origin; null where nobody can. */
	staff(request: Request): Promise<StaffDirectory | null>
	/** Newest message first. `archive-unavailable` also where no database is configured. */
	listConversations(query: { workspace: WorkspaceId; filter: ListFilter }): Promise<Page<ConversationSummary> | Refusal>
	/** Oldest first; may be more than asked for, never cut within one millisecond. */
	listDecisions(asked: DecisionsAsked): Promise<Found<DecisionRow> | Refusal>
	/** In the log's order. */
	readRecording(asked: RecordingAsked): Promise<Found<QueueLogRow> | Refusal>
	/** Oldest first. */
	listDeadLetters(asked: { workspace: WorkspaceId; cursor?: string }): Promise<Page<DeadLetter> | Refusal>
	replayDeadLetters(asked: { workspace: WorkspaceId }): Promise<Replayed | Refusal>
	/** Throws when the database does not answer; null where none is configured. */
	pingDatabase(): Promise<true | null>
}
