import type { StaffMember } from '../../../core/access/staff-member.ts'
import { ID_RANDOM_BYTES, makeId, type WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { acceptInvitation, invitationTo } from '../../../db/queries/invitations.ts'
import type { AppContext } from '../context.ts'
import { record } from '../record.ts'

/** Somebody whose address others have vouched for. */
export interface Proven {
	readonly workspace: WorkspaceId
	readonly email: string
	/** Null: as the invitation says. */
	readonly name: string | null
}

/**
 * Makes somebody staff who has an open invitation and proves its address in another way than by its link, as by single sign-on. They
 * get no password. `not-found` where nobody has invited them.
 */
export async function joinInvited(
	c: AppContext,
	{ workspace, email, name }: Proven,
): Promise<{ readonly ok: true; readonly member: StaffMember } | Refusal> {
	const { askStaff } = c.get('services')
	const nowMs = Date.now()
	const found = await askStaff(async (sql) => {
		const invitation = await invitationTo(sql, { workspace, email: email.toLowerCase(), nowMs })
		return invitation ? { ok: true, invitation } : refuse('not-found')
	})
	if (!found.ok) return found
	const { invitation } = found
	const staff = makeId<string>('stf', nowMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const joining = { invitation, tokenHash: null, staff, name: name ?? invitation.name, passwordHash: null, nowMs }
	const by = { workspace, actor: { kind: 'staff', id: staff, name: joining.name } } as const
	const detail = { method: 'oidc', email: invitation.email, role: invitation.role, invitation: invitation.id }
	const unrecorded = await record(c, { act: 'staff.joined', target: { kind: 'staff', id: staff }, detail, by })
	return unrecorded ?? await askStaff((sql) => acceptInvitation(sql, joining))
}
