import { env as bound } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { drawKey } from '../../../workers/gateway/auth/api-key.ts'
import type { WorkerEnv } from '../../../workers/gateway/worker-env.ts'
import { forgetConfig } from '../../../workers/gateway/workspaces.ts'
import { asAdministrator, type Gateway, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn } from './support/people.ts'

const env = bound as WorkerEnv
const KEYS = '/api/v1/keys'
const HOUR_MS = 3_600_000
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }))
afterEach(() => void vi.useRealTimers())

interface Made {
	readonly id: string
	readonly key: string
}

async function make(at: Gateway, body: Record<string, unknown> = {}, headers: Record<string, string> = asAdministrator): Promise<Made> {
	const answer = await at.call(KEYS, json({ name: 'CRM', scopes: ['config.read'], ...body }, headers))
	if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
	return await answer.json()
}

async function tryKey(at: Gateway, key: string, path = '/api/v1/config'): Promise<string> {
	const answer = await at.call(path, { headers: bearer(key) })
	return answer.ok ? String(answer.status) : await refusalOf(answer)
}

/** Another isolate believes what it knows for five seconds. */
function elsewhere(): void {
	vi.setSystemTime(Date.now() + 5_001)
}

describe('making a key', () => {
	it('tells the key once, and keeps a hash of it', async () => {
		const at = gateway()
		const made = await make(at, { expiresAtMs: Date.now() + HOUR_MS })
		expect(made).toMatchObject({ name: 'CRM', scopes: ['config.read'], by: 'API key', role: 'administrator', lastUsedAtMs: null })
		expect(made.key).toMatch(new RegExp(`^pbk_demo_${made.id}_[A-Za-z0-9_-]{43}$`))
		const listed = await (await at.call(KEYS, { headers: asAdministrator })).text()
		expect(listed).toContain(made.id)
		expect(listed).not.toContain(made.key.slice(-43))
		expect(JSON.stringify(await env.WORKSPACE.getByName('demo').apiKeys())).not.toContain(made.key.slice(-43))
	})

	it('gives no more than the maker has', async () => {
		const at = gateway()
		const manager = await make(at, { scopes: ['keys.read', 'keys.manage', 'config.read'] })
		const more = await at.call(KEYS, json({ name: 'More', scopes: ['config.read', 'queues.read'] }, bearer(manager.key)))
		expect(await more.clone().json()).toMatchObject({ field: 'scopes', detail: 'You do not have queues.read to give' })
		expect(await refusalOf(more)).toBe('403 forbidden')
	})

	it('lets no key outlive the key that makes it', async () => {
		const at = gateway()
		const expiresAtMs = Date.now() + HOUR_MS
		const manager = await make(at, { scopes: ['keys.read', 'keys.manage', 'config.read'], expiresAtMs })
		for (const later of [null, expiresAtMs + 1]) {
			const answer = await at.call(KEYS, json({ name: 'Later', scopes: ['config.read'], expiresAtMs: later }, bearer(manager.key)))
			expect(await refusalOf(answer)).toBe('400 body-invalid')
		}
		expect(await make(at, { expiresAtMs }, bearer(manager.key))).toMatchObject({ by: 'CRM', role: 'administrator' })
	})

	it('names what is wrong with a body', async () => {
		const at = gateway()
		const wrong: [Record<string, unknown>, string][] = [
			[{ scopes: [] }, 'scopes'],
			[{ scopes: ['everything'] }, 'scopes.0'],
			[{ scopes: ['config.publish'] }, 'scopes'],
			[{ name: ' ' }, 'name'],
			[{ name: 'C\u0000RM' }, 'name'],
			[{ name: 'C\nRM' }, 'name'],
			[{ name: 'C\u009bRM' }, 'name'],
			[{ expiresAtMs: Date.now() }, 'expiresAtMs'],
			[{ expiresAtMs: 'never' }, 'expiresAtMs'],
		]
		for (const [body, field] of wrong) {
			const answer = await at.call(KEYS, json({ name: 'CRM', scopes: ['config.read'], ...body }, asAdministrator))
			expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'body-invalid', field })])
		}
	})

	it('is for those who manage keys, from our own pages', async () => {
		const at = gateway()
		const asked = { name: 'CRM', scopes: ['config.read'] }
		const ana = await signIn(at, 'ana@demo.test')
		expect(await refusalOf(await at.call(KEYS, json(asked, { cookie: ana, origin: ORIGIN })))).toBe('404 not-found')
		const admin = await signIn(at, 'admin@demo.test')
		expect(await refusalOf(await at.call(KEYS, json(asked, { cookie: admin })))).toBe('403 origin-not-allowed')
		expect(await make(at, {}, { cookie: admin, origin: ORIGIN })).toMatchObject({ by: 'Robin Hale', role: 'administrator' })
	})

	it('ends at two hundred', async () => {
		const at = gateway()
		const workspace = env.WORKSPACE.getByName('demo')
		const maker = { person: null, role: 'administrator' }
		for (let i = (await workspace.apiKeys()).length; i < 200; i++) {
			const { id, hash } = await drawKey('demo' as WorkspaceId, Date.now())
			await workspace.makeApiKey({ id, hash, name: 'Many', scopes: ['config.read'], by: 'Robin', expiresAtMs: null, maker })
		}
		const answer = await at.call(KEYS, json({ name: 'One more', scopes: ['config.read'] }, asAdministrator))
		expect(await refusalOf(answer)).toBe('409 too-many-keys')
		for (const it of await workspace.apiKeys()) await workspace.revokeApiKey(it.id)
	})
})

