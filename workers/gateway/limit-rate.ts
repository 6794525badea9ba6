import { createMiddleware } from 'hono/factory'
import { isLocal } from './auth/origin.ts'
import type { AppEnv } from './context.ts'
import { limitFor } from './limits.ts'
import { problem } from './problem-response.ts'
import { RateBrake } from './rate-brake.ts'

/** Refuses who comes too often from one address. `PATCHBAY_RATE_LIMITS=strict` makes a developer's machine like any other. */
export function limitRate() {
	const brake = new RateBrake()
	return createMiddleware<AppEnv>(async (c, next) => {
		const retryAfterMs = brake.retryAfterMs({
			limit: limitFor({ path: c.req.path, method: c.req.method }),
			address: c.req.header('cf-connecting-ip') ?? '',
			isLocal: c.env.PATCHBAY_RATE_LIMITS !== 'strict' && isLocal(c.env, c.req.raw),
		})
		if (retryAfterMs === 0) return await next()
		c.header('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
		return problem(c, { code: 'too-many-requests' })
	})
}
