import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { networkOf } from '../../../workers/gateway/rate-brake.ts'
import { limitFor, LIMITS } from '../../../workers/gateway/limits.ts'
import { type Gateway, gateway, refusalOf } from './support/gateway.ts'
import { newcomer, upgrade } from './support/people.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }))
afterEach(() => void vi.useRealTimers())

const strict = () => gateway({ PATCHBAY_RATE_LIMITS: 'strict' })
const from = (address: string, init: RequestInit = {}): RequestInit => ({
	...init,
	headers: { ...init.headers as Record<string, string>, 'cf-connecting-ip': address },
})

/** How many of so many requests at once are let in. */
async function admitted(at: Gateway, path: string, { times, init }: { times: number; init: RequestInit }): Promise<number> {
	let count = 0
	for (let i = 0; i < times; i++) if ((await at.call(path, init)).status !== 429) count++
	return count
}

describe('who comes too often from one address', () => {
	it('is told to wait, and how long, on every kind of route', async () => {
		const at = strict()
		const routes: [string, RequestInit][] = [
			['/api/v1/me', {}],
			['/api/auth/get-session', {}],
			['/api/auth/sign-in/email', { method: 'POST', body: '{}' }],
			['/api/auth/oidc/nowhere', { redirect: 'manual' }],
			['/api/v1/widget/sessions', { method: 'POST', body: '{}' }],
			['/api/v1/workspaces', { method: 'POST', body: '{}' }],
			['/ws/widget', {}],
			['/hooks/whatsapp/demo.web', { method: 'POST' }],
			['/healthz', {}],
			['/anything', {}],
		]
		for (const [path, init] of routes) {
			const { burst } = limitFor({ path, method: init.method ?? 'GET' })
			expect([path, await admitted(at, path, { times: burst + 1, init: from('192.0.2.1', init) })]).toEqual([path, burst])
			const refused = await at.call(path, from('192.0.2.1', init))
			expect(await refusalOf(refused.clone() as Response)).toBe('429 too-many-requests')
			vi.setSystemTime(Date.now() + Number(refused.headers.get('retry-after')) * 1_000)
			expect((await at.call(path, from('192.0.2.1', init))).status).not.toBe(429)
		}
	}, 60_000)

	it('does not keep others out, nor themselves from elsewhere', async () => {
		const at = strict()
		const { burst } = limitFor({ path: '/healthz', method: 'GET' })
		await admitted(at, '/healthz', { times: burst, init: from('192.0.2.1') })
		expect((await at.call('/healthz', from('192.0.2.1'))).status).toBe(429)
		expect((await at.call('/healthz', from('192.0.2.2'))).status).toBe(200)
		expect((await at.call('/api/v1/me', from('192.0.2.1'))).status).toBe(401)
	})

	it('is one, whatever they call themselves', async () => {
		const at = strict()
		const { burst } = limitFor({ path: '/healthz', method: 'GET' })
		let refused = 0
		for (let i = 0; i <= burst; i++) {
			const headers = {
				'cf-connecting-ip': `2001:db8:1:2:${i}::1`,
				'x-forwarded-for': `10.0.0.${i}`,
				'x-real-ip': `10.1.0.${i}`,
				forwarded: `for=10.2.0.${i}`,
			}
			if ((await at.call('/healthz', { headers })).status === 429) refused++
		}
		expect(refused).toBe(1)
	})

	it('gets no socket either', async () => {
		const at = strict()
		const { token } = await newcomer(at)
		const path = '/ws/widget?v=1&cursor=0&inbox=demo.web'
		const { burst } = limitFor({ path: '/ws/widget', method: 'GET' })
		await admitted(at, '/ws/widget', { times: burst - 1, init: from('192.0.2.9') })
		const first = await at.call(path, from('192.0.2.9', upgrade({ token })))
		first.webSocket?.accept()
		first.webSocket?.close()
		expect(first.status).toBe(101)
		expect((await at.call(path, from('192.0.2.9', upgrade({ token })))).status).toBe(429)
	})

	it("may be everybody on a developer's machine", async () => {
		expect(await admitted(gateway(), '/healthz', { times: 500, init: from('127.0.0.1') })).toBe(500)
		const deployed = gateway({ PATCHBAY_LOCAL: undefined })
		expect(await admitted(deployed, 'https://chat.example/healthz', { times: 500, init: from('192.0.2.1') })).toBeLessThan(200)
	})
})

describe('the table', () => {
	it('has a limit for every path and method', () => {
		for (const path of ['/', '/api/v1/x', '/api/auth/x', '/ws/x', '/hooks/x', '/media/x', '/lab', '/%00', '']) {
			for (const method of ['GET', 'POST', 'OPTIONS', 'PROPFIND']) expect(limitFor({ path, method }).burst).toBeGreaterThan(0)
		}
		expect(new Set(LIMITS.map((it) => it.group)).size).toBe(LIMITS.length)
	})

	it('takes a network of IPv6 for one address', () => {
		const same = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::', '2001:0db8:0001:0002:3:4:5:6']
		expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:1:2']))
		expect([networkOf('::1'), networkOf('2001:db8::1'), networkOf('192.0.2.1'), networkOf('')]).toEqual([
			'0:0:0:0',
			'2001:db8:0:0',
			'192.0.2.1',
			'',
		])
	})
})
