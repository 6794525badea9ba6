import { roleNamed } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { publishedConfig } from '../workspaces.ts'
import { byApiKey } from './api-key.ts'
import { ownOrigin } from './origin.ts'
import { hasEnded } from './ended.ts'
import { hasStaffCookie, signInOf } from './staff-cookie.ts'

export type CallerFound = { readonly ok: true; readonly caller: Caller } | Refusal

const READS = new Set(['GET', 'HEAD'])

/** Who stands behind a request, by API key or cookie. */
export async function callerOf(c: AppContext): Promise<CallerFound> {
	const authorization = c.req.header('authorization')
	if (authorization !== undefined) return await byApiKey(c.env, authorization)
	if (!READS.has(c.req.method) && c.req.header('origin') !== ownOrigin(c.req.raw)) {
		return refuse('origin-not-allowed', { detail: `A write by cookie must say Origin: ${ownOrigin(c.req.raw)}` })
	}
	return await byCookie(c)
}

/** Staff by their cookie; renews the cookie where it is due. */
export async function byCookie(c: AppContext): Promise<CallerFound> {
	// Most who come without one are strangers: they are not worth waking the sign-in code for.
	if (!hasStaffCookie(c.req.raw)) return refuse('not-signed-in')
	const signIn = await signInOf(c.req.raw)
	if (hasEnded(signIn)) return refuse('not-signed-in')
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const session = await directory.session(c.req.raw.headers)
	if (!session.ok) return session
	for (const cookie of session.cookies) c.header('set-cookie', cookie, { append: true })
	const { user } = session
	const config = (await publishedConfig(c.env, user.workspace))?.config
	const role = roleNamed(user.role, config?.roles ?? [])
	// A role that has been taken out of the configuration allows nothing.
	const { permissions, scope } = role ?? { permissions: [], scope: 'own' as const }
	return { ok: true, caller: { kind: 'staff', ...user, may: new Set(permissions), scope, signIn } }
}
