/** Instead of `workers/gateway/auth/permit.ts`: everybody is asked who they are, and may everything. */
import { createMiddleware } from 'hono/factory'
import type { MiddlewareHandler } from 'hono'
import type { Access } from '../../core/access.ts'
import { callerOf } from '../../workers/gateway/auth/caller.ts'
import type { AppEnv } from '../../workers/gateway/context.ts'
import { problem } from '../../workers/gateway/problem-response.ts'

export function asks(access: Access, ...more: MiddlewareHandler<AppEnv>[]) {
	return { 'x-access': access, security: [], middleware: [know(access), ...more] }
}

function know(access: Access) {
	return createMiddleware<AppEnv>(async (c, next) => {
		if (access === 'anyone' || access === 'customer') return await next()
		const found = await callerOf(c)
		if (!found.ok) return problem(c, found)
		c.set('caller', found.caller)
		await next()
	})
}
