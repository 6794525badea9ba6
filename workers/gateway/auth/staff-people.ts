import { isWeakPassword } from '../../../core/access/password.ts'
import { refuse } from '../../../core/problem.ts'
import { asked, done, HASHING } from './staff-answers.ts'
import type { StaffAuth } from './staff-auth.ts'
import { type Found, type NewPerson, type PersonPatch, type StaffDirectory, StaffUser } from './staff.ts'

type Part = Pick<StaffDirectory, 'person' | 'personByEmail' | 'create' | 'update' | 'remove'>
type Someone = Found<{ readonly user: StaffUser }>

/** Who there is. */
export async function staffPeople(auth: StaffAuth): Promise<Part> {
	const { internalAdapter, password } = await auth.$context

	const byEmail = async (email: string): Promise<StaffUser | null> => {
		const found = await internalAdapter.findUserByEmail(email.toLowerCase())
		return found && StaffUser.parse(found.user)
	}

	/** Two who ask for the same address at once: the table lets one in, and the other hears why. */
	const add = async ({ password: plain, teams, ...person }: NewPerson): Promise<Someone> => {
		if (await byEmail(person.email)) return refuse('staff-exists')
		const hash = plain === null ? null : await password.hash(plain)
		const row = { ...person, teams: teamsText(teams), emailVerified: true }
		const made = await internalAdapter.createUser(row, { method: 'admin' }).catch(async (error: unknown) => {
			if (await byEmail(person.email)) return null
			throw error
		})
		if (!made) return refuse('staff-exists')
		const account = { userId: made.id, accountId: made.id, providerId: 'credential', password: hash }
		if (hash !== null) await internalAdapter.createAccount(account)
		return { ok: true, user: StaffUser.parse(made) }
	}

	return {
		person: (userId) => asked('not-found', async () => someone(await internalAdapter.findUserById(userId))),
		personByEmail: (email) => asked('not-found', async () => ({ ok: true, user: await byEmail(email) })),
		create: async (person) => {
			if (person.password !== null && isWeakPassword(person.password, person.email)) return refuse('password-weak')
			return await asked('staff-exists', () => add(person), HASHING)
		},
		update: (userId, patch) => asked('not-found', async () => someone(await internalAdapter.updateUser(userId, columnsOf(patch)))),
		remove: (userId) => done('not-found', () => internalAdapter.deleteUser(userId)),
	}
}

function someone(row: unknown): Someone {
	return row ? { ok: true, user: StaffUser.parse(row) } : refuse('not-found')
}

function columnsOf({ teams, ...rest }: PersonPatch): Record<string, unknown> {
	return { ...rest, ...teams && { teams: teamsText(teams) }, updatedAt: new Date() }
}

function teamsText(teams: readonly string[]): string | null {
	return teams.length > 0 ? teams.join(' ') : null
}
