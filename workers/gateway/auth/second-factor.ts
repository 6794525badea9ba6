import type { Caller } from '../../../core/access/caller.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { record } from '../record.ts'
import { changeStaff } from './change-staff.ts'
import { type Proven, proveSelf } from './prove-self.ts'
import type { Found } from './staff.ts'

/** What to put into an authenticator, and ten recovery codes. Nothing is asked for until a first code has been right. */
export async function setUpSecondFactor(
	c: AppContext,
	password: string | undefined,
): Promise<Found<{ readonly totpURI: string; readonly backupCodes: readonly string[] }>> {
	const self = await own(c, { password, wants: 'off' })
	return self.ok ? await self.directory.enableTwoFactor(password, c.req.raw.headers) : self
}

export async function makeRecoveryCodes(
	c: AppContext,
	password: string | undefined,
): Promise<Found<{ readonly backupCodes: readonly string[] }>> {
	const self = await own(c, { password, wants: 'on' })
	if (!self.ok) return self
	const unrecorded = await record(c, { act: 'two-factor.recovery-codes-made', target: { kind: 'staff', id: self.caller.id } })
	return unrecorded ?? await self.directory.newRecoveryCodes(password, c.req.raw.headers)
}

export async function takeOffSecondFactor(c: AppContext, password: string | undefined): Promise<Refusal | null> {
	const self = await own(c, { password, wants: 'on' })
	if (!self.ok) return self
	const { caller, directory } = self
	const unrecorded = await record(c, { act: 'two-factor.disabled', target: { kind: 'staff', id: caller.id } })
	if (unrecorded) return unrecorded
	const changed = await changeStaff(c, caller, async () => {
		const refused = await directory.disableTwoFactor(caller.id)
		if (refused) return refused
		const read = await directory.person(caller.id)
		return read.ok ? read : refuse('staff-unavailable')
	})
	return changed.ok ? null : changed
}

/** Who asks has to prove it is them, and has a second factor, or none. */
async function own(
	c: AppContext,
	{ password, wants }: { password: string | undefined; wants: 'on' | 'off' },
): Promise<Proven | Refusal> {
	const caller: Caller = c.get('caller')
	const is = caller.twoFactor === 'on' ? 'on' : 'off'
	if (is !== wants) return refuse(is === 'on' ? 'two-factor-on' : 'two-factor-off')
	return await proveSelf(c, password)
}
