import type { AuditBatch } from '../../core/audit/audit-batch.ts'
import { type AuditColumns, columnsOf, rowOf } from '../../core/audit/columns.ts'
import type { AuditRow } from '../../core/audit/entry.ts'
import type { AuditSearch } from '../../core/audit/search.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Sql } from '../client.ts'

/** A database that says nothing for so long counts as one that is not there. */
const ANSWER_MAX_MS = 20_000

/**
 * Rows come once, in the chain's order and without a gap: those of a batch that is ahead of what is there are left out. Answers up
 * to where the record was held before, and how many rows stand in the place of others.
 */
const ARCHIVE = `
WITH sent AS (
	SELECT * FROM unnest(
		$3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
		$13::json[], $14::text[], $15::text[], $16::text[]
	) AS s(seq, id, at_ms, act, actor, actor_id, actor_name, address, target_kind, target_id, detail, words, previous, hash)
), held AS (
	SELECT coalesce(max(seq), 0) AS seq FROM audit WHERE workspace = $1
), added AS (
	INSERT INTO audit (workspace, seq, id, at_ms, act, actor, actor_id, actor_name, address, target_kind, target_id, detail, words, previous, hash)
	SELECT $1, seq, id, at_ms, act, actor, actor_id, actor_name, address, target_kind, target_id, detail,
		string_to_array(words, ' '), previous, hash
	FROM sent WHERE $2::bigint <= (SELECT seq FROM held) ORDER BY seq
	ON CONFLICT DO NOTHING
)
SELECT held.seq::float8 AS held,
	(SELECT count(*)::int FROM audit a JOIN sent USING (seq) WHERE a.workspace = $1 AND a.hash <> sent.hash) AS strangers
FROM held`

export interface Archived {
	/** The newest row there was before. */
	readonly held: number
	/** Rows in the place of ours that are not ours. */
	readonly strangers: number
}

export async function archiveAudit(sql: Sql, { workspace, after, rows }: AuditBatch): Promise<Archived> {
	const columns = rows.map(columnsOf)
	const column = <Name extends keyof AuditColumns>(name: Name) => columns.map((it) => it[name])
	const names = ['seq', 'id', 'atMs', 'act', 'actor', 'actorId', 'actorName', 'address', 'targetKind', 'targetId', 'detail'] as const
	const params = [
		...[workspace, after, ...names.map(column)],
		...[columns.map((it) => it.words.join(' ')), column('previous'), column('hash')],
	]
	const [told] = await sql.query(ARCHIVE, params, { fetchOptions: { signal: AbortSignal.timeout(ANSWER_MAX_MS) } })
	return told as Archived
}

const COLUMNS = `workspace, seq::float8 AS seq, id, at_ms::float8 AS "atMs", act, actor, actor_id AS "actorId", actor_name AS "actorName",
	address, target_kind AS "targetKind", target_id AS "targetId", detail::text AS detail, words, previous, hash`

/** Newest first. */
export async function findAudit(sql: Sql, { workspace, ...search }: AuditSearch & { workspace: WorkspaceId }): Promise<AuditRow[]> {
	const { asks, params } = conditions(search)
	const where = [...asks, `workspace = $${params.push(workspace)}`].join(' AND ')
	// PostgreSQL takes any beginning of a word for a common one, and would read the whole record from its end for a rare one.
	const order = search.words === null ? 'seq' : 'seq + 0'
	const text = `SELECT ${COLUMNS} FROM audit WHERE ${where} ORDER BY ${order} DESC LIMIT $${params.push(search.limit)}`
	return rowsOf(await sql.query(text, params))
}

/** Rows after one and through another, the oldest first. */
export interface AuditPart {
	readonly workspace: WorkspaceId
	readonly search: AuditSearch
	readonly after: number
	readonly through: number
	readonly limit: number
}

/** For the export. */
export async function readAudit(sql: Sql, { workspace, search, after, through, limit }: AuditPart): Promise<AuditRow[]> {
	const { asks, params } = conditions(search)
	const place = `workspace = $${params.push(workspace)} AND seq > $${params.push(after)} AND seq <= $${params.push(through)}`
	const text = `SELECT ${COLUMNS} FROM audit WHERE ${[...asks, place].join(' AND ')} ORDER BY seq LIMIT $${params.push(limit)}`
	return rowsOf(await sql.query(text, params))
}

/** Only what is asked, so that the planner sees which index serves it. */
function conditions({ acts, actor, target, targetKind, fromMs, toMs, words, before }: AuditSearch) {
	const params: unknown[] = []
	const asks: string[] = []
	const ask = (value: unknown, condition: (at: string) => string) => {
		if (value !== null) asks.push(condition(`$${params.push(value)}`))
	}
	ask(acts, (at) => `act = ANY(${at}::text[])`)
	ask(actor === 'system' ? null : actor, (at) => `(actor_id = ${at} OR lower(actor_name) = lower(${at}))`)
	ask(actor === 'system' ? actor : null, (at) => `actor = ${at}`)
	ask(target, (at) => `target_id = ${at}`)
	ask(targetKind, (at) => `target_kind = ${at}`)
	ask(fromMs, (at) => `at_ms >= ${at}`)
	ask(toMs, (at) => `at_ms <= ${at}`)
	ask(before, (at) => `seq < ${at}`)
	// Words are letters and digits alone, so that quoting them is all it takes.
	ask(words && words.map((it) => `'${it}':*`).join(' & '), (at) => `array_to_tsvector(words) @@ ${at}::tsquery`)
	return { asks, params }
}

function rowsOf(found: unknown): AuditRow[] {
	// The archive's consumer has parsed each row before it took it in.
	return (found as AuditColumns[]).map(rowOf)
}
