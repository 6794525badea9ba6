import { isWeakPassword } from '../../../core/access/password.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { afterwards } from '../afterwards.ts'
import type { AppContext } from '../context.ts'
import { resetMail } from '../mail/reset-mail.ts'
import { notBefore } from '../not-before.ts'
import { record } from '../record.ts'
import { publishedConfig } from '../workspaces.ts'
import { endSessions } from './end-sessions.ts'
import { attemptOn } from './guard.ts'
import { linkOrigin } from './origin.ts'
import { noteThrottled } from './note-throttled.ts'
import { proveSelf } from './prove-self.ts'
import { signInRules } from './sign-in-rules.ts'
import { RESET_MINUTES } from './staff-passwords.ts'
import type { StaffDirectory, StaffUser } from './staff.ts'

const ANSWERED_AFTER_MS = 300

/** Of who knows the one they have. `others`: their other sign-ins end with that. */
export async function changePassword(
	c: AppContext,
	{ current, next, others }: { current: string; next: string; others: boolean },
): Promise<Refusal | null> {
	const self = await proveSelf(c, current)
	if (!self.ok) return self
	const { caller, directory } = self
	const { id } = caller
	if (isWeakPassword(next, caller.email ?? '')) return refuse('password-weak', { field: 'newPassword' })
	const unrecorded = await record(c, { act: 'password.changed', target: { kind: 'staff', id }, detail: { by: 'password' } })
	if (unrecorded) return unrecorded
	const refused = await directory.setPassword(id, next)
	if (refused || !others) return refused
	const found = await directory.sessionsOf(id)
	return found.ok ? await endSessions(c, caller, found.sessions.filter((it) => it.signIn !== caller.signIn)) : found
}

/** Sends a link to set a new password with, if anybody can sign in under that address. The answer is the same for all, and as late. */
export async function askForReset(c: AppContext, email: string): Promise<Refusal | null> {
	const answerMs = Date.now() + ANSWERED_AFTER_MS
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const attempt = await attemptOn(c, `reset/${email}`)
	if (!attempt.ok) return attempt
	const found = await directory.personByEmail(email)
	if (found.ok && found.user) {
		afterwards(c, sendReset(c, { directory, user: found.user }))
		afterwards(c, noteThrottled(c, attempt, { user: found.user, method: 'reset' }))
	}
	await notBefore(answerMs)
	return found.ok ? null : found
}

async function sendReset(c: AppContext, { directory, user }: { directory: StaffDirectory; user: StaffUser }): Promise<void> {
	const { id, workspace, email, name, active } = user
	if (!active || !(await signInRules(c.env, workspace)).password) return
	const by = { workspace, actor: { kind: 'stranger', name: email } } as const
	if (await record(c, { act: 'password.reset-asked', target: { kind: 'staff', id }, by })) return
	const made = await directory.resetToken(id)
	if (!made.ok) return
	const language = (await publishedConfig(c.env, workspace))?.config.locale.language ?? 'en'
	const url = `${linkOrigin(c.env, c.req.raw)}/console#/reset/${made.token}`
	await c.get('services').mailer.send({ to: email, ...resetMail({ language, name, url, minutes: RESET_MINUTES }) })
}

/** Whoever holds the token sets a new password, and every sign-in so far is over. */
export async function resetPassword(c: AppContext, { token, next }: { token: string; next: string }): Promise<Refusal | null> {
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const attempt = await attemptOn(c, `reset-token/${c.req.header('cf-connecting-ip') ?? 'unknown'}`)
	if (!attempt.ok) return attempt
	const holder = await directory.resetHolder(token)
	if (!holder.ok) return holder
	await attempt.takeBack()
	const refusal = await refuseReset(c, { user: holder.user, next })
	if (refusal) return refusal
	const spent = await directory.spendResetToken(token)
	if (!spent.ok || !spent.first) return spent.ok ? refuse('token-invalid') : spent
	return await endSessions(c, holder.user, null) ?? await directory.setPassword(holder.user.id, next)
}

async function refuseReset(c: AppContext, { user, next }: { user: StaffUser; next: string }): Promise<Refusal | null> {
	const { id, workspace, email, name } = user
	if (!(await signInRules(c.env, workspace)).password) return refuse('sign-in-method-off')
	if (isWeakPassword(next, email)) return refuse('password-weak', { field: 'newPassword' })
	const by = { workspace, actor: { kind: 'staff', id, name } } as const
	return await record(c, { act: 'password.changed', target: { kind: 'staff', id }, detail: { by: 'mail' }, by })
}
