import { and, arrayContains, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Reach } from '../../core/access/reach.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId, WorkspaceId } from '../../core/ids.ts'
import type { ConversationStatus } from '../../core/protocol/conversation.ts'
import type { Database } from '../client.ts'
import { conversations } from '../schema/conversations.ts'

export interface ListQuery {
	readonly workspace: WorkspaceId
	readonly status?: string
	readonly inbox?: string
	readonly queue?: string
	readonly assignee?: string
	readonly tag?: string
	/** Whose conversations they may be. Everything when null or absent. */
	readonly reach?: Reach | null
	/** `nextCursor` of the page before. */
	readonly cursor?: string
	readonly limit: number
}

export interface Page<Item> {
	readonly items: readonly Item[]
	/** Null on the last page. */
	readonly nextCursor: string | null
}

interface Place {
	readonly lastMessageAtMs: number
	readonly conversation: string
}

/** Newest message first. A cursor that is none of ours gives null. */
export async function listConversations(db: Database, query: ListQuery): Promise<Page<ConversationSummary> | null> {
	const place = query.cursor === undefined ? undefined : readCursor(query.cursor)
	if (place === null) return null
	const found = await db.select().from(conversations)
		.where(and(...filters(query), place && after(place)))
		.orderBy(desc(conversations.lastMessageAtMs), desc(conversations.conversation))
		.limit(query.limit + 1)
	const items = found.slice(0, query.limit)
	const last = found.length > query.limit ? items.at(-1) : undefined
	return { items: items.map(toSummary), nextCursor: last ? writeCursor(last) : null }
}

function filters({ workspace, status, inbox, queue, assignee, tag, reach }: ListQuery): (SQL | undefined)[] {
	return [
		eq(conversations.workspace, workspace),
		status === undefined ? undefined : eq(conversations.status, status),
		inbox === undefined ? undefined : eq(conversations.inbox, inbox),
		queue === undefined ? undefined : eq(conversations.queue, queue),
		assignee === undefined ? undefined : eq(conversations.assignee, assignee),
		tag === undefined ? undefined : arrayContains(conversations.tags, [tag]),
		reach ? within(reach) : undefined,
	]
}

/** As `reaches` in core/access/reach.ts has it. */
function within({ agents, queues, waiting }: Reach): SQL | undefined {
	return or(inArray(conversations.assignee, [...agents]), inArray(conversations.queue, [...queues]), waitingIn(waiting))
}

function waitingIn(queues: readonly string[]): SQL | undefined {
	return and(
		inArray(conversations.status, ['queued', 'deferred']),
		isNull(conversations.assignee),
		inArray(conversations.queue, [...queues]),
	)
}

/** A row comparison, since only that lets PostgreSQL walk the index from the place on. */
function after({ lastMessageAtMs, conversation }: Place): SQL {
	return sql`(${conversations.lastMessageAtMs}, ${conversations.conversation}) < (${lastMessageAtMs}::bigint, ${conversation}::text)`
}

/** Opaque to callers, and free to change: base64url of `<time>.<id>`. */
function writeCursor({ lastMessageAtMs, conversation }: Place): string {
	return btoa(`${lastMessageAtMs}.${conversation}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function readCursor(cursor: string): Place | null {
	if (!/^[A-Za-z0-9_-]{1,128}$/.test(cursor) || cursor.length % 4 === 1) return null
	const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
	const [, time, conversation] = /^(\d{1,15})\.([A-Za-z0-9_]{1,64})$/.exec(text) ?? []
	return time && conversation ? { lastMessageAtMs: Number(time), conversation } : null
}

/** Ids were branded when the archive took the row in. */
function toSummary(row: typeof conversations.$inferSelect): ConversationSummary {
	return {
		conversation: row.conversation as ConversationId,
		inbox: row.inbox as InboxId,
		queue: row.queue as QueueId,
		contact: { id: row.contactId as ContactId, name: row.contactName, language: row.contactLanguage },
		status: row.status as ConversationStatus,
		assignee: row.assignee as AgentId | null,
		placement: row.placement,
		openedAtMs: row.openedAtMs,
		closedAtMs: row.closedAtMs,
		lastMessageAtMs: row.lastMessageAtMs,
		preview: row.preview,
		disposition: row.disposition,
		tags: row.tags,
		seq: row.seq,
	}
}
