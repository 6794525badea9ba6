import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { endKeysOf, forgetKeysOf } from './api-key.ts'
import { forgetStaff, type Person, staffObject } from './standing.ts'
import { recordOf, type StaffUser } from './staff.ts'

export type { Person }

type Done = { readonly ok: true; readonly user: StaffUser }

/**
 * Changes something about a person: first their object is told to believe nobody but Postgres, then `commit` changes Postgres, then
 * the object hears what is there now. If all ends in between, nothing is believed that may be wrong. A refusal of `commit` means that
 * nothing has been changed; `staff-unavailable` or a throw, that nobody knows. `user` says what the person
 * is now: inactive, when there is no such person any more.
 *
 * Their API keys follow before that is believed: bound by the role they have now, or ended with them.
 *
 * Open sockets close when what they may do has changed, and come again.
 */
export async function changeStaff<It extends Done>(
	c: AppContext,
	person: Person,
	commit: () => Promise<It | Refusal>,
): Promise<It | Refusal> {
	const object = staffObject(c, person)
	const suspicion = await object.suspect().catch(() => null)
	if (suspicion === null) return refuse('objects-unavailable')
	forgetHere(person)
	const done = await commit().catch((): Refusal => refuse('staff-unavailable'))
	if (!done.ok && done.code === 'staff-unavailable') return done
	if (done.ok) await tellKeys(c, person, done.user)
	await object.settle({ suspicion, record: done.ok ? recordOf(done.user) : null })
	forgetHere(person)
	return done
}

async function tellKeys(c: AppContext, person: Person, { active, role }: StaffUser): Promise<void> {
	if (!active) return await endKeysOf(c, person)
	await c.env.WORKSPACE.getByName(person.workspace).bindApiKeysOf(person.id, role)
}

function forgetHere(person: Person): void {
	forgetStaff(person)
	forgetKeysOf(person)
}
