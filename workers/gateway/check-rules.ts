import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Access, PERMISSIONS } from '../../core/access.ts'
import type { AppEnv } from './context.ts'

/** What stands beside the description: the preflight of what other sites may call, and middleware. Nothing here looks at who asks. */
const UNDESCRIBED: ReadonlySet<string> = new Set([
	'OPTIONS /api/v1/widget/sessions',
	'OPTIONS /api/v1/widget/files',
	'OPTIONS /api/v1/widget/push-token',
	'OPTIONS /api/v1/widget/files/:file',
	'ALL /*',
	'ALL /api/v1/*',
	'ALL /api/auth/*',
	'ALL /ws/*',
	'ALL /hooks/*',
	'ALL /files/*',
])

const ACCESSES: ReadonlySet<string> = new Set<Access>(['anyone', 'customer', 'self', 'staff', ...PERMISSIONS])

export interface RuledRoute {
	/** In capitals. */
	readonly method: string
	/** As in `/api/v1/conversations/{id}`. */
	readonly path: string
	readonly access: Access
}

/** Every described route with its rule. Throws on one that has none, and on whatever the app answers without describing it. */
export function ruledRoutes(app: OpenAPIHono<AppEnv>): RuledRoute[] {
	const routes = app.openAPIRegistry.definitions.flatMap((it) => it.type === 'route' ? [it.route] : []).map((route) => {
		const [method, path, access] = [route.method.toUpperCase(), route.path, (route as { 'x-access'?: unknown })['x-access']]
		if (!isAccess(access)) throw new Error(`${method} ${path} has no rule: spread \`asks(…)\` into its createRoute`)
		return { method, path, access }
	})
	const described = new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`))
	for (const { method, path } of app.routes) {
		const name = `${method} ${path}`
		if (!described.has(name) && !UNDESCRIBED.has(name)) throw new Error(`${name} is answered but not described, so it has no rule`)
	}
	return routes
}

function isAccess(it: unknown): it is Access {
	return typeof it === 'string' && ACCESSES.has(it)
}
