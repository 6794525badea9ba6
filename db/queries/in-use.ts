import type { InUse } from '../../core/config/bounds.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Sql } from '../client.ts'

/** Whoever is staff, also who may not come in just now, and whoever has been asked to be. */
const IN_USE = `
SELECT DISTINCT role, agent FROM (
	SELECT role, agent FROM "user" WHERE workspace = $1
	UNION ALL
	SELECT role, agent FROM invitation WHERE workspace = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()
) people`

/** Roles and agents somebody has. */
export async function staffInUse(sql: Sql, workspace: WorkspaceId): Promise<InUse> {
	const rows = await sql.query(IN_USE, [workspace]) as { role: string; agent: string | null }[]
	return { roles: [...new Set(rows.map((it) => it.role))], agents: rows.flatMap(({ agent }) => agent === null ? [] : [agent]) }
}

const OPEN = `
SELECT count(*)::int AS open FROM conversations WHERE workspace = $1 AND inbox = $2 AND status IN ('queued', 'deferred', 'active')`

/** Conversations of an inbox that have not ended, as far as the archive has heard. */
export async function countOpen(sql: Sql, { workspace, inbox }: { workspace: WorkspaceId; inbox: string }): Promise<number> {
	const [row] = await sql.query(OPEN, [workspace, inbox]) as { open: number }[]
	return row?.open ?? 0
}
