import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connected } from './support/company.ts'
import { asAdministrator, gateway, ORIGIN, refusalOf } from './support/gateway.ts'

const KNOWN = [
	'/healthz',
	'/api/openapi.json',
	'/api/auth/sign-in/email',
	'/api/auth/sign-out',
	'/api/auth/get-session',
	'/api/v1/me',
	'/api/v1/config',
	'/api/v1/conversations',
	'/api/v1/conversations/cnv_01JD3ZK8Q0ABCDEFGHJKMN',
	'/api/v1/conversations/cnv_01JD3ZK8Q0ABCDEFGHJKMN/messages',
	'/api/v1/archive/dead-letters',
	'/api/v1/archive/replay',
	'/api/v1/widget/sessions',
	'/ws/widget',
	'/ws/console',
	'/ws/conversation/cnv_01JD3ZK8Q0ABCDEFGHJKMN',
]

describe('the edges', () => {
	it('knows nothing at any other address', async () => {
		const paths = [
			'/api',
			'/api/',
			'/api/v1',
			'/api/v1/nothing',
			'/ws',
			'/ws/other',
			'/hooks/whatsapp/demo.web',
			'/media/x',
			'/metrics/all',
			'/api/v1//me',
			'/%',
		]
		for (const path of paths) expect(await refusalOf(await gateway().call(path)), path).toBe('404 not-found')
	})

	it('says which methods an address takes', async () => {
		const refused = await gateway().call('/api/v1/config', { method: 'DELETE' })
		expect(refused.headers.get('allow')).toBe('GET, HEAD, PUT')
		expect(await refusalOf(refused)).toBe('405 method-not-allowed')
		for (
			const [method, path] of [['POST', '/healthz'], ['GET', '/api/v1/widget/sessions'], ['POST', '/ws/console'], [
				'PATCH',
				'/api/openapi.json',
			], ['PUT', '/api/v1/conversations/x']] as const
		) {
			expect(await refusalOf(await gateway().call(path, { method })), path).toBe('405 method-not-allowed')
		}
	})

	it('answers HEAD like GET, without the body', async () => {
		const answer = await gateway().call('/healthz', { method: 'HEAD' })
		expect([answer.status, await answer.text()]).toEqual([200, ''])
	})

	it('gives every answer its id and the headers that keep browsers careful', async () => {
		for (const path of ['/healthz', '/api/v1/me', '/api/nothing']) {
			const { headers } = await gateway().call(path)
			expect(headers.get('x-request-id')).toMatch(/^req_[0-9A-Z]{22}$/)
			expect(headers.get('x-content-type-options')).toBe('nosniff')
			expect(headers.get('referrer-policy')).toBe('no-referrer')
			expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
		}
	})

	it('lets nobody keep a copy of what it says of people', async () => {
		const cacheable = async (path: string) => (await gateway().call(path, { headers: asAdministrator })).headers.get('cache-control')
		expect(await cacheable('/api/v1/me')).toBe('no-store')
		expect(await cacheable('/api/v1/config')).toBe('no-store')
		expect(await cacheable('/api/openapi.json')).toBe('public, max-age=60')
	})

	it('keeps the stack of a bug to itself and gives its id', async () => {
		const at = gateway({ services: { listConversations: () => Promise.reject(new Error('secret detail')) } })
		const answer = await at.call('/api/v1/conversations', { headers: asAdministrator })
		const text = await answer.clone().text()
		expect(await refusalOf(answer)).toBe('500 internal')
		expect(text).not.toContain('secret detail')
	})

	it('refuses a NUL in an address before anything is looked for, and takes what is no UTF-8 for the letters it is written in', async () => {
		const at = connected()
		const said = async (path: string) => {
			const answer = await at.call(path, { headers: asAdministrator })
			const { field } = answer.status === 400 ? await answer.clone().json<{ field?: string }>() : {}
			return `${answer.status < 400 ? answer.status : await refusalOf(answer)} ${field ?? ''}`.trim()
		}
		const queries = [
			'audit?text',
			'audit?actor',
			'audit/export?act',
			'conversations?cursor',
			'conversations?agent',
			'staff?cursor',
			'me?any',
		]
		for (const query of queries) {
			const field = query.split('?')[1]
			for (const nul of ['%00', 'a%00b', '%ff%00', 'a\0b']) {
				expect(await said(`/api/v1/${query}=${nul}`), query).toBe(`400 parameter-invalid ${field}`)
			}
			expect(await said(`/api/v1/${query}=%ff%ED%A0%80`), query).not.toMatch(/^50/)
		}
		expect(await said('/api/v1/audit?te%00xt=1')).toBe('400 parameter-invalid text')
		const paths = ['conversations', 'staff', 'staff/invitations', 'config/versions', 'keys', 'queues']
		for (const path of paths.flatMap((it) => [`/api/v1/${it}/`, `/api/v1/${it}/a`])) {
			expect(await said(`${path}%00`), path).toBe('404 not-found')
			expect(await said(`${path}%ff`), path).not.toMatch(/^50/)
		}
		expect(await said('/api/auth/invitations/%00')).toBe('404 not-found')
	})

	it('never answers 500 to whatever is sent to an address', async () => {
		const at = gateway()
		const segment = fc.oneof(
			fc.constantFrom('api', 'v1', 'ws', 'hooks', 'conversations', 'auth', '..', '%', '%00', '%ff', '%E0%A4%A'),
			fc.string({ maxLength: 12 }),
		)
		const path = fc.oneof(fc.constantFrom(...KNOWN), fc.array(segment, { maxLength: 6 }).map((it) => `/${it.join('/')}`))
		const query = fc.oneof(
			fc.constant(''),
			fc.constantFrom('?v=1&cursor=0&inbox=demo.web', '?limit=5&cursor=%', '?cursor=AAAA', '?v=1&v=2', '?after=%00', '?inbox=__proto__'),
			fc.string({ maxLength: 30 }).map((it) => `?${it}`),
		)
		const value = fc.oneof(
			fc.constantFrom(
				asAdministrator.authorization,
				ORIGIN,
				'null',
				'application/json',
				'application/json; charset="',
				'text/plain',
				'websocket',
			),
			fc.constantFrom(
				'patchbay.v1, token.x.y',
				'patchbay.session_token=%E0%A4%A',
				'patchbay.session_token=x.y; patchbay.session_data=e30',
				'0',
				'99999999999',
			),
			fc.string({ unit: fc.constantFrom(...'abcABC019 .,;:=%/"\'{}[]()<>@!?-_~\u00e9'), maxLength: 40 }),
		)
		const name = fc.constantFrom(
			'authorization',
			'origin',
			'content-type',
			'cookie',
			'upgrade',
			'sec-websocket-protocol',
			'x-patchbay-session',
			'accept',
		)
		const identity = fc.constantFrom({}, asAdministrator)
		const headers = fc.tuple(fc.dictionary(name, value, { maxKeys: 8 }), identity).map(([some, who]) => ({ ...some, ...who }))
		const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND')
		const body = fc.oneof(
			fc.json(),
			fc.string({ maxLength: 60 }),
			fc.constantFrom('{"inbox":"demo.web","language":"en","token":"a.b"}', '{"email":"a@b.cd","password":"x"}', '{"__proto__":1}'),
		)
		await fc.assert(
			fc.asyncProperty(fc.record({ path, query, headers, method, body }), async ({ path, query, headers, method, body }) => {
				if (!URL.canParse(ORIGIN + path + query)) return
				const bodied = method !== 'GET' && method !== 'HEAD' ? { body } : {}
				const answer = await at.call(path + query, { method, headers, ...bodied })
				expect(answer.status).not.toBe(500)
				if (answer.status >= 400 && method !== 'HEAD' && path !== '/healthz') expect(await refusalOf(answer)).toMatch(/^[45]\d\d [a-z-]+$/)
				answer.webSocket?.accept()
				answer.webSocket?.close()
			}),
			{ numRuns: 1_000 },
		)
	})
})
