import type { OpenAPIHono } from '@hono/zod-openapi'
import { rolesWith, whoMay } from '../../core/access/who-may.ts'
import { ruledRoutes } from './check-rules.ts'
import type { AppEnv } from './context.ts'
import { VERSION } from './version.ts'

const PATH = '/api/openapi.json'

/** Serves the description of every route, generated from the routes themselves, once. */
export function serveOpenApi(app: OpenAPIHono<AppEnv>): void {
	const { openAPIRegistry: registry } = app
	registry.registerComponent('securitySchemes', 'cookie', {
		type: 'apiKey',
		in: 'cookie',
		name: 'patchbay.session_token',
		description: 'Set by signing in; over https its name begins with `__Secure-`. Writes must also say their own `Origin`.',
	})
	registry.registerComponent('securitySchemes', 'bearer', {
		type: 'http',
		scheme: 'bearer',
		description: "An API key of the workspace; on a developer's machine also PATCHBAY_API_KEY, an administrator of the demo workspace.",
	})
	registry.registerPath({
		method: 'get',
		path: PATH,
		summary: 'This description',
		'x-access': 'anyone',
		security: [],
		responses: { 200: { description: 'OpenAPI 3.1' } },
	})
	let document: string | null = null
	app.get(PATH, (c) => {
		document ??= JSON.stringify(describe(app))
		return c.body(document, 200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' })
	})
}

/** Who may call a route stands in front of what it says of itself, and as `x-access` and `x-roles`. */
function describe(app: OpenAPIHono<AppEnv>) {
	const document = plainDocument(app)
	for (const { method, path, access } of ruledRoutes(app)) {
		const operation = document.paths?.[path]?.[method.toLowerCase() as 'get']
		if (!operation) continue
		operation.description = [whoMay(access), operation.description ?? ''].join(' ').trim()
		if (access !== 'anyone' && access !== 'customer') Object.assign(operation, { 'x-roles': rolesWith(access) })
	}
	return document
}

function plainDocument(app: OpenAPIHono<AppEnv>) {
	return app.getOpenAPI31Document({
		openapi: '3.1.0',
		info: {
			title: 'Patchbay',
			version: VERSION,
			description: 'Times are UTC milliseconds. Refusals are `application/problem+json` (RFC 9457); every one has a `code`.',
			license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
		},
		servers: [{ url: '/' }],
	})
}
