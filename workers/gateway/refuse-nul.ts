import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'
import { problem } from './problem-response.ts'

/**
 * Nothing here has a NUL in its name, and Postgres takes none in a text: an address with one is refused before anybody looks for it.
 * Encoding that is not UTF-8 comes through as the letters it is written in, which any text may have.
 */
export const refuseNul = createMiddleware<AppEnv>(async (c, next) => {
	if (!c.req.url.includes('%00')) return await next()
	const { pathname, searchParams } = new URL(c.req.url)
	if (pathname.includes('%00')) return problem(c, { code: 'not-found' })
	const odd = [...searchParams].find((it) => it.join('').includes('\0'))
	if (odd) return problem(c, { code: 'parameter-invalid', field: odd[0].replaceAll('\0', ''), detail: 'No NUL' })
	await next()
})
