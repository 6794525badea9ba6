/** The first member of staff of a workspace. */
import type { StaffMember } from '../../core/access/staff-member.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Sql } from '../client.ts'
import { brokenRule } from './broken-rule.ts'
import { lockStaff } from './lock-staff.ts'

export interface Founder {
	readonly workspace: WorkspaceId
	readonly id: string
	readonly name: string
	readonly email: string
	readonly passwordHash: string
}

/** Why they could not, as far as staff is concerned; null when they could. */
export async function refuseFounder(sql: Sql, { workspace, email }: Pick<Founder, 'workspace' | 'email'>): Promise<Refusal | null> {
	const text =
		`SELECT EXISTS (SELECT 1 FROM "user" WHERE workspace = $1) AS settled, EXISTS (SELECT 1 FROM "user" WHERE email = $2) AS known`
	const [found] = await sql.query(text, [workspace, email]) as { settled: boolean; known: boolean }[]
	if (found?.settled) return refuse('workspace-taken', { field: 'workspace' })
	return found?.known ? refuse('staff-exists', { field: 'administrator.email' }) : null
}

const FOUND = `INSERT INTO "user" (id, workspace, name, email, email_verified, role)
	SELECT $1, $2, $3, $4, false, 'administrator' WHERE NOT EXISTS (SELECT 1 FROM "user" WHERE workspace = $2)
	RETURNING id, workspace, name, email, role, agent, ARRAY[]::text[] AS teams, active, two_factor_enabled AS "twoFactor",
		(extract(epoch FROM created_at) * 1000)::float8 AS "createdAtMs"`
const ACCOUNT = `INSERT INTO account (id, user_id, provider_id, account_id, password)
	SELECT 'acc_' || id, id, 'credential', id, $2 FROM "user" WHERE id = $1`

/** Its administrator, unless it has staff by now. */
export async function foundStaff(sql: Sql, founder: Founder): Promise<{ readonly ok: true; readonly member: StaffMember } | Refusal> {
	const { workspace, id, name, email, passwordHash } = founder
	try {
		const [, [member]] = await sql.transaction([
			lockStaff(sql, workspace),
			sql.query(FOUND, [id, workspace, name, email]),
			sql.query(ACCOUNT, [id, passwordHash]),
		]) as [unknown, StaffMember[], unknown]
		return member ? { ok: true, member } : refuse('workspace-taken', { field: 'workspace' })
	} catch (thrown) {
		if (brokenRule(thrown) === 'user_email_unique') return refuse('staff-exists', { field: 'administrator.email' })
		throw thrown
	}
}