describe('using a key', () => {
	it('may what its scopes say and nothing else', async () => {
		const at = gateway()
		const { key, id } = await make(at, { scopes: ['config.read'] })
		expect(await tryKey(at, key)).toBe('200')
		expect(await tryKey(at, key, '/api/v1/queues')).toBe('404 not-found')
		expect(await tryKey(at, key, '/api/v1/keys')).toBe('404 not-found')
		const me = await (await at.call('/api/v1/me', { headers: bearer(key) })).json()
		expect(me).toMatchObject({
			kind: 'key',
			id,
			workspace: 'demo',
			role: 'administrator',
			permissions: ['config.read'],
			scope: 'workspace',
			agent: null,
		})
	})

	it('works on a deployed Worker, without Postgres and with no Origin', async () => {
		const at = gateway({ PATCHBAY_LOCAL: undefined, PATCHBAY_API_KEY: undefined })
		const { key } = await make(gateway(), { scopes: ['config.read', 'config.draft'] })
		expect((await at.call('https://chat.example/api/v1/config', { headers: bearer(key) })).status).toBe(200)
		const draft = { method: 'PUT', headers: { ...bearer(key), 'content-type': 'application/json' }, body: JSON.stringify(demoConfig) }
		expect((await at.call('https://chat.example/api/v1/config/draft', draft)).status).toBe(200)
	})

	it('is not believed with another secret, id or workspace, nor half', async () => {
		const at = gateway()
		const { key, id } = await make(at)
		const other = await make(at)
		const secret = key.slice(-43)
		await env.WORKSPACE.getByName('shop').publish(WorkspaceConfig.parse({ ...demoConfig, inboxes: [] }))
		const forged = [
			`pbk_demo_${id}_${other.key.slice(-43)}`,
			`pbk_demo_${other.id}_${secret}`,
			`pbk_shop_${id}_${secret}`,
			`pbk_nowhere_${id}_${secret}`,
			`pbk_demo_${id}_${'A'.repeat(43)}`,
			key.slice(0, -1),
			`${key}A`,
			key.toLowerCase(),
			id,
			secret,
		]
		for (const it of forged) expect(await tryKey(at, it), it).toBe('401 token-invalid')
		expect(await tryKey(at, key)).toBe('200')
	})

	it('reaches its own workspace alone', async () => {
		const at = gateway()
		const shop = env.WORKSPACE.getByName('shop')
		await shop.publish(WorkspaceConfig.parse({ ...demoConfig, name: 'Shop', inboxes: [] }))
		const { id, text, hash } = await drawKey('shop' as WorkspaceId, Date.now())
		const maker = { person: null, role: 'administrator' }
		await shop.makeApiKey({
			id,
			hash,
			name: 'Shop key',
			scopes: ['config.read', 'keys.read', 'keys.manage'],
			by: 'Robin',
			expiresAtMs: null,
			maker,
		})
		const ours = await make(at)
		expect(await (await at.call('/api/v1/config', { headers: bearer(text) })).json()).toMatchObject({ config: { name: 'Shop' } })
		const listed = await (await at.call(KEYS, { headers: bearer(text) })).json<{ items: { id: string }[] }>()
		expect(listed.items.map((it) => it.id)).toEqual([id])
		expect(await refusalOf(await at.call(`${KEYS}/${ours.id}`, { method: 'DELETE', headers: bearer(text) }))).toBe('404 not-found')
		expect(await tryKey(at, ours.key)).toBe('200')
	})

	it('ends when it expires, also where it is believed already', async () => {
		const at = gateway()
		const { key } = await make(at, { expiresAtMs: Date.now() + 2_000 })
		expect(await tryKey(at, key)).toBe('200')
		vi.setSystemTime(Date.now() + 2_000)
		expect(await tryKey(at, key)).toBe('401 token-expired')
		elsewhere()
		expect(await tryKey(at, key)).toBe('401 token-expired')
	})

	it('ends at once where it is revoked', async () => {
		const at = gateway()
		const { key, id } = await make(at)
		expect(await tryKey(at, key)).toBe('200')
		expect((await at.call(`${KEYS}/${id}`, { method: 'DELETE', headers: asAdministrator })).status).toBe(204)
		expect(await tryKey(at, key)).toBe('401 token-invalid')
		expect(await refusalOf(await at.call(`${KEYS}/${id}`, { method: 'DELETE', headers: asAdministrator }))).toBe('404 not-found')
	})

	it('ends within five seconds where another has revoked it', async () => {
		const at = gateway()
		const { key, id } = await make(at)
		expect(await tryKey(at, key)).toBe('200')
		await env.WORKSPACE.getByName('demo').revokeApiKey(id)
		elsewhere()
		expect(await tryKey(at, key)).toBe('401 token-invalid')
	})

	it('ends with the key that made it', async () => {
		const at = gateway()
		const scopes = ['keys.read', 'keys.manage', 'config.read']
		const first = await make(at, { scopes })
		const second = await make(at, { scopes }, bearer(first.key))
		const third = await make(at, {}, bearer(second.key))
		expect(await tryKey(at, third.key)).toBe('200')
		await at.call(`${KEYS}/${first.id}`, { method: 'DELETE', headers: asAdministrator })
		for (const it of [first, second, third]) expect(await tryKey(at, it.key)).toBe('401 token-invalid')
	})

	it('loses what the role that made it may no longer do', async () => {
		const at = gateway()
		const workspace = env.WORKSPACE.getByName('demo')
		const publish = async (roles: unknown[]) => {
			await workspace.publish(WorkspaceConfig.parse({ ...demoConfig, roles }))
			forgetConfig('demo' as WorkspaceId)
		}
		const role = { id: 'integrator', name: 'Integrator', scope: 'workspace' }
		await publish([{ ...role, permissions: ['config.read', 'queues.read'] }])
		const { id, text, hash } = await drawKey('demo' as WorkspaceId, Date.now())
		const maker = { person: null, role: 'integrator' }
		await workspace.makeApiKey({ id, hash, name: 'Bound', scopes: ['config.read', 'queues.read'], by: 'Robin', expiresAtMs: null, maker })
		expect([await tryKey(at, text), await tryKey(at, text, '/api/v1/queues')]).toEqual(['200', '200'])
		await publish([{ ...role, permissions: ['config.read'] }])
		expect([await tryKey(at, text), await tryKey(at, text, '/api/v1/queues')]).toEqual(['200', '404 not-found'])
		await publish([])
		expect([await tryKey(at, text), await tryKey(at, text, '/api/v1/queues')]).toEqual(['404 not-found', '404 not-found'])
	})

	it('is noted once an hour', async () => {
		const at = gateway()
		const { key, id } = await make(at)
		const last = async () => (await env.WORKSPACE.getByName('demo').apiKeys()).find((it) => it.id === id)?.lastUsedAtMs
		const firstMs = Date.now()
		await tryKey(at, key)
		expect(await last()).toBe(firstMs)
		elsewhere()
		await tryKey(at, key)
		expect(await last()).toBe(firstMs)
		vi.setSystemTime(firstMs + HOUR_MS)
		await tryKey(at, key)
		expect(await last()).toBe(firstMs + HOUR_MS)
	})
})
