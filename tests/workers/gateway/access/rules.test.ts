import page from '../../../../docs/design/access.md?raw'
import { createRoute } from '@hono/zod-openapi'
import { describe, expect, it } from 'vitest'
import { BUILTIN_ROLES, builtinRoles, type Permission, permissions, refusalOf } from '../../../../core/access.ts'
import { whoMay } from '../../../../core/access/who-may.ts'
import { asks } from '../../../../workers/gateway/auth/permit.ts'
import { ruledRoutes } from '../../../../workers/gateway/check-rules.ts'
import { newApp } from '../../../../workers/gateway/routes/new-app.ts'
import { makeApp } from '../../../../workers/gateway/app.ts'
import { workerServices } from '../../../../workers/gateway/worker-services.ts'
import { gateway } from '../support/gateway.ts'

const responses = { 200: { description: 'Yes' } }
const app = makeApp(workerServices(gateway().env))

interface Operation {
	readonly description?: string
	readonly 'x-access'?: string
	readonly 'x-roles'?: readonly string[]
}

async function described(): Promise<[string, Operation][]> {
	const { paths } = await (await gateway().call('/api/openapi.json')).json<{ paths: Record<string, Record<string, Operation>> }>()
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, it]): [string, Operation] => [`${method.toUpperCase()} ${path}`, it])
	)
}

describe('a route without a rule', () => {
	it('is not served: the app is not built', () => {
		const open = createRoute({ method: 'get', path: '/api/v1/open', responses })
		expect(() => ruledRoutes(newApp().openapi(open, (c) => c.body(null)))).toThrow('GET /api/v1/open has no rule')
		const named = createRoute({ method: 'get', path: '/api/v1/open', 'x-access': 'everybody', responses })
		expect(() => ruledRoutes(newApp().openapi(named, (c) => c.body(null)))).toThrow('GET /api/v1/open has no rule')
	})

	it('is not served beside the description either', () => {
		const ruled = createRoute({ method: 'get', path: '/api/v1/things/{id}', ...asks('config.read'), responses })
		const plain = newApp().openapi(ruled, (c) => c.body(null))
		expect(ruledRoutes(plain)).toEqual([{ method: 'GET', path: '/api/v1/things/{id}', access: 'config.read' }])
		plain.delete('/api/v1/things/:id', (c) => c.body(null))
		expect(() => ruledRoutes(plain)).toThrow('DELETE /api/v1/things/:id is answered but not described')
	})
})

it('stands on the page for every route as it is', () => {
	const written = [...page.matchAll(/^\| `([A-Z]+ \/\S*)` *\| `(\S+)` *\|$/gm)].map(([, route, access]) => `${route} takes ${access}`)
	expect(written.sort()).toEqual(ruledRoutes(app).map(({ method, path, access }) => `${method} ${path} takes ${access}`).sort())
})

describe('the description', () => {
	it('says of every route who may call it, as the table has it', async () => {
		const operations = new Map(await described())
		for (const { method, path, access } of ruledRoutes(app)) {
			const operation = operations.get(`${method} ${path}`)
			expect(operation, path).toMatchObject({ 'x-access': access })
			expect(operation?.description?.startsWith(whoMay(access)), path).toBe(true)
			if (!(access in permissions)) continue
			const asked = access as Permission
			const roles = BUILTIN_ROLES.filter((it) => refusalOf(new Set<Permission>(builtinRoles[it].permissions), asked) === null)
			expect(operation?.['x-roles'], path).toEqual(roles)
		}
	})

	it('names roles nowhere by hand, where they could come to lie', async () => {
		for (const [name, { description = '', 'x-access': access }] of await described()) {
			const own = description.slice(whoMay(access as Permission).length)
			expect(own, name).not.toMatch(/^ ?(anyone|staff|administrators|supervisors|agents|analysts|developers)\b/i)
		}
	})
})
