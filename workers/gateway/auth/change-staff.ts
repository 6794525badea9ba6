import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { forgetStaff, type Person, staffObject } from './standing.ts'
import { recordOf, type StaffUser } from './staff.ts'

export type { Person }

type Done = { readonly ok: true; readonly user: StaffUser | null }

/**
 * Changes something about a person: first their object is told to believe nobody but Postgres, then `commit` changes Postgres, then
 * the object hears what is there now. If all ends in between, nothing is believed that may be wrong. A refusal of `commit` means that
 * nothing has been changed; `staff-unavailable` or a throw, that nobody knows. `user` null: there is no such person any more, and
 * every sign-in of theirs is over.
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
	forgetStaff(person)
	const done = await commit().catch((): Refusal => refuse('staff-unavailable'))
	if (!done.ok && done.code === 'staff-unavailable') return done
	await object.settle({ suspicion, record: done.ok && done.user ? recordOf(done.user) : null })
	if (done.ok && !done.user) await object.endAll()
	forgetStaff(person)
	return done
}
