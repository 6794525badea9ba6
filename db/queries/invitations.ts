/** Who has been asked to become staff. A token is known here by its hash alone. */
import type { Invitation, Invited, StaffMember } from '../../core/access/staff-member.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Sql } from '../client.ts'
import { brokenRule } from './broken-rule.ts'
import { lockStaff } from './lock-staff.ts'

const INVITATION = `id, workspace, email, name, role, agent, string_to_array(coalesce(teams, ''), ' ') AS teams, language, "by",
	(extract(epoch FROM created_at) * 1000)::float8 AS "createdAtMs", (extract(epoch FROM expires_at) * 1000)::float8 AS "expiresAtMs"`
/** Neither taken up nor taken back. */
const OPEN = 'accepted_at IS NULL AND revoked_at IS NULL'

export interface Inviting extends Invited {
	readonly id: string
	readonly workspace: WorkspaceId
	readonly tokenHash: string
	readonly by: string
	readonly nowMs: number
	readonly expiresAtMs: number
}

/** Newest first, those before `before`; what has expired stands there until it is sent again or taken back. */
export async function listInvitations(
	sql: Sql,
	{ workspace, before, limit }: { workspace: WorkspaceId; before: string | null; limit: number },
): Promise<Invitation[]> {
	const text =
		`SELECT ${INVITATION} FROM invitation WHERE workspace = $1 AND ${OPEN} AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`
	return await sql.query(text, [workspace, before, limit]) as Invitation[]
}

export async function findInvitation(sql: Sql, { workspace, id }: { workspace: WorkspaceId; id: string }): Promise<Invitation | null> {
	const [found] = await sql.query(`SELECT ${INVITATION} FROM invitation WHERE workspace = $1 AND id = $2 AND ${OPEN}`, [workspace, id])
	return found as Invitation | undefined ?? null
}

/** What an address has been asked to be here and has not become, whether or not that has expired. */
export async function rolesInvitedTo(sql: Sql, { workspace, email }: { workspace: WorkspaceId; email: string }): Promise<string[]> {
	const rows = await sql.query(`SELECT role FROM invitation WHERE workspace = $1 AND email = $2 AND ${OPEN}`, [workspace, email])
	return (rows as { role: string }[]).map(({ role }) => role)
}

const INVITE = `INSERT INTO invitation (id, workspace, email, name, role, agent, teams, language, token_hash, "by", created_at, expires_at)
	SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11 / 1000.0), to_timestamp($12 / 1000.0)
	WHERE NOT EXISTS (SELECT 1 FROM "user" WHERE workspace = $2 AND email = $3) RETURNING ${INVITATION}`

/** An earlier one to the same address dies. Refused for who is staff of this very workspace; who is so elsewhere cannot be told from others. */
export async function invite(sql: Sql, inviting: Inviting): Promise<{ readonly ok: true; readonly invitation: Invitation } | Refusal> {
	const { id, workspace, email, name, role, agent, teams, language, tokenHash, by, nowMs, expiresAtMs } = inviting
	const given = [id, workspace, email, name, role, agent, teams.join(' ') || null, language, tokenHash, by, nowMs, expiresAtMs]
	const [, , [invitation]] = await sql.transaction([
		lockStaff(sql, workspace),
		sql.query(`UPDATE invitation SET revoked_at = to_timestamp($3 / 1000.0) WHERE workspace = $1 AND email = $2 AND ${OPEN}`, [
			workspace,
			email,
			nowMs,
		]),
		sql.query(INVITE, given),
	]) as [unknown, unknown, Invitation[]]
	return invitation ? { ok: true, invitation } : refuse('staff-exists', { field: 'email' })
}

interface Renewal {
	readonly workspace: WorkspaceId
	readonly id: string
	readonly tokenHash: string
	readonly expiresAtMs: number
}

/** Another link, and the one before works no more. Null for one that is not open. */
export async function renewInvitation(sql: Sql, { workspace, id, tokenHash, expiresAtMs }: Renewal): Promise<Invitation | null> {
	const text = `UPDATE invitation SET token_hash = $3, expires_at = to_timestamp($4 / 1000.0)
		WHERE workspace = $1 AND id = $2 AND ${OPEN} RETURNING ${INVITATION}`
	const [renewed] = await sql.query(text, [workspace, id, tokenHash, expiresAtMs])
	return renewed as Invitation | undefined ?? null
}

