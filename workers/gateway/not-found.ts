import type { Hono } from 'hono'
import type { AppContext, AppEnv } from './context.ts'
import { problem } from './problem-response.ts'

interface Known {
	readonly methods: Set<string>
	readonly pattern: RegExp
}

/** Answers what no route took: 405 with the methods that would do where the path is known, else 404. */
export function notFoundFor(app: Hono<AppEnv>): (c: AppContext) => Response {
	let known: readonly Known[] | null = null
	return (c) => {
		known ??= knownPaths(app)
		const methods = known.filter((it) => it.pattern.test(c.req.path)).flatMap((it) => [...it.methods])
		if (methods.length === 0) return problem(c, { code: 'not-found' })
		c.header('allow', methods.join(', '))
		return problem(c, { code: 'method-not-allowed' })
	}
}

function knownPaths(app: Hono<AppEnv>): Known[] {
	const byPath = new Map<string, Known>()
	for (const { method, path } of app.routes) {
		if (method === 'ALL') continue
		const known = byPath.get(path) ??
			{ methods: new Set(), pattern: new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+').replaceAll('.', '\\.')}$`) }
		known.methods.add(method)
		if (method === 'GET') known.methods.add('HEAD')
		byPath.set(path, known)
	}
	return [...byPath.values()]
}
