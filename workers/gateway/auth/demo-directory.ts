import { DEMO_PASSWORD, DEMO_WORKSPACE, demoStaff } from '../../../core/config/demo.ts'

type Rows = Record<string, unknown>[]

/** The demo's staff as better-auth's memory adapter holds its tables: for `wrangler dev` with no database at all. */
export async function demoTables(): Promise<Record<'user' | 'account' | 'session' | 'twoFactor' | 'verification', Rows>> {
	const { hashPassword } = await import('better-auth/crypto')
	const password = await hashPassword(DEMO_PASSWORD)
	const written = { createdAt: new Date(), updatedAt: new Date() }
	const user = demoStaff.map((it) => ({ ...it, id: idOf(it.email), workspace: DEMO_WORKSPACE, emailVerified: true, ...written }))
	const account = user.map(({ id }) => ({ id: `acc_${id}`, userId: id, accountId: id, providerId: 'credential', password, ...written }))
	return { user, account, session: [], twoFactor: [], verification: [] }
}

/** The same after every restart: what a signed cookie says stays true. */
function idOf(email: string): string {
	return `stf_${email.split('@')[0]}`
}
