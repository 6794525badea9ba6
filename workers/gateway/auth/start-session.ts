import type { Refusal } from '../../../core/problem.ts'
import { refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { record } from '../record.ts'
import { setCookies } from './set-cookies.ts'
import type { SignInMethod, StaffUser } from './staff.ts'

/**
 * Signs in somebody who has proved themselves: puts it on record and sets the cookies of a new session on the answer. `not-found`
 * for who does not exist or is not active.
 */
export async function startSession(
	c: AppContext,
	userId: string,
	method: SignInMethod,
): Promise<{ readonly ok: true; readonly user: StaffUser } | Refusal> {
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const found = await directory.person(userId)
	if (!found.ok) return found
	const unrecorded = await recordSignIn(c, found.user, method)
	if (unrecorded) return unrecorded
	const begun = await directory.begin(userId, { headers: c.req.raw.headers, method })
	if (!begun.ok) return begun
	setCookies(c, begun.cookies)
	return { ok: true, user: begun.user }
}

export async function recordSignIn(c: AppContext, { workspace, id, name }: StaffUser, method: SignInMethod): Promise<Refusal | null> {
	return await record(c, { act: 'sign-in.succeeded', detail: { method }, by: { workspace, actor: { kind: 'staff', id, name } } })
}
