import { makeAuth, type StaffOptions } from './staff-auth.ts'
import { staffIdentities } from './staff-identities.ts'
import { staffPasswords } from './staff-passwords.ts'
import { staffPeople } from './staff-people.ts'
import { staffSecondFactor } from './staff-second-factor.ts'
import { staffSessions } from './staff-sessions.ts'
import type { StaffDirectory } from './staff.ts'

export async function openDirectory(options: StaffOptions): Promise<StaffDirectory> {
	const auth = await makeAuth(options)
	const parts = [
		staffSessions(auth),
		staffPeople(auth),
		staffIdentities(auth),
		staffPasswords(auth),
		staffSecondFactor(auth),
	] as const
	const [sessions, people, identities, passwords, secondFactor] = await Promise.all(parts)
	return { ...sessions, ...people, ...identities, ...passwords, ...secondFactor }
}
