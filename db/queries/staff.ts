/** Staff of one workspace. Every query names the workspace: an id of another is nobody's. */
import type { StaffChange, StaffMember } from '../../core/access/staff-member.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Sql } from '../client.ts'
import { brokenRule } from './broken-rule.ts'
import { lockStaff } from './lock-staff.ts'

export interface Person {
	readonly workspace: WorkspaceId
	readonly id: string
}

/** `gone`: as they were before they were taken out. */
export type Changed = { readonly ok: true; readonly member: StaffMember; readonly gone: boolean } | Refusal

const MEMBER = `id, workspace, name, email, role, agent, string_to_array(coalesce(teams, ''), ' ') AS teams, active,
	two_factor_enabled AS "twoFactor", (extract(epoch FROM created_at) * 1000)::float8 AS "createdAtMs"`

/** In the order of their names; `after` is the last of the page before. */
export async function listStaff(
	sql: Sql,
	{ workspace, after, limit }: { workspace: WorkspaceId; after: Pick<StaffMember, 'name' | 'id'> | null; limit: number },
): Promise<StaffMember[]> {
	const text =
		`SELECT ${MEMBER} FROM "user" WHERE workspace = $1 AND ($2::text IS NULL OR (name, id) > ($2, $3)) ORDER BY name, id LIMIT $4`
	return await sql.query(text, [workspace, after?.name ?? null, after?.id ?? null, limit]) as StaffMember[]
}

export async function findStaff(sql: Sql, { workspace, id }: Person): Promise<StaffMember | null> {
	const [member] = await sql.query(`SELECT ${MEMBER} FROM "user" WHERE workspace = $1 AND id = $2`, [workspace, id])
	return member as StaffMember | undefined ?? null
}

/** Who works as this agent, or has been asked to, but for the person of that address. */
export async function agentHolder(
	sql: Sql,
	{ workspace, agent, email, nowMs }: { workspace: WorkspaceId; agent: string; email: string; nowMs: number },
): Promise<{ readonly name: string } | null> {
	const text = `SELECT name FROM "user" WHERE workspace = $1 AND agent = $2 AND email <> $3 UNION ALL
		SELECT name FROM invitation WHERE workspace = $1 AND agent = $2 AND email <> $3 AND accepted_at IS NULL AND revoked_at IS NULL
			AND expires_at > to_timestamp($4 / 1000.0) LIMIT 1`
	const [holder] = await sql.query(text, [workspace, agent, email, nowMs])
	return holder as { name: string } | undefined ?? null
}

/** What must be left when somebody stops being an active administrator. */
const ANOTHER_ADMINISTRATOR =
	`EXISTS (SELECT 1 FROM "user" o WHERE o.workspace = $1 AND o.id <> $2 AND o.active AND o.role = 'administrator')`

const CHANGE = `UPDATE "user" SET name = coalesce($3, name), role = coalesce($4, role), active = coalesce($5::boolean, active),
	agent = CASE WHEN $6::boolean THEN $7 ELSE agent END, teams = CASE WHEN $8::boolean THEN $9 ELSE teams END, updated_at = now()
WHERE workspace = $1 AND id = $2
	AND (NOT (active AND role = 'administrator') OR (coalesce($5::boolean, active) AND coalesce($4, role) = 'administrator') OR ${ANOTHER_ADMINISTRATOR})
RETURNING ${MEMBER}`

/** Whoever is active no more is signed in nowhere. Two changes at once cannot take away the last administrator between them. */
export async function changeStaff(sql: Sql, { workspace, id, change }: Person & { change: StaffChange }): Promise<Changed> {
	const { name = null, role = null, active = null, agent, teams } = change
	const given = [name, role, active, agent !== undefined, agent ?? null, teams !== undefined, teams?.join(' ') || null]
	try {
		const [, [member], , [present]] = await sql.transaction([
			lockStaff(sql, workspace),
			sql.query(CHANGE, [workspace, id, ...given]),
			sql.query(`DELETE FROM session WHERE user_id = (SELECT id FROM "user" WHERE workspace = $1 AND id = $2 AND NOT active)`, [
				workspace,
				id,
			]),
			sql.query(`SELECT 1 FROM "user" WHERE workspace = $1 AND id = $2`, [workspace, id]),
		]) as [unknown, StaffMember[], unknown, unknown[]]
		return member ? { ok: true, member, gone: false } : refuse(present ? 'last-administrator' : 'not-found')
	} catch (thrown) {
		if (brokenRule(thrown) === 'user_agent') return refuse('agent-taken', { field: 'agent' })
		throw thrown
	}
}

/** Takes somebody out with all their sign-ins. */
export async function removeStaff(sql: Sql, { workspace, id }: Person): Promise<Changed> {
	const remove = `DELETE FROM "user" WHERE workspace = $1 AND id = $2
		AND (NOT (active AND role = 'administrator') OR ${ANOTHER_ADMINISTRATOR}) RETURNING ${MEMBER}`
	const [, [member], [present]] = await sql.transaction([
		lockStaff(sql, workspace),
		sql.query(remove, [workspace, id]),
		sql.query(`SELECT 1 FROM "user" WHERE workspace = $1 AND id = $2`, [workspace, id]),
	]) as [unknown, StaffMember[], unknown[]]
	return member ? { ok: true, member, gone: true } : refuse(present ? 'last-administrator' : 'not-found')
}