export async function revokeInvitation(
	sql: Sql,
	{ workspace, id, nowMs }: { workspace: WorkspaceId; id: string; nowMs: number },
): Promise<Invitation | null> {
	const text =
		`UPDATE invitation SET revoked_at = to_timestamp($3 / 1000.0) WHERE workspace = $1 AND id = $2 AND ${OPEN} RETURNING ${INVITATION}`
	const [revoked] = await sql.query(text, [workspace, id, nowMs])
	return revoked as Invitation | undefined ?? null
}

/** The invitation somebody holds the link of, and whether its address is staff somewhere already. */
export type Opened = { readonly ok: true; readonly invitation: Invitation; readonly taken: boolean } | Refusal

/** `token-expired` for one whose time is over, `token-invalid` for what is none, or has been used, taken back or replaced. */
export async function openInvitation(sql: Sql, { tokenHash, nowMs }: { tokenHash: string; nowMs: number }): Promise<Opened> {
	const text = `SELECT ${INVITATION}, EXISTS (SELECT 1 FROM "user" u WHERE u.email = invitation.email) AS taken
		FROM invitation WHERE token_hash = $1 AND ${OPEN}`
	const [row] = await sql.query(text, [tokenHash]) as (Invitation & { taken: boolean })[]
	if (!row) return refuse('token-invalid')
	const { taken, ...invitation } = row
	return invitation.expiresAtMs > nowMs ? { ok: true, invitation, taken } : refuse('token-expired')
}

/** The open invitation of an address, for who proves it in another way than by the link. */
export async function invitationTo(
	sql: Sql,
	{ workspace, email, nowMs }: { workspace: WorkspaceId; email: string; nowMs: number },
): Promise<Invitation | null> {
	const text = `SELECT ${INVITATION} FROM invitation WHERE workspace = $1 AND email = $2 AND ${OPEN}
		AND expires_at > to_timestamp($3 / 1000.0) ORDER BY id DESC LIMIT 1`
	const [found] = await sql.query(text, [workspace, email, nowMs])
	return found as Invitation | undefined ?? null
}

export interface Acceptance {
	readonly invitation: Pick<Invitation, 'id' | 'workspace'>
	/** The one that was read: a link that has died meanwhile takes nobody in. Null: proved in another way. */
	readonly tokenHash: string | null
	/** The new member's id. */
	readonly staff: string
	readonly name: string
	readonly passwordHash: string | null
	readonly nowMs: number
}

const ACCEPT = `UPDATE invitation SET accepted_at = to_timestamp($4 / 1000.0), staff = $3
	WHERE workspace = $1 AND id = $2 AND ${OPEN} AND expires_at > to_timestamp($4 / 1000.0) AND ($5::text IS NULL OR token_hash = $5)`
/** An agent somebody else works as by now is left to them. */
const JOIN = `INSERT INTO "user" (id, workspace, name, email, email_verified, role, agent, teams)
	SELECT $3, workspace, $4, email, true, role,
		CASE WHEN EXISTS (SELECT 1 FROM "user" o WHERE o.workspace = $1 AND o.agent = invitation.agent) THEN NULL ELSE agent END, teams
	FROM invitation WHERE workspace = $1 AND id = $2 AND staff = $3
	RETURNING id, workspace, name, email, role, agent, string_to_array(coalesce(teams, ''), ' ') AS teams, active,
		two_factor_enabled AS "twoFactor", (extract(epoch FROM created_at) * 1000)::float8 AS "createdAtMs"`
const ACCOUNT = `INSERT INTO account (id, user_id, provider_id, account_id, password)
	SELECT 'acc_' || id, id, 'credential', id, $2 FROM "user" WHERE id = $1 AND $2::text IS NOT NULL`

/** Takes the invitation up and makes its member, or does neither: an invitation makes one member, however often it is taken up at once. */
export async function acceptInvitation(
	sql: Sql,
	accepting: Acceptance,
): Promise<{ readonly ok: true; readonly member: StaffMember } | Refusal> {
	const { invitation: { workspace, id }, tokenHash, staff, name, passwordHash, nowMs } = accepting
	try {
		const [, , [member]] = await sql.transaction([
			lockStaff(sql, workspace),
			sql.query(ACCEPT, [workspace, id, staff, nowMs, tokenHash]),
			sql.query(JOIN, [workspace, id, staff, name]),
			sql.query(ACCOUNT, [staff, passwordHash]),
		]) as [unknown, unknown, StaffMember[], unknown]
		return member ? { ok: true, member } : refuse('token-invalid')
	} catch (thrown) {
		if (brokenRule(thrown) === 'user_email_unique') return refuse('staff-exists')
		throw thrown
	}
}
