import type { Refusal } from '../../../core/problem.ts'
import { refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { report } from './staff-answers.ts'
import type { SessionRow } from './staff.ts'
import { forgetStaff, type Person, staffObject } from './standing.ts'

/**
 * Ends sign-ins of somebody, or all of them (null): their cookies count for nothing and their sockets close. The object decides;
 * that Postgres forgets them too is for tidiness, and need not succeed.
 */
export async function endSessions(c: AppContext, person: Person, sessions: readonly SessionRow[] | null): Promise<Refusal | null> {
	const object = staffObject(c, person)
	const ending = sessions ? object.end(sessions.map(({ signIn, expiresAtMs }) => ({ signIn, untilMs: expiresAtMs }))) : object.endAll()
	const ended = await ending.then(() => true, () => false)
	if (!ended) return refuse('objects-unavailable')
	forgetStaff(person)
	const directory = await c.get('services').staff(c.req.raw)
	const dropped = await directory?.dropSessions(person.id, sessions?.map((it) => it.id) ?? null)
	if (dropped) report(dropped.code)
	return null
}
