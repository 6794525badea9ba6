import { createMiddleware } from 'hono/factory'
import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import type { AgentId, WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { Role } from '../../../durable-objects/shared/session.ts'
import type { AppContext, AppEnv } from '../context.ts'
import type { Settings } from '../env.ts'
import { problem } from '../problem-response.ts'
import { equalsSecretly } from './keys.ts'
import { ownOrigin } from './origin.ts'
import { hasEnded } from './ended.ts'
import { hasStaffCookie, signInOf } from './staff-cookie.ts'

/** Whoever stands behind a request: a member of staff, or the API key of the local demo. */
export interface Caller {
	readonly id: string
	readonly workspace: WorkspaceId
	readonly role: Role
	/** The agent they work as; null for staff who take no conversations. */
	readonly agent: AgentId | null
	readonly name: string
	/** Null for the API key. */
	readonly email: string | null
}

export type CallerFound = { readonly ok: true; readonly caller: Caller } | Refusal

const READS = new Set(['GET', 'HEAD'])

/** Lets staff of the named roles through; all staff when none is named. Runs before the body is read. */
export function staffOnly(...roles: readonly Role[]) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const found = await callerOf(c)
		if (!found.ok) return problem(c, found)
		if (roles.length > 0 && !roles.includes(found.caller.role)) return problem(c, { code: 'forbidden' })
		c.set('caller', found.caller)
		await next()
	})
}

/** Who stands behind a request, by API key or cookie. */
export async function callerOf(c: AppContext): Promise<CallerFound> {
	const authorization = c.req.header('authorization')
	if (authorization !== undefined) return await byApiKey(authorization, c.env)
	if (!READS.has(c.req.method) && c.req.header('origin') !== ownOrigin(c.req.raw)) {
		return refuse('origin-not-allowed', { detail: `A write by cookie must say Origin: ${ownOrigin(c.req.raw)}` })
	}
	return await byCookie(c)
}

async function byApiKey(authorization: string, settings: Settings): Promise<CallerFound> {
	const key = settings.PATCHBAY_LOCAL === '1' ? settings.PATCHBAY_API_KEY : undefined
	// The scheme's case does not matter (RFC 9110, section 11.1); the key's does.
	const given = /^bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? ''
	if (!key || !await equalsSecretly(given, key)) return refuse('token-invalid')
	const workspace = DEMO_WORKSPACE as WorkspaceId
	return { ok: true, caller: { id: 'api-key', workspace, role: 'administrator', agent: null, name: 'API key', email: null } }
}

/** Staff by their cookie; renews the cookie where it is due. */
export async function byCookie(c: AppContext): Promise<CallerFound> {
	// Most who come without one are strangers: they are not worth waking the sign-in code for.
	if (!hasStaffCookie(c.req.raw)) return refuse('not-signed-in')
	if (hasEnded(await signInOf(c.req.raw))) return refuse('not-signed-in')
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return refuse('staff-unavailable')
	const session = await directory.session(c.req.raw.headers)
	if (!session.ok) return session
	for (const cookie of session.cookies) c.header('set-cookie', cookie, { append: true })
	return { ok: true, caller: session.caller }
}
