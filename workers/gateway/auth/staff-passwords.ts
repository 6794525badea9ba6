import { isWeakPassword } from '../../../core/access/password.ts'
import { refuse } from '../../../core/problem.ts'
import { asked, done, HASHING } from './staff-answers.ts'
import type { StaffAuth } from './staff-auth.ts'
import { type StaffDirectory, StaffUser } from './staff.ts'

type Part = Pick<StaffDirectory, 'setPassword' | 'checkPassword' | 'hasPassword' | 'resetToken' | 'resetHolder' | 'spendResetToken'>

export const RESET_MINUTES = 30
const RESET_TOKEN_BYTES = 24

/** Passwords, and the tokens that stand in for a forgotten one. */
export async function staffPasswords(auth: StaffAuth): Promise<Part> {
	const { adapter, internalAdapter, password } = await auth.$context

	const write = async (userId: string, plain: string): Promise<void> => {
		const hash = await password.hash(plain)
		const account = await internalAdapter.findCredentialAccount(userId)
		if (account) await internalAdapter.updatePassword(userId, hash)
		else await internalAdapter.createAccount({ userId, accountId: userId, providerId: 'credential', password: hash })
	}

	const owner = async (userId: string | undefined): Promise<StaffUser | null> => {
		const row = userId === undefined ? null : await internalAdapter.findUserById(userId)
		return row ? StaffUser.parse(row) : null
	}

	return {
		setPassword: async (userId, plain) => {
			const found = await asked('not-found', async () => ({ ok: true as const, user: await owner(userId) }))
			if (!found.ok || !found.user) return found.ok ? refuse('not-found') : found
			if (isWeakPassword(plain, found.user.email)) return refuse('password-weak')
			return await done('not-found', async () => {
				await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: userId }] })
				await write(userId, plain)
			}, HASHING)
		},
		checkPassword: async (userId, plain) => {
			const checked = await asked('credentials-invalid', async () => {
				const hash = (await internalAdapter.findCredentialAccount(userId))?.password
				return { ok: true as const, right: hash ? await password.verify({ hash, password: plain }) : false }
			}, HASHING)
			if (!checked.ok) return checked
			return checked.right ? null : refuse('credentials-invalid')
		},
		hasPassword: (userId) =>
			asked('not-found', async () => ({ ok: true, has: Boolean((await internalAdapter.findCredentialAccount(userId))?.password) })),
		resetToken: (userId) =>
			asked('not-found', async () => {
				const token = hex(crypto.getRandomValues(new Uint8Array(RESET_TOKEN_BYTES)))
				const expiresAt = new Date(Date.now() + RESET_MINUTES * 60_000)
				await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value: userId, expiresAt })
				return { ok: true, token }
			}),
		resetHolder: (token) =>
			asked('token-invalid', async () => {
				const proof = await internalAdapter.findVerificationValue(identifierOf(token))
				const user = await owner(proof?.value)
				if (!proof || !user?.active) return refuse('token-invalid')
				return new Date(proof.expiresAt) <= new Date() ? refuse('token-expired') : { ok: true, user }
			}),
		spendResetToken: (token) =>
			asked(
				'token-invalid',
				async () => ({ ok: true, first: await internalAdapter.consumeVerificationValue(identifierOf(token)) !== null }),
			),
	}
}

function identifierOf(token: string): string {
	return `reset-password:${token}`
}

function hex(bytes: Uint8Array): string {
	return [...bytes].map((it) => it.toString(16).padStart(2, '0')).join('')
}
