/** No page of somebody else makes a browser that is signed in here do anything. */
import { createExecutionContext } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../../../workers/gateway/app.ts'
import { ruledRoutes } from '../../../workers/gateway/check-rules.ts'
import { workerServices } from '../../../workers/gateway/worker-services.ts'
import { type Gateway, gateway, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn, upgrade } from './support/people.ts'

const FOREIGN = [
	'https://evil.example',
	'null',
	'http://localhost:8788',
	'https://localhost:8787',
	'http://localhost',
	'http://evil.localhost:8787',
	'http://localhost:8787.evil.example',
	'http://LOCALHOST:8787',
	'http://127.0.0.1:8787',
	`${ORIGIN}/`,
	`${ORIGIN} https://evil.example`,
	'',
]
const at = gateway()
const routes = ruledRoutes(makeApp(workerServices(at.env)))
const writes = routes.filter(({ method }) => method !== 'GET' && method !== 'HEAD')
let cookie = ''
beforeAll(async () => {
	cookie = await signIn(at, 'admin@demo.test')
})

function address(path: string): string {
	return path.replaceAll(/\{\w+\}/g, 'x')
}

/** As browsers send it: also as a form, which asks nobody first. */
async function written(at: Gateway, { method, path, origin }: { method: string; path: string; origin?: string }): Promise<string> {
	const headers = { cookie, 'content-type': 'text/plain', ...origin !== undefined && { origin } }
	return await refusalOf(await at.call(address(path), { method, headers, body: '{}', redirect: 'manual' }))
}

describe('a write by cookie', () => {
	const ours = writes.filter(({ access }) => access !== 'anyone' && access !== 'customer')

	it('is there to be tried', () => expect(ours.length).toBeGreaterThan(20))

	for (const { method, path } of ours) {
		it(`is refused without our own Origin: ${method} ${path}`, async () => {
			expect(await written(at, { method, path })).toBe('403 origin-not-allowed')
			for (const origin of FOREIGN) {
				expect([origin, await written(at, { method, path, origin })]).toEqual([origin, '403 origin-not-allowed'])
			}
		})
	}
})

/** Other sites' pages embed the widget; a provider's webhook counts by its signature alone. */
const OPEN = ['/api/v1/widget/sessions', '/hooks/{channel}/{inbox}']

describe('what anybody may write', () => {
	for (const { method, path } of writes.filter(({ access, path }) => access === 'anyone' && !OPEN.includes(path))) {
		it(`is not written from another site: ${method} ${path}`, async () => {
			for (const origin of FOREIGN) {
				expect([origin, await written(at, { method, path, origin })]).toEqual([origin, '403 origin-not-allowed'])
			}
		})
	}
})

describe('a socket by cookie', () => {
	const sockets = routes.filter(({ path, access }) => path.startsWith('/ws/') && access !== 'customer')

	it('is there to be tried', () => expect(sockets.length).toBeGreaterThan(1))

	for (const { path } of sockets) {
		it(`is refused without our own Origin: ${path}`, async () => {
			const ana = await signIn(at, 'ana@demo.test')
			for (const origin of FOREIGN) {
				const answer = await at.call(`${address(path)}?v=1&cursor=0`, upgrade({ cookie: ana, origin }))
				expect([origin, await refusalOf(answer)]).toEqual([origin, '403 origin-not-allowed'])
			}
			const { headers } = upgrade({ cookie: ana }) as { headers: Record<string, string> }
			const { origin: _, ...without } = headers
			expect(await refusalOf(await at.call(`${address(path)}?v=1&cursor=0`, { headers: without }))).toBe('403 origin-not-allowed')
		})
	}
})

describe('a request under another name', () => {
	it('is held against the name it came under, not against the one it says', async () => {
		const headers = { cookie, origin: ORIGIN, host: 'evil.example', 'x-forwarded-host': 'evil.example', 'content-type': 'application/json' }
		const asked = new Request('http://evil.example/api/v1/config/draft', { method: 'DELETE', headers })
		const app = makeApp(workerServices(at.env))
		expect(await refusalOf(await app.fetch(asked, at.env, createExecutionContext()))).toBe('403 origin-not-allowed')
	})

	it('does not take the word of a proxy that is none', async () => {
		const headers = {
			cookie,
			origin: 'http://evil.example',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-proto': 'http',
			forwarded: 'host=evil.example',
		}
		expect(await refusalOf(await at.call('/api/v1/config/draft', { method: 'DELETE', headers }))).toBe('403 origin-not-allowed')
	})
})
