import { evictDurableObject } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import { PERMISSIONS } from '../../../core/access.ts'
import { demoConfig } from '../../../core/config/demo.ts'
import { asAdministrator, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn, visitorWhoSays } from './support/people.ts'

const UNKNOWN = 'cnv_01JD3ZK8Q0ABCDEFGHJKMN'
const key = { headers: asAdministrator }

describe('who may call', () => {
	it('takes the API key in local mode, and only the right one', async () => {
		expect(await (await gateway().call('/api/v1/me', key)).json()).toMatchObject({
			kind: 'key',
			role: 'administrator',
			workspace: 'demo',
			agent: null,
			permissions: PERMISSIONS,
		})
		for (const authorization of ['Bearer wrong', 'Bearer', '', 'Basic eDp5', `bearer ${asAdministrator.authorization}`]) {
			expect(await refusalOf(await gateway().call('/api/v1/me', { headers: { authorization } }))).toBe('401 token-invalid')
		}
		expect(await refusalOf(await gateway({ PATCHBAY_LOCAL: undefined }).call('/api/v1/me', key))).toBe('401 token-invalid')
		expect(await refusalOf(await gateway({ PATCHBAY_API_KEY: undefined }).call('/api/v1/me', key))).toBe('401 token-invalid')
	})

	it('asks strangers to sign in, before it looks at what they send', async () => {
		const at = gateway()
		for (
			const path of [
				'/api/v1/me',
				'/api/v1/conversations',
				`/api/v1/conversations/${UNKNOWN}`,
				'/api/v1/config',
				'/api/v1/archive/dead-letters',
			]
		) {
			expect(await refusalOf(await at.call(path))).toBe('401 not-signed-in')
		}
		const put = { method: 'PUT', body: '{', headers: { 'content-type': 'application/json', origin: ORIGIN } }
		expect(await refusalOf(await at.call('/api/v1/config', put))).toBe('401 not-signed-in')
	})

	it('takes a write by cookie from its own pages only', async () => {
		const at = gateway()
		const cookie = await signIn(at, 'admin@demo.test')
		const put = (headers: Record<string, string>) =>
			at.call('/api/v1/config', { ...json(demoConfig, { cookie, ...headers }), method: 'PUT' })
		expect(await refusalOf(await put({}))).toBe('403 origin-not-allowed')
		expect(await refusalOf(await put({ origin: 'https://evil.example' }))).toBe('403 origin-not-allowed')
		expect((await put({ origin: ORIGIN })).status).toBe(200)
	})

	it('refuses administration to who sees it, and shows nothing of it to others', async () => {
		const at = gateway()
		for (const email of ['ana@demo.test', 'lead@demo.test']) {
			const headers = { cookie: await signIn(at, email), origin: ORIGIN }
			expect(await refusalOf(await at.call('/api/v1/config', { ...json(demoConfig, headers), method: 'PUT' }))).toBe('403 forbidden')
			expect(await refusalOf(await at.call('/api/v1/archive/dead-letters', { headers }))).toBe('404 not-found')
			expect(await refusalOf(await at.call('/api/v1/archive/replay', { method: 'POST', headers }))).toBe('404 not-found')
		}
	})
})

describe('GET /api/v1/conversations/{id}', () => {
	it('shows the conversation as it stands, with no database', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'Where is my ticket?')
		const answer = await at.call(`/api/v1/conversations/${conversation}`, key)
		expect(await answer.json()).toMatchObject({
			id: conversation,
			inbox: 'demo.web',
			queue: 'support',
			status: 'queued',
			preview: 'Where is my ticket?',
			customerOnline: true,
		})
		socket.close()
	})

	it('knows the place in line of who still waits when the conversation has rested, as far as its queue can be reached', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'Anybody there?')
		const standing = async (by = at) =>
			(await (await by.call(`/api/v1/conversations/${conversation}`, key)).json<{ standing: { position: number } | null }>()).standing
		await vi.waitFor(async () => expect((await standing())?.position).toBeGreaterThan(0))
		await evictDurableObject(at.env.CONVERSATION.getByName(`demo/${conversation}`))
		const away = gateway()
		Object.assign(away.env, { QUEUE: { getByName: () => ({ standing: () => Promise.reject(new Error('out of reach')) }) } })
		expect(await standing(away)).toBeNull()
		expect((await standing())?.position).toBeGreaterThan(0)
		socket.close()
	})

	it('pages through what was said, oldest first', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'one')
		const echoed = new Promise<void>((resolve) =>
			socket.addEventListener('message', ({ data }) => String(data).includes('"three"') && resolve())
		)
		socket.send(JSON.stringify({ type: 'say', id: 'client-1-0002', text: 'two' }))
		socket.send(JSON.stringify({ type: 'say', id: 'client-1-0003', text: 'three' }))
		await echoed
		const texts: string[] = []
		let after: string | null = '0'
		for (let pages = 0; after !== null && pages < 5; pages++) {
			const answer = await at.call(`/api/v1/conversations/${conversation}/messages?limit=2&after=${after}`, key)
			const page: { items: { content: { text: string }; kind: string }[]; nextCursor: string | null } = await answer.json()
			texts.push(...page.items.map((it) => `${it.kind}: ${it.content.text}`))
			after = page.nextCursor
		}
		expect(texts).toEqual(['message: one', 'message: two', 'message: three'])
		socket.close()
	})

	it('shows agents what waits in their queues, and hides the rest as if it were not', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'Support, please')
		const seenBy = async (email: string) => {
			const headers = { cookie: await signIn(at, email) }
			const one = await at.call(`/api/v1/conversations/${conversation}`, { headers })
			const messages = await at.call(`/api/v1/conversations/${conversation}/messages`, { headers })
			return [one.status, messages.status]
		}
		expect(await seenBy('ana@demo.test')).toEqual([200, 200])
		expect(await seenBy('sam@demo.test')).toEqual([404, 404])
		expect(await seenBy('lead@demo.test')).toEqual([200, 200])
		socket.close()
	})

	it('knows no conversation that nobody opened', async () => {
		for (const id of [UNKNOWN, 'x', '%E0%A4%A', 'cnv_01JD3ZK8Q0ABCDEFGHJKM', '%2e%2e']) {
			expect(await refusalOf(await gateway().call(`/api/v1/conversations/${id}/messages`, key))).toBe('404 not-found')
		}
	})

	it('names the parameter that is wrong', async () => {
		for (const query of ['limit=0', 'limit=201', 'limit=x', 'after=-1', 'after=1.5', 'limit=1&limit=2']) {
			const answer = await gateway().call(`/api/v1/conversations/${UNKNOWN}/messages?${query}`, key)
			expect(await answer.json()).toMatchObject({ code: 'parameter-invalid', field: query.split('=')[0] })
		}
	})
})

