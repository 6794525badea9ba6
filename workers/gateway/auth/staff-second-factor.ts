import { refuse } from '../../../core/problem.ts'
import { sessionCookies } from './session-cookies.ts'
import { asked, done, HASHING } from './staff-answers.ts'
import type { StaffAuth } from './staff-auth.ts'
import { type CodeGiven, type Found, type StaffDirectory, StaffUser } from './staff.ts'

type Part = Pick<
	StaffDirectory,
	'challenged' | 'verifyTotp' | 'verifyRecoveryCode' | 'enableTwoFactor' | 'newRecoveryCodes' | 'disableTwoFactor'
>
type Verified = Promise<Found<{ readonly cookies: readonly string[] }>>

/** Codes from an authenticator, and the recovery codes for who has lost it. */
export async function staffSecondFactor(auth: StaffAuth): Promise<Part> {
	const { adapter, internalAdapter } = await auth.$context
	const verified = (verify: () => Promise<{ readonly headers: Headers }>): Verified =>
		asked('code-invalid', async () => ({ ok: true, cookies: sessionCookies((await verify()).headers) }))
	return {
		challenged: (headers) =>
			asked('not-signed-in', async () => {
				const { user } = await auth.api.challengedUser({ headers })
				return user ? { ok: true, user: StaffUser.parse(user) } : refuse('not-signed-in')
			}),
		verifyTotp: ({ code, trustDevice }: CodeGiven, headers) =>
			verified(() => auth.api.verifyTOTP({ body: { code, trustDevice }, headers, returnHeaders: true })),
		verifyRecoveryCode: ({ code, trustDevice }: CodeGiven, headers) =>
			verified(() => auth.api.verifyBackupCode({ body: { code, trustDevice }, headers, returnHeaders: true })),
		enableTwoFactor: (password, headers) =>
			asked('credentials-invalid', async () => {
				const answer = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers })
				if (answer.method !== 'totp') return refuse('credentials-invalid')
				return { ok: true, totpURI: answer.totpURI, backupCodes: answer.backupCodes }
			}, HASHING),
		newRecoveryCodes: (password, headers) =>
			asked('credentials-invalid', async () => {
				const { backupCodes } = await auth.api.generateBackupCodes({ body: { password }, headers })
				return { ok: true, backupCodes }
			}, HASHING),
		disableTwoFactor: (userId) =>
			done('not-found', async () => {
				await internalAdapter.updateUser(userId, { twoFactorEnabled: false })
				await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] })
				await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: userId }] })
			}),
	}
}
