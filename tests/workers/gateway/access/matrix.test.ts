/** Every route as everybody, compared with the table. A route that is added is taken up by itself, and fails until it is known how it is called. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Access, Permission } from '../../../../core/access.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import { makeApp } from '../../../../workers/gateway/app.ts'
import { ruledRoutes } from '../../../../workers/gateway/check-rules.ts'
import { workerServices } from '../../../../workers/gateway/worker-services.ts'
import { gateway } from '../support/gateway.ts'
import { isIn, sent } from './support/call.ts'
import { type Caller, callers, expected, stranger } from './support/callers.ts'
import { mayHaveAsked } from './support/method-rules.ts'
import { recipes } from './support/recipes.ts'
import { recorded } from './support/recorder.ts'
import { accessGateway, openTenant, type Tenant } from './support/tenant.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const { bindings, asked } = recorded(gateway().env)
const at = accessGateway(bindings)
const routes = ruledRoutes(makeApp(workerServices(at.env)))
let tenant: Tenant

beforeAll(async () => {
	tenant = await openTenant('matrix' as WorkspaceId, at)
})

it('knows how to call every route there is, and none that is gone', () => {
	expect(Object.keys(recipes).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
})

/** What the rule lets in may still be refused what else is asked of it. */
function expectedOf(access: Access, { caller, also }: { caller: Caller; also: Permission | undefined }): string {
	const should = expected(access, caller)
	return should === 'in' && also ? expected(also, caller) : should
}

describe.each(routes.map((it) => [`${it.method} ${it.path}`, it] as const))('%s', (name, route) => {
	it(`asks ${route.access}`, async () => {
		const recipe = recipes[name]
		if (!recipe) throw new Error(`nobody knows how ${name} is called: add it to support/recipes.ts`)
		const found: Record<string, string> = {}
		const table: Record<string, string> = {}
		const strayed: string[] = []
		for (const caller of callers) {
			const call = await recipe(tenant)
			const should = expectedOf(route.access, { caller, also: call.also })
			const proof = await caller.proof(tenant, call)
			asked.length = 0
			const { name: outcome } = await sent(tenant, route, { call, proof })
			for (const it of asked) {
				if (!mayHaveAsked(it, should === 'in' ? caller : stranger)) strayed.push(`${caller.name}: ${it.binding}.${it.method}`)
			}
			const ok = caller.kind === 'key' ? call.okForKeys ?? call.ok : call.ok
			found[caller.name] = isIn(outcome, ok) && should === 'in' ? 'in' : outcome
			table[caller.name] = should
		}
		expect(found).toEqual(table)
		expect(strayed, 'methods of objects that were called for who may not').toEqual([])
	})
})
