import { createMiddleware } from 'hono/factory'
import type { MiddlewareHandler } from 'hono'
import { type Access, refusalOf } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppEnv } from '../context.ts'
import { problem } from '../problem-response.ts'
import { callerOf } from './caller.ts'

/** Who has yet to set up their second factor still hears who they are. */
const ME = '/api/v1/me'

/** How the API's description says who may call a route. */
type Security = Record<string, string[]>[]
const ANYONE: Security = []
const COOKIE: Security = [{ cookie: [] }]
const STAFF: Security = [{ cookie: [] }, { bearer: [] }]

/**
 * A route's rule, to be spread into `createRoute`: what it asks of its caller, said in the API's description as `x-access`
 * and held to before anything of the body is read. `more` runs after it.
 */
export function asks(access: Access, ...more: MiddlewareHandler<AppEnv>[]) {
	return { 'x-access': access, security: securityOf(access), middleware: [permit(access), ...more] }
}

function securityOf(access: Access): Security {
	if (access === 'anyone' || access === 'customer') return ANYONE
	return access === 'self' ? COOKIE : STAFF
}

/** Lets through who may; others hear that there is nothing, or that they may not. */
function permit(access: Access) {
	return createMiddleware<AppEnv>(async (c, next) => {
		// A customer's token comes in its own place, which the route knows.
		if (access === 'anyone' || access === 'customer') return await next()
		const found = await callerOf(c)
		if (!found.ok) return problem(c, found)
		const refusal = refuseCaller(found.caller, { access, isOpenWithout: c.req.path === ME })
		if (refusal) return problem(c, refusal)
		c.set('caller', found.caller)
		await next()
	})
}

function refuseCaller(
	caller: Caller,
	{ access, isOpenWithout }: { access: Exclude<Access, 'anyone' | 'customer'>; isOpenWithout: boolean },
): Refusal | null {
	if (access === 'self') return caller.kind === 'staff' ? null : refuse('not-found')
	if (caller.twoFactor === 'due' && !isOpenWithout) return refuse('two-factor-required')
	if (access === 'staff') return null
	return refusalOf(caller.may, access)
}
