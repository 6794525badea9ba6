import { asked, done } from './staff-answers.ts'
import type { StaffAuth } from './staff-auth.ts'
import { type Identity, type StaffDirectory, StaffUser } from './staff.ts'

type Part = Pick<StaffDirectory, 'personByIdentity' | 'identitiesOf' | 'linkIdentity'>

/** Who somebody is elsewhere, for signing in by that. */
export async function staffIdentities(auth: StaffAuth): Promise<Part> {
	const { internalAdapter } = await auth.$context

	const holder = async ({ provider, account }: Identity): Promise<StaffUser | null> => {
		const found = await internalAdapter.findAccountByKey({ providerId: provider, accountId: account })
		const row = found && await internalAdapter.findUserById(found.userId)
		return row ? StaffUser.parse(row) : null
	}

	/** Of two at once the table takes one, and the other finds it there. */
	const link = async (userId: string, identity: Identity): Promise<void> => {
		const isDone = async () => (await holder(identity))?.id === userId
		if (await isDone()) return
		await internalAdapter.createAccount({ userId, providerId: identity.provider, accountId: identity.account }).catch(
			async (error: unknown) => {
				if (!await isDone()) throw error
			},
		)
	}

	return {
		personByIdentity: (identity) => asked('not-found', async () => ({ ok: true, user: await holder(identity) })),
		identitiesOf: (userId, provider) =>
			asked('not-found', async () => {
				const accounts = await internalAdapter.findAccounts(userId)
				return { ok: true, accounts: accounts.filter((it) => it.providerId === provider).map((it) => it.accountId) }
			}),
		linkIdentity: (userId, identity) => done('not-found', () => link(userId, identity)),
	}
}
