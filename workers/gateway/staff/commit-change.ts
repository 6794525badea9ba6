import type { StaffMember } from '../../../core/access/staff-member.ts'
import type { Refusal } from '../../../core/problem.ts'
import type { Sql } from '../../../db/client.ts'
import { changeStaff } from '../auth/change-staff.ts'
import { type Person, staffObject } from '../auth/standing.ts'
import type { AppContext } from '../context.ts'

type Committed = { readonly ok: true; readonly member: StaffMember; readonly gone: boolean } | Refusal

/** Changes somebody in Postgres and makes it count at once: whoever is active no more, or gone, is signed out everywhere. */
export async function commitChange(c: AppContext, person: Person, write: (sql: Sql) => Promise<Committed>): Promise<Committed> {
	return await changeStaff(c, person, async () => {
		const done = await c.get('services').askStaff(write)
		if (!done.ok) return done
		const { twoFactor: twoFactorEnabled, ...member } = done.member
		const active = member.active && !done.gone
		// Else a cookie from before would be good again for who is made active later.
		if (!active) await staffObject(c, person).endAll()
		return { ...done, user: { ...member, active, teams: [...member.teams], twoFactorEnabled } }
	})
}
