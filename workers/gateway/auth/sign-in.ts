import { type Refusal, refuse } from '../../../core/problem.ts'
import { afterwards } from '../afterwards.ts'
import type { AppContext } from '../context.ts'
import { notBefore } from '../not-before.ts'
import { record } from '../record.ts'
import { type Attempt, attemptOn } from './guard.ts'
import { noteThrottled } from './note-throttled.ts'
import { setCookies } from './set-cookies.ts'
import type { Challenged, Credentials, SignedIn, StaffDirectory } from './staff.ts'
import { recordSignIn } from './start-session.ts'

/** Longer than Postgres takes to find somebody: what is refused is refused so late, whoever it was about. */
const REFUSED_AFTER_MS = 300

/** What a password is guessed against, under whatever name it is given. */
export function passwordGuard(email: string): string {
	return `sign-in/${email.toLowerCase()}`
}

/**
 * Signs in by address and password; the answer's cookies are set. A refusal does not tell whether there is anybody of that
 * address: not in words, and not by the time it takes.
 */
export async function signInByPassword(c: AppContext, credentials: Credentials): Promise<SignedIn | Challenged | Refusal> {
	const startedMs = Date.now()
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const attempt = await attemptOn(c, passwordGuard(credentials.email))
	if (!attempt.ok) return attempt
	const signed = await directory.signIn(credentials, c.req.raw.headers)
	if (signed.ok) return await welcome(c, { attempt, signed })
	if (signed.code !== 'credentials-invalid') await attempt.takeBack()
	else afterwards(c, noteFailure(c, { directory, email: credentials.email, attempt }))
	await notBefore(startedMs + REFUSED_AFTER_MS)
	return signed
}

async function welcome(
	c: AppContext,
	{ attempt, signed }: { attempt: Attempt; signed: SignedIn | Challenged },
): Promise<SignedIn | Challenged | Refusal> {
	await attempt.succeeded()
	const unrecorded = signed.user ? await recordSignIn(c, signed.user, 'password') : null
	if (unrecorded) return unrecorded
	setCookies(c, signed.cookies)
	return signed
}

interface Failure {
	readonly directory: StaffDirectory
	readonly email: string
	readonly attempt: Attempt
}

/** On record where somebody has that address. Who has none belongs to no workspace whose record it could be in. */
async function noteFailure(c: AppContext, { directory, email, attempt }: Failure): Promise<void> {
	const found = await directory.personByEmail(email)
	if (!found.ok || !found.user) return
	const { id, workspace } = found.user
	const by = { workspace, actor: { kind: 'stranger', name: email } } as const
	await record(c, { act: 'sign-in.failed', target: { kind: 'staff', id }, detail: { method: 'password' }, by })
	await noteThrottled(c, attempt, { user: found.user, method: 'password' })
}
