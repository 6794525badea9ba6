import { type ApiKey, boundOf } from '../../../core/access/api-key.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { recordOf } from './staff.ts'
import { type Person, staffObject } from './standing.ts'

/** `settled`: nothing about the maker is being changed, so that it may be believed for a while. */
type RoleFound = { readonly ok: true; readonly role: string; readonly settled: boolean } | Refusal

/**
 * The role that bounds a key: that of the person who made it, as it is now. `token-invalid` when they are staff no more. Asks Postgres
 * only while something about them is being changed, as a cookie does.
 */
export async function roleOfMaker(
	c: AppContext,
	{ workspace, key }: { workspace: WorkspaceId; key: Pick<ApiKey, 'maker' | 'role'> },
): Promise<RoleFound> {
	if (key.maker === null) return { ok: true, role: key.role, settled: true }
	const person = { workspace, id: key.maker }
	const standing = await staffObject(c, person).standing('').catch(() => null)
	if (!standing) return refuse('objects-unavailable')
	const bound = boundOf(key, standing)
	if (bound.verdict === 'ask') return await ask(c, person)
	return bound.verdict === 'bound' ? { ok: true, role: bound.role, settled: true } : refuse('token-invalid')
}

async function ask(c: AppContext, person: Person): Promise<RoleFound> {
	const readAtMs = Date.now()
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const read = await directory.person(person.id)
	if (!read.ok) return read.code === 'not-found' ? await gone(c, person) : read
	const { user } = read
	await staffObject(c, person).confirm({ record: recordOf(user), readAtMs })
	return user.active ? { ok: true, role: user.role, settled: false } : await gone(c, person)
}

/** Whoever changed them was broken off before their keys had ended. */
async function gone(c: AppContext, { workspace, id }: Person): Promise<Refusal> {
	await c.env.WORKSPACE.getByName(workspace).revokeApiKeysOf(id)
	return refuse('token-invalid')
}
