import { believe, type Proof, type StaffRecord, type Standing } from '../../../core/access/believe.ts'
import { objectName, type WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import type { StaffPort } from '../env.ts'
import { ownOrigin } from './origin.ts'
import { setCookies } from './set-cookies.ts'
import { signInRules } from './sign-in-rules.ts'
import { hasStaffCookie } from './staff-cookie.ts'
import { recordOf, type StaffDirectory, type StaffSession } from './staff.ts'

export interface Person {
	readonly workspace: WorkspaceId
	readonly id: string
}

/** Somebody with a sign-in that counts. */
export interface Vouched extends Person {
	readonly record: StaffRecord
	/** The sign-in, as the hash of its token. */
	readonly signIn: string
	readonly expiresAtMs: number
	/** By an identity provider: a second factor is its business then. */
	readonly provenElsewhere: boolean
}
export type VouchedFor = { readonly ok: true; readonly who: Vouched } | Refusal

interface Known {
	readonly person: Person
	readonly signIn: string
	readonly proof: Proof
	readonly provenElsewhere: boolean
	readonly standing: Standing
	readonly untilMs: number
}

/** How long another isolate may go on with what it has heard of a person. */
const KEPT_MS = 5_000
const KEPT_MAX = 2_000
/** By everything a request proves itself with: one that differs in a letter is looked at anew. */
const kept = new Map<string, Known>()

/** The object of one member of staff. */
export function staffObject(c: AppContext, { workspace, id }: Person): StaffPort {
	return c.env.STAFF.getByName(objectName(workspace, id))
}

/** Something about them has changed: here that counts at once. */
export function forgetStaff({ workspace, id }: Person): void {
	for (const [place, { person }] of kept) if (person.id === id && person.workspace === workspace) kept.delete(place)
}

/** Whom a request's cookie stands for. Renews the cookie where it is due. */
export async function vouchedFor(c: AppContext): Promise<VouchedFor> {
	// Most who come without one are strangers: they are not worth waking the sign-in code for.
	if (!hasStaffCookie(c.req.raw)) return refuse('not-signed-in')
	const place = `${ownOrigin(c.req.raw)} ${c.req.header('cookie')}`
	const nowMs = Date.now()
	const known = kept.get(place)
	const found = known && known.untilMs > nowMs ? known : await look(c, nowMs)
	if ('ok' in found) return found
	const { person, signIn, proof, standing, provenElsewhere } = found
	const { lifeMs } = await signInRules(c.env, person.workspace)
	const belief = believe(proof, standing, { nowMs, lifeMs })
	if (belief.verdict === 'ask') return await ask(c, found)
	if (belief.verdict === 'refused') return refuse('not-signed-in')
	if (found !== known) keep(place, found)
	const expiresAtMs = Math.min(proof.expiresAtMs, proof.startedMs + lifeMs)
	return { ok: true, who: { ...person, record: belief.record, signIn, expiresAtMs, provenElsewhere } }
}

/** What the cookie says, and what its holder's object knows beside it. */
async function look(c: AppContext, nowMs: number): Promise<Known | Refusal> {
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const session = await directory.session(c.req.raw.headers)
	if (!session.ok) return session
	setCookies(c, session.cookies)
	const { signIn, user: { id, workspace } } = session
	const standing = await staffObject(c, { id, workspace }).standing(signIn).catch(() => null)
	if (!standing) return refuse('objects-unavailable')
	return {
		person: { id, workspace },
		signIn,
		proof: proofOf(session, false),
		provenElsewhere: session.provenElsewhere,
		standing,
		untilMs: nowMs + KEPT_MS,
	}
}

/** Something about them is being changed, or was: now Postgres alone is believed, and their object hears what it says. */
async function ask(c: AppContext, { person, signIn, standing }: Known): Promise<VouchedFor> {
	const readAtMs = Date.now()
	const directory: StaffDirectory | null = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const session = await directory.session(c.req.raw.headers, { fresh: true })
	if (!session.ok) return session
	const proof = proofOf(session, true)
	await staffObject(c, person).confirm({ record: proof.record, readAtMs })
	const { lifeMs } = await signInRules(c.env, person.workspace)
	const belief = believe(proof, standing, { nowMs: Date.now(), lifeMs })
	if (belief.verdict !== 'believed') return refuse('not-signed-in')
	const { provenElsewhere } = session
	return { ok: true, who: { ...person, record: belief.record, signIn, expiresAtMs: proof.expiresAtMs, provenElsewhere } }
}

function proofOf({ user, startedMs, expiresAtMs }: StaffSession, fresh: boolean): Proof {
	return { record: recordOf(user), startedMs, expiresAtMs, fresh }
}

function keep(place: string, known: Known): void {
	if (kept.size >= KEPT_MAX) kept.clear()
	kept.set(place, known)
}
