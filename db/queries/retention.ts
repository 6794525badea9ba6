/** What is to go: found, counted and deleted some at a time, so that nobody who reads or writes beside it waits. */
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Sql } from '../client.ts'

/** A database that says nothing for so long counts as one that is not there. */
const ANSWER_MAX_MS = 20_000

/** Of one workspace, before a time. */
export interface Over {
	readonly workspace: WorkspaceId
	readonly beforeMs: number
}

const ENDED = `workspace = $1 AND status IN ('closed', 'abandoned') AND greatest(last_message_at_ms, coalesce(closed_at_ms, 0)) < $2`

export async function countEnded(sql: Sql, { workspace, beforeMs }: Over): Promise<number> {
	const [row] = await ask<{ n: number }>(sql, `SELECT count(*)::int AS n FROM conversations WHERE ${ENDED}`, [workspace, beforeMs])
	return row?.n ?? 0
}

/** In the order of their ids, those after one. */
export async function endedAfter(
	sql: Sql,
	{ workspace, beforeMs, after, limit }: Over & { after: string; limit: number },
): Promise<ConversationId[]> {
	const query = `SELECT conversation FROM conversations WHERE ${ENDED} AND conversation > $3 ORDER BY conversation LIMIT $4`
	const rows = await ask<{ conversation: ConversationId }>(sql, query, [workspace, beforeMs, after, limit])
	return rows.map((it) => it.conversation)
}

/** With all their rows, in one transaction. */
export async function deleteConversations(sql: Sql, workspace: WorkspaceId, conversations: readonly ConversationId[]): Promise<void> {
	if (conversations.length === 0) return
	const gone = 'WITH gone AS (DELETE FROM events WHERE workspace = $1 AND conversation = ANY($2::text[]))'
	await ask(sql, `${gone} DELETE FROM conversations WHERE workspace = $1 AND conversation = ANY($2::text[])`, [workspace, [
		...conversations,
	]])
}

/** The newest row of a queue's log that is to go. */
export interface OldLog {
	readonly queue: string
	readonly through: number
}

/** A log's numbers rise with time, and its decisions carry them: what is to go is found by number, which is what the tables are kept by. */
export async function oldLogs(sql: Sql, { workspace, beforeMs }: Over): Promise<OldLog[]> {
	const query = `SELECT queue, max(seq)::text AS through FROM routing_log WHERE workspace = $1 AND at_ms < $2 GROUP BY queue ORDER BY queue`
	const rows = await ask<{ queue: string; through: string }>(sql, query, [workspace, beforeMs])
	return rows.map(({ queue, through }) => ({ queue, through: Number(through) }))
}

/** Rows of the logs, without their decisions. */
export async function countLogs(sql: Sql, { workspace, beforeMs }: Over): Promise<number> {
	const [row] = await ask<{ n: number }>(sql, 'SELECT count(*)::int AS n FROM routing_log WHERE workspace = $1 AND at_ms < $2', [
		workspace,
		beforeMs,
	])
	return row?.n ?? 0
}

/** Answers how many have gone. A table's rows go before those that tell of them. */
export async function deleteLog(sql: Sql, workspace: WorkspaceId, { queue, through, limit }: OldLog & { limit: number }): Promise<number> {
	const decisions = await deleteFrom(sql, { table: 'decisions', of: [workspace, queue, through, limit] })
	return decisions > 0 ? decisions : await deleteFrom(sql, { table: 'routing_log', of: [workspace, queue, through, limit] })
}

async function deleteFrom(sql: Sql, { table, of }: { table: 'decisions' | 'routing_log'; of: unknown[] }): Promise<number> {
	const some = `SELECT ctid FROM ${table} WHERE workspace = $1 AND queue = $2 AND seq <= $3 ORDER BY seq LIMIT $4`
	const query = `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY(ARRAY(${some})) RETURNING 1) SELECT count(*)::int AS n FROM gone`
	const [row] = await ask<{ n: number }>(sql, query, of)
	return row?.n ?? 0
}

async function ask<Row>(sql: Sql, text: string, params: unknown[]): Promise<Row[]> {
	return await sql.query(text, params, { fetchOptions: { signal: AbortSignal.timeout(ANSWER_MAX_MS) } }) as Row[]
}
