import type { AuditAct } from '../../../core/audit/entry.ts'
import { MINUTE_MS } from '../../../core/access/throttle.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { record } from '../record.ts'
import { callerOf } from './caller.ts'
import { changeStaff } from './change-staff.ts'
import { type Attempt, attemptOn } from './guard.ts'
import { noteThrottled } from './note-throttled.ts'
import { setCookies } from './set-cookies.ts'
import { withoutSession } from './staff-cookie.ts'
import type { CodeGiven, SignInMethod, StaffDirectory, StaffUser } from './staff.ts'
import { forgetStaff, staffObject } from './standing.ts'
import { recordSignIn } from './start-session.ts'

export type CodeTaken = { readonly ok: true; readonly user: StaffUser } | Refusal

/** A code is right for half a minute on each side of its own. */
const CODE_LIFE_MS = 2 * MINUTE_MS
/** Of a sign-in that has been replaced: by then its cookies are over by themselves. */
const REPLACED_FOR_MS = 720 * 60 * MINUTE_MS

interface Holder {
	readonly ok: true
	readonly directory: StaffDirectory
	readonly user: StaffUser
	/** Null in the middle of signing in. */
	readonly signIn: string | null
	/** What better-auth is to go by: the challenge alone, or the session. */
	readonly headers: Headers
}

/** A code of the authenticator: ends a sign-in that waits for it, or proves that a new second factor works and switches it on. */
export async function takeTotp(c: AppContext, { code, trustDevice }: CodeGiven): Promise<CodeTaken> {
	const plain = code.replaceAll(/\s/g, '')
	const holder = await holderOf(c)
	if (!holder.ok) return holder
	const attempt = await attemptOn(c, codeGuard(holder.user))
	if (!attempt.ok) return attempt
	if (!await isFirstUse(c, holder.user, plain)) return await refuseCode(c, { attempt, holder, method: 'totp' })
	const given = { code: plain, trustDevice }
	const taken = holder.signIn === null
		? await finish(c, { holder, method: 'two-factor', verify: () => holder.directory.verifyTotp(given, holder.headers) })
		: await switchOn(c, { ...holder, signIn: holder.signIn }, given)
	return await judged(c, { attempt, holder, taken, method: 'totp' })
}

/** A recovery code ends a sign-in that waits for a code, and is used up. */
export async function takeRecoveryCode(c: AppContext, { code, trustDevice }: CodeGiven): Promise<CodeTaken> {
	const holder = await holderOf(c)
	if (!holder.ok) return holder
	if (holder.signIn !== null) return refuse('not-signed-in', { detail: 'Recovery codes are for signing in' })
	const attempt = await attemptOn(c, codeGuard(holder.user))
	if (!attempt.ok) return attempt
	const given = { code: code.trim(), trustDevice }
	const verify = () => holder.directory.verifyRecoveryCode(given, holder.headers)
	const taken = await finish(c, { holder, method: 'recovery-code', verify })
	return await judged(c, { attempt, holder, taken, method: 'recovery-code' })
}

/** Who is asked for a code comes before who is signed in: the browser may still have an older session. */
async function holderOf(c: AppContext): Promise<Holder | Refusal> {
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const headers = withoutSession(c.req.raw.headers)
	const challenged = await directory.challenged(headers)
	if (challenged.ok) return { ok: true, directory, user: challenged.user, signIn: null, headers }
	if (challenged.code !== 'not-signed-in') return challenged
	const found = await callerOf(c)
	if (!found.ok) return found
	if (found.caller.kind !== 'staff') return refuse('not-found')
	const person = await directory.person(found.caller.id)
	return person.ok ? { ok: true, directory, user: person.user, signIn: found.caller.signIn, headers: c.req.raw.headers } : person
}

type Verify = () => Promise<{ readonly ok: true; readonly cookies: readonly string[] } | Refusal>

/** The record comes before the cookies: what cannot be recorded is not done. */
async function finish(
	c: AppContext,
	{ holder, method, verify }: { holder: Holder; method: SignInMethod; verify: Verify },
): Promise<CodeTaken> {
	const verified = await verify()
	if (!verified.ok) return verified
	const { user } = holder
	const used = method === 'recovery-code' ? await note(c, user, 'two-factor.recovery-code-used') : null
	const unrecorded = used ?? await recordSignIn(c, user, method)
	if (unrecorded) return unrecorded
	setCookies(c, verified.cookies)
	return { ok: true, user }
}

/** The session is replaced by one that knows of the second factor; the old one ends. */
async function switchOn(c: AppContext, holder: Holder & { readonly signIn: string }, given: CodeGiven): Promise<CodeTaken> {
	const { directory, user, headers, signIn } = holder
	if (user.twoFactorEnabled) return await finishCheck(holder, given)
	const unrecorded = await note(c, user, 'two-factor.enabled')
	if (unrecorded) return unrecorded
	const changed = await changeStaff(c, user, async () => {
		const verified = await directory.verifyTotp(given, headers)
		if (!verified.ok) return verified
		const read = await directory.person(user.id)
		return read.ok ? { ...read, cookies: verified.cookies } : refuse('staff-unavailable')
	})
	if (!changed.ok) return changed
	setCookies(c, changed.cookies)
	await staffObject(c, user).end([{ signIn, untilMs: Date.now() + REPLACED_FOR_MS }], true)
	forgetStaff(user)
	return changed
}

async function finishCheck({ directory, user, headers }: Holder, given: CodeGiven): Promise<CodeTaken> {
	const verified = await directory.verifyTotp(given, headers)
	return verified.ok ? { ok: true, user } : verified
}

interface Tried {
	readonly attempt: Attempt
	readonly holder: Holder
	readonly method: string
}

async function judged(c: AppContext, { taken, ...tried }: Tried & { readonly taken: CodeTaken }): Promise<CodeTaken> {
	if (taken.ok) await tried.attempt.succeeded()
	else if (taken.code === 'code-invalid') return await refuseCode(c, tried)
	else await tried.attempt.takeBack()
	return taken
}

async function refuseCode(c: AppContext, { attempt, holder: { user, signIn }, method }: Tried): Promise<Refusal> {
	const by = { workspace: user.workspace, actor: { kind: 'stranger', name: user.email } } as const
	if (signIn === null) await record(c, { act: 'sign-in.failed', target: { kind: 'staff', id: user.id }, detail: { method }, by })
	await noteThrottled(c, attempt, { user, method })
	return refuse('code-invalid')
}

/** Read off a screen or a wire, a code that has been used is worth nothing. */
async function isFirstUse(c: AppContext, user: StaffUser, code: string): Promise<boolean> {
	return await staffObject(c, user).spend({ what: `totp ${code}`, untilMs: Date.now() + CODE_LIFE_MS })
}

function codeGuard({ workspace, id }: StaffUser): string {
	return `code/${workspace}/${id}`
}

async function note(c: AppContext, { workspace, id, name }: StaffUser, act: AuditAct): Promise<Refusal | null> {
	return await record(c, { act, target: { kind: 'staff', id }, by: { workspace, actor: { kind: 'staff', id, name } } })
}
