/** The archive's rows, as the verification reads them. */
import type { Client } from 'pg'
import type { AuditColumns } from '../../core/audit/columns.ts'

const PAGE_ROWS = 1_000

const PAGE = `
SELECT workspace, seq::float8 AS seq, id, at_ms::float8 AS "atMs", act, actor, actor_id AS "actorId", actor_name AS "actorName", address,
	target_kind AS "targetKind", target_id AS "targetId", detail::text AS detail, words, previous, hash
FROM audit WHERE workspace = $1 AND ($2::bigint IS NULL OR seq > $2) ORDER BY seq LIMIT $3`

/** In the order of their numbers, a page at a time. */
export async function* rowsOf(client: Client, workspace: string): AsyncIterable<AuditColumns> {
	for (let after: number | null = null;;) {
		const page: AuditColumns[] = (await client.query<AuditColumns>(PAGE, [workspace, after, PAGE_ROWS])).rows
		yield* page
		if (page.length < PAGE_ROWS) return
		after = page.at(-1)?.seq ?? null
	}
}

export async function hashOf(client: Client, workspace: string, seq: number): Promise<string | null> {
	const { rows: [row] } = await client.query<{ hash: string }>('SELECT hash FROM audit WHERE workspace = $1 AND seq = $2', [workspace, seq])
	return row?.hash ?? null
}

/** Those with a record, and those with staff: a record that is gone altogether is missed too. */
export async function workspacesIn(client: Client): Promise<string[]> {
	const { rows } = await client.query<{ workspace: string }>('SELECT workspace FROM audit UNION SELECT workspace FROM "user" ORDER BY 1')
	return rows.map((it) => it.workspace)
}
