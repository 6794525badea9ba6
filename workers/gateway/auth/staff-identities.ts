import { asked, done } from './staff-answers.ts'
import type { StaffAuth } from './staff-auth.ts'
import { type StaffDirectory, StaffUser } from './staff.ts'

type Part = Pick<StaffDirectory, 'personByIdentity' | 'identitiesOf' | 'linkIdentity'>

/** Who somebody is elsewhere, for signing in by that. */
export async function staffIdentities(auth: StaffAuth): Promise<Part> {
	const { adapter, internalAdapter } = await auth.$context
	return {
		personByIdentity: ({ provider, account }) =>
			asked('not-found', async () => {
				const where = [{ field: 'providerId', value: provider }, { field: 'accountId', value: account }]
				const link = await adapter.findOne<{ userId: string }>({ model: 'account', where })
				const row = link ? await internalAdapter.findUserById(link.userId) : null
				return { ok: true, user: row ? StaffUser.parse(row) : null }
			}),
		identitiesOf: (userId, provider) =>
			asked('not-found', async () => {
				const links = await internalAdapter.findAccounts(userId)
				return { ok: true, accounts: links.filter((it) => it.providerId === provider).map((it) => it.accountId) }
			}),
		linkIdentity: async (userId, { provider, account }) => {
			const link = { userId, providerId: provider, accountId: account }
			return await done('not-found', async () => await internalAdapter.linkAccount(link))
		},
	}
}