describe('GET /api/v1/conversations', () => {
	it('says that the archive is away, where it is or where there is none', async () => {
		expect(await refusalOf(await gateway().call('/api/v1/conversations', key))).toBe('503 archive-unavailable')
		const away = gateway({ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1/none', NEON_SQL_URL: 'http://127.0.0.1:9/sql' })
		expect(await refusalOf(await away.call('/api/v1/conversations', key))).toBe('503 archive-unavailable')
	})

	it('asks the archive for no more than the caller may see', async () => {
		const asked: unknown[] = []
		const services = {
			listConversations: ({ filter }: { filter: unknown }) => {
				asked.push(filter)
				return Promise.resolve({ ok: true as const, items: [], nextCursor: null })
			},
		}
		const at = gateway({ services })
		await at.call('/api/v1/conversations?assignee=me&status=closed', { headers: { cookie: await signIn(at, 'sam@demo.test') } })
		await at.call('/api/v1/conversations?queue=support&limit=100', { headers: { cookie: await signIn(at, 'lead@demo.test') } })
		expect(asked).toEqual([
			{ assignee: 'sam', status: 'closed', limit: 25, reach: { agents: ['sam'], queues: [], waiting: ['bookings'] } },
			{ queue: 'support', limit: 100, reach: null },
		])
	})

	it('names the filter that is wrong', async () => {
		for (const query of ['status=open', 'limit=101', 'limit=0', 'queue=%00', 'assignee=', 'inbox=a%20b']) {
			const answer = await gateway().call(`/api/v1/conversations?${query}`, key)
			expect(await answer.json()).toMatchObject({ code: 'parameter-invalid', field: query.split('=')[0] })
		}
	})
})

describe('/api/v1/config', () => {
	const put = (body: unknown) => gateway().call('/api/v1/config', { ...json(body, asAdministrator), method: 'PUT' })

	it('publishes what it shows', async () => {
		const at = gateway()
		const before = await (await at.call('/api/v1/config', key)).json<{ version: number }>()
		const renamed = { ...demoConfig, name: 'Lantern Journeys' }
		expect(await (await put(renamed)).json()).toEqual({ version: before.version + 1 })
		expect(await (await at.call('/api/v1/config', key)).json()).toEqual({ version: before.version + 1, config: renamed })
	})

	it('names the field that is wrong', async () => {
		const [queue] = demoConfig.queues
		const nameless = await put({ ...demoConfig, queues: [{ ...queue, name: '' }] })
		expect(await nameless.json()).toMatchObject({ code: 'body-invalid', field: 'queues.0.name' })
		const astray = await put({ ...demoConfig, inboxes: [{ ...demoConfig.inboxes[0], queue: 'nowhere' }] })
		expect(await astray.json()).toMatchObject({ code: 'body-invalid', field: 'inboxes.0.queue' })
		const foreign = await put({ ...demoConfig, inboxes: [{ ...demoConfig.inboxes[0], id: 'other.web' }] })
		expect(await foreign.json()).toMatchObject({ code: 'body-invalid', field: 'inboxes.0.id' })
	})

	it('refuses what is no JSON, of no type, or too much', async () => {
		const send = async (init: RequestInit) => await refusalOf(await gateway().call('/api/v1/config', { method: 'PUT', ...init }))
		const typed = { ...asAdministrator, 'content-type': 'application/json' }
		expect(await send({ headers: typed, body: '{"name"' })).toBe('400 body-invalid')
		expect(await send({ headers: typed })).toBe('400 body-invalid')
		expect(await send({ headers: typed, body: new Uint8Array([0xff, 0xfe, 0]) })).toBe('400 body-invalid')
		expect(await send({ headers: { ...asAdministrator, 'content-type': 'text/html' }, body: '{}' })).toBe('415 content-type-unsupported')
		expect(await send({ headers: typed, body: `{"name":"${'x'.repeat(1_100_000)}"}` })).toBe('413 body-too-large')
	})
})
