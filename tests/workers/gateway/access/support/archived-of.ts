import { accessDatabase } from './tenant.ts'

/** Every row that Postgres has of a workspace, of every table that knows of workspaces, as text. */
export async function archivedOf(workspace: string): Promise<Record<string, string>> {
	const sql = accessDatabase().$client
	const tables = await sql.query(
		`SELECT table_name AS name FROM information_schema.columns WHERE column_name = 'workspace' AND table_schema = 'public'`,
	)
	const names = (tables as { name: string }[]).map((it) => it.name)
	const parts = names.map((it) =>
		`SELECT '${it}' AS name, coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS rows FROM "${it}" t WHERE t.workspace = $1`
	)
	const found = await sql.query(parts.join(' UNION ALL '), [workspace]) as { name: string; rows: string }[]
	return Object.fromEntries(found.map((it) => [it.name, it.rows]))
}
