import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../context.ts'
import { problem } from '../problem-response.ts'
import { ownOrigin } from './origin.ts'

/** Another site must not sign its visitor in here, or out, or anything else. Without an `Origin` no browser speaks. */
export const ownOriginOnly = createMiddleware<AppEnv>(async (c, next) => {
	const origin = c.req.header('origin')
	if (origin !== undefined && origin !== ownOrigin(c.req.raw)) return problem(c, { code: 'origin-not-allowed' })
	await next()
})
