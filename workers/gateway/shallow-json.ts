import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'
import { problem } from './problem-response.ts'

/** Nobody nests requirements so deeply; what reads them calls itself for each level. */
const DEPTH_MAX = 100

/** Refuses a body that is nested too deeply to be read level by level. Goes before what parses the body. */
export const shallowJson = createMiddleware<AppEnv>(async (c, next) => {
	if (isDeeper(await c.req.text(), DEPTH_MAX)) return problem(c, { code: 'body-invalid', detail: `At most ${DEPTH_MAX} levels deep` })
	await next()
})

/** Of text that is no JSON it may say either: that is refused anyway. */
function isDeeper(text: string, limit: number): boolean {
	let depth = 0
	for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
		if (token === '[' || token === '{') depth++
		else if (token === ']' || token === '}') depth--
		if (depth > limit) return true
	}
	return false
}
