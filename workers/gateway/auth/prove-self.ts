import type { Caller } from '../../../core/access/caller.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { attemptOn } from './guard.ts'
import { noteThrottled } from './note-throttled.ts'
import { passwordGuard } from './sign-in.ts'
import type { StaffDirectory } from './staff.ts'

export interface Proven {
	readonly ok: true
	readonly caller: Caller
	readonly directory: StaffDirectory
}

/**
 * Asks the caller for their password again before something that who finds their screen open must not do. Guesses count with those
 * at the door. Who signs in elsewhere alone has none to give.
 */
export async function proveSelf(c: AppContext, password: string | undefined): Promise<Proven | Refusal> {
	const caller = c.get('caller')
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const kept = await directory.hasPassword(caller.id)
	if (!kept.ok) return kept
	if (!kept.has) return { ok: true, caller, directory }
	const attempt = await attemptOn(c, passwordGuard(caller.email ?? caller.id))
	if (!attempt.ok) return attempt
	const wrong = await directory.checkPassword(caller.id, password ?? '')
	if (wrong?.code === 'credentials-invalid') {
		await noteThrottled(c, attempt, { user: { ...caller, email: caller.email ?? '' }, method: 'password' })
	} else if (wrong) await attempt.takeBack()
	if (wrong) return wrong
	await attempt.succeeded()
	return { ok: true, caller, directory }
}
