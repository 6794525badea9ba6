import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runInDurableObject } from 'cloudflare:test'
import { demoConfig } from '../../../core/config/demo.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import type { WorkspaceObject } from '../../../durable-objects/workspace/workspace-object.ts'
import { openAll, sealAll } from '../../../durable-objects/shared/credentials.ts'
import { asAdministrator, type Gateway, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { newcomer, upgrade } from './support/people.ts'

const PATH = '/api/v1/inboxes'
const workspace = 'demo' as WorkspaceId
const key = { headers: asAdministrator }
/** Nothing that is written anywhere contains these by chance. */
const SECRETS = { accountSid: 'AC0123456789abcdef0123456789abcdef', authToken: 'f00dfeed-is-a-secret-5e1f' }

function send(method: string, body: unknown, headers: Record<string, string> = {}): RequestInit {
	return { ...json(body, { ...asAdministrator, ...headers }), method }
}

interface Inbox {
	readonly id: string
	readonly credentials: { field: string; set: boolean; atMs: number | null; by: string | null }[]
	readonly [field: string]: unknown
}

async function created(at: Gateway, body: object): Promise<Inbox> {
	const answer = await at.call(PATH, send('POST', body))
	if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
	return await answer.json()
}

async function listed(at: Gateway): Promise<Inbox[]> {
	return (await (await at.call(PATH, key)).json<{ items: Inbox[]; nextCursor: null }>()).items
}

async function version(at: Gateway): Promise<number> {
	return (await (await at.call('/api/v1/config', key)).json<{ version: number }>()).version
}

beforeEach(async () => {
	await gateway().call('/api/v1/config', send('PUT', demoConfig))
})

describe('an inbox is opened', () => {
	it('for the web, with the line a page includes', async () => {
		const at = gateway()
		const before = await version(at)
		const inbox = await created(at, { channel: 'web', name: 'Help centre', origins: ['https://shop.example'] })
		expect(inbox).toMatchObject({
			id: 'demo.help-centre',
			queue: 'support',
			enabled: true,
			origins: ['https://shop.example'],
			credentials: [],
			webhookUrl: null,
			snippet: `<script src="${ORIGIN}/widget.js" data-inbox="demo.help-centre" async></script>`,
		})
		expect(await version(at)).toBe(before + 1)
		expect((await listed(at)).map((it) => it.id)).toEqual(['demo.web', 'demo.help-centre'])
		expect((await newcomer(at, 'demo.help-centre')).token).toBeTruthy()
		const { items: [newest] } = await (await at.call('/api/v1/config/versions', key)).json<{ items: object[] }>()
		expect(newest).toMatchObject({ by: 'API key', note: 'Inbox "Help centre" opened' })
	})

	it('for a provider, with where to send its webhooks and which credentials are set', async () => {
		const at = gateway()
		const inbox = await created(at, { channel: 'twilio-messaging', name: '短信', queue: 'bookings', credentials: SECRETS })
		expect(inbox).toMatchObject({
			id: 'demo.twilio-messaging-1',
			name: '短信',
			queue: 'bookings',
			webhookUrl: `${ORIGIN}/hooks/twilio-messaging/demo.twilio-messaging-1`,
			snippet: null,
			credentials: [
				{ field: 'accountSid', set: true, atMs: expect.any(Number), by: 'API key' },
				{ field: 'authToken', set: true, atMs: expect.any(Number), by: 'API key' },
			],
		})
		expect(await openAll(at.env, { workspace, owner: `inbox/${inbox.id}` })).toEqual(SECRETS)
		expect((await created(at, { channel: 'twilio-messaging', name: '另一条短信' })).id).toBe('demo.twilio-messaging-2')
	})

	it('once for one idempotency key', async () => {
		const at = gateway()
		const once = { 'idempotency-key': 'open-1' }
		const body = { channel: 'telegram', name: 'Bot', credentials: { botToken: 'b', secretToken: 's' } }
		const [first, again] = await Promise.all([at.call(PATH, send('POST', body, once)), at.call(PATH, send('POST', body, once))])
		expect([first.status, again.status]).toEqual([201, 201])
		expect(await again.json()).toEqual(await first.json())
		expect((await listed(at)).filter((it) => it.name === 'Bot')).toHaveLength(1)
		const other = await at.call(PATH, send('POST', { ...body, name: 'Other' }, once))
		expect(await refusalOf(other)).toBe('422 idempotency-key-reused')
	})

	it('all of ten that are opened at once', async () => {
		const at = gateway()
		const names = ['a', 'b', 'c', 'd']
		const answers = await Promise.all(names.map((name) => at.call(PATH, send('POST', { channel: 'web', name }))))
		expect(answers.map((it) => it.status)).toEqual(names.map(() => 201))
		expect((await listed(at)).map((it) => it.id).sort()).toEqual(['demo.a', 'demo.b', 'demo.c', 'demo.d', 'demo.web'])
	})

	it.each([
		[{ channel: 'web' }, 'name', '400 body-invalid'],
		[{ channel: 'fax', name: 'Fax' }, 'channel', '400 body-invalid'],
		[{ channel: 'web', name: 'x', queue: 'nowhere' }, 'queue', '400 body-invalid'],
		[{ channel: 'web', name: 'x', origins: ['shop.example'] }, 'origins.0', '400 body-invalid'],
		[{ channel: 'web', name: 'x', id: 'demo.x' }, 'id', '400 body-invalid'],
		[{ channel: 'web', name: 'a\u0000b' }, 'name', '400 body-invalid'],
		[{ channel: 'web', name: 'a\u202eb' }, 'name', '400 body-invalid'],
		[{ channel: 'web', name: 'WEBSITE' }, 'name', '409 inbox-taken'],
		[{ channel: 'web', name: 'x', credentials: { token: 'x' } }, 'credentials.token', '400 body-invalid'],
		[{ channel: 'telegram', name: 'x', credentials: { botToken: 'x' } }, 'credentials.secretToken', '400 body-invalid'],
		[{ channel: 'telegram', name: 'x', apiBase: 'ftp://x.example' }, 'apiBase', '400 body-invalid'],
	])('and refused by field: %j', async (body, field, refusal) => {
		const answer = await gateway().call(PATH, send('POST', body))
		expect(await answer.clone().json()).toMatchObject({ field })
		expect(await refusalOf(answer)).toBe(refusal)
	})

	it('and speaks to no provider in the clear, but on a developer’s machine', async () => {
		const body = { channel: 'telegram', name: 'Bot', apiBase: 'http://127.0.0.1:8081' }
		expect((await created(gateway(), body)).apiBase).toBe('http://127.0.0.1:8081')
		await gateway().call('/api/v1/config', send('PUT', demoConfig))
		const { key: made } = await (await gateway().call(
			'/api/v1/keys',
			send('POST', { name: 'k', scopes: ['config.read', 'inboxes.manage', 'config.publish', 'config.history', 'config.draft'] }),
		)).json<{ key: string }>()
		const deployed = gateway({ PATCHBAY_LOCAL: undefined, PATCHBAY_API_KEY: undefined })
		const as = (method: string, sent: object) => send(method, sent, { authorization: `Bearer ${made}` })
		const home = 'https://patchbay.example'
		const answer = await deployed.call(home + PATH, as('POST', body))
		expect(await answer.json()).toMatchObject({ code: 'body-invalid', field: 'apiBase' })
		const inboxes = demoConfig.inboxes.map((it) => ({ ...it, apiBase: 'http://provider.example' }))
		const put = await deployed.call(`${home}/api/v1/config`, as('PUT', { ...demoConfig, inboxes }))
		expect(await put.json()).toMatchObject({ code: 'config-invalid', field: 'inboxes.0.apiBase' })
		expect((await deployed.call(home + PATH, as('POST', { ...body, apiBase: 'https://api.provider.example' }))).status).toBe(201)
	})
})

describe('an inbox is changed', () => {
	const web = `${PATH}/demo.web`

	it('in what is said, and takes nothing in while it is switched off', async () => {
		const at = gateway()
		const session = await newcomer(at)
		const answer = await at.call(web, send('PATCH', { enabled: false, name: 'Closed' }))
		expect(await answer.json()).toMatchObject({ id: 'demo.web', enabled: false, name: 'Closed', queue: 'support' })
		expect(await refusalOf(await at.call('/api/v1/widget/sessions', json({ inbox: 'demo.web' })))).toBe('404 not-found')
		expect((await at.call('/ws/widget?v=1&cursor=0&inbox=demo.web', upgrade({ token: session.token }))).status).toBe(404)
		expect((await at.call('/ws/widget?v=1&cursor=0', upgrade({ token: session.token }))).status).toBe(404)
		await at.call(web, send('PATCH', { enabled: true }))
		expect((await newcomer(at)).token).toBeTruthy()
	})

	it('with no new version when nothing is new', async () => {
		const at = gateway()
		const before = await version(at)
		expect((await at.call(web, send('PATCH', { enabled: true }))).status).toBe(200)
		expect(await version(at)).toBe(before)
	})

	it.each([
		['demo.nowhere', { name: 'x' }, '404 not-found'],
		['other.web', { name: 'x' }, '404 not-found'],
		['demo.web', { channel: 'telegram' }, '400 body-invalid'],
		['demo.web', { queue: 'nowhere' }, '400 body-invalid'],
		['demo.web', { name: 'a\nb' }, '400 body-invalid'],
	])('and refused: %s %j', async (id, patch, refusal) => {
		expect(await refusalOf(await gateway().call(`${PATH}/${id}`, send('PATCH', patch)))).toBe(refusal)
	})

	it('and is gone, also for good in its credentials', async () => {
		const at = gateway({ services: { countOpen: () => Promise.resolve(2) } })
		const { id } = await created(at, { channel: 'twilio-voice', name: 'Hotline', credentials: SECRETS })
		const answer = await at.call(`${PATH}/${id}`, { method: 'DELETE', ...key })
		expect(await answer.json()).toEqual({ id, version: await version(at), openConversations: 2 })
		expect(await refusalOf(await at.call(`${PATH}/${id}`, { method: 'DELETE', ...key }))).toBe('404 not-found')
		const again = await created(at, { channel: 'twilio-voice', name: 'Hotline' })
		expect([again.id, again.credentials.map((it) => it.set)]).toEqual([id, [false, false]])
	})
})

describe('credentials', () => {
	const put = (at: Gateway, id: string, body: unknown) => at.call(`${PATH}/${id}/credentials`, send('PUT', body))

	it('are set later, one by one once all are there', async () => {
		const at = gateway()
		const { id, credentials } = await created(at, { channel: 'twilio-voice', name: 'Hotline' })
		expect(credentials).toEqual(['accountSid', 'authToken'].map((field) => ({ field, set: false, atMs: null, by: null })))
		expect(await (await put(at, id, { authToken: 'x' })).json()).toMatchObject({ code: 'body-invalid', field: 'accountSid' })
		expect((await put(at, id, SECRETS)).status).toBe(200)
		const before = await version(at)
		const again = await (await put(at, id, { authToken: 'another' })).json<Inbox>()
		expect(again.credentials.map((it) => it.set)).toEqual([true, true])
		expect(await openAll(at.env, { workspace, owner: `inbox/${id}` })).toEqual({ ...SECRETS, authToken: 'another' })
		expect(await version(at)).toBe(before)
	})

	it.each([
		['demo.nowhere', {}, '404 not-found'],
		['demo.web', { token: 'x' }, '400 body-invalid'],
		['demo.web', [], '400 body-invalid'],
		['demo.web', null, '400 body-invalid'],
	])('are refused: %s %j', async (id, body, refusal) => {
		expect(await refusalOf(await put(gateway(), id, body))).toBe(refusal)
	})

	it('end when the inbox would speak to somebody else, whichever way that is published', async () => {
		const at = gateway()
		const isSet = async (id: string) => (await listed(at)).find((it) => it.id === id)?.credentials.every((it) => it.set)
		const { id } = await created(at, { channel: 'twilio-voice', name: 'Hotline', credentials: SECRETS })
		await at.call(`${PATH}/${id}`, send('PATCH', { name: 'Phone' }))
		expect(await isSet(id)).toBe(true)
		await at.call(`${PATH}/${id}`, send('PATCH', { apiBase: 'https://evil.example' }))
		expect(await isSet(id)).toBe(false)
		await put(at, id, SECRETS)
		const { config } = await (await at.call('/api/v1/config', key)).json<{ config: typeof demoConfig }>()
		const inboxes = config.inboxes.map((it) => ({ ...it, apiBase: null }))
		await at.call('/api/v1/config', send('PUT', { ...config, inboxes }))
		expect(await isSet(id)).toBe(false)
	})

	it('are in no answer, version, draft, log or store', async () => {
		const said: string[] = []
		for (const level of ['log', 'warn', 'error', 'info', 'debug'] as const) {
			vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.map(String).join(' ')))
		}
		const at = gateway()
		const body = { channel: 'twilio-voice', name: 'Hotline', credentials: SECRETS }
		const made = await at.call(PATH, send('POST', body, { 'idempotency-key': 'secret-1' }))
		const { id } = await made.clone().json<Inbox>()
		await at.call('/api/v1/config/draft', send('PUT', (await (await at.call('/api/v1/config', key)).json<{ config: object }>()).config))
		const answers = [
			made,
			await put(at, id, SECRETS),
			await put(at, id, { ...SECRETS, authToken: `${SECRETS.authToken} ` }),
			await put(at, id, { ...SECRETS, [SECRETS.authToken.slice(0, 3)]: SECRETS.authToken }),
			await at.call(PATH, send('POST', body)),
			await at.call(PATH, send('POST', { ...body, name: 'Other', credentials: { ...SECRETS, more: SECRETS.authToken } })),
		]
		for (const path of ['/config', '/config/draft', '/config/versions', `/config/versions/${await version(at)}`, '/inboxes', '/audit']) {
			answers.push(await at.call(`/api/v1${path}`, key))
		}
		for (const it of answers) said.push(await it.text())
		const stub = at.env.WORKSPACE.getByName(workspace) as DurableObjectStub<WorkspaceObject>
		await runInDurableObject(stub, (_, { storage }) => {
			for (
				const { name } of storage.sql.exec<{ name: string }>(
					"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
				)
			) {
				said.push(JSON.stringify(storage.sql.exec(`SELECT * FROM "${name}"`).toArray()))
			}
			said.push(JSON.stringify([...storage.kv.list()]))
		})
		expect(said.join('\n')).toContain(id)
		for (const secret of Object.values(SECRETS)) expect(said.join('\n')).not.toContain(secret)
		vi.restoreAllMocks()
	})

	it('stay readable when the installation gets another secret, and are sealed anew by it', async () => {
		const [old, next] = ['the-secret-of-last-year-long-enough', 'the-secret-of-this-year-long-enough']
		const owner = 'inbox/demo.web'
		const before = gateway({ PATCHBAY_SECRET: old }).env
		const stub = before.WORKSPACE.getByName(workspace)
		const values = { token: 'x' }
		const sealed = await sealAll(before, { workspace, owner, values })
		expect(await stub.setInboxCredentials({ inbox: 'demo.web', channel: 'web', apiBase: null, sealed, by: 'Robin' })).toEqual({ ok: true })
		const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
		expect(await openAll(gateway({ PATCHBAY_SECRET: next }).env, { workspace, owner })).toEqual({})
		expect(error).toHaveBeenCalledWith(expect.stringContaining('credential-unreadable'))
		const both = gateway({ PATCHBAY_SECRET: next, PATCHBAY_SECRETS_BEFORE: `older-still ${old}` }).env
		expect(await openAll(both, { workspace, owner })).toEqual(values)
		expect(await openAll(gateway({ PATCHBAY_SECRET: next }).env, { workspace, owner })).toEqual(values)
		expect(await openAll(both, { workspace: 'other' as WorkspaceId, owner })).toEqual({})
		error.mockRestore()
	})
})

describe('who may', () => {
	async function keyOf(at: Gateway, scopes: string[]): Promise<Record<string, string>> {
		const { key: made } = await (await at.call('/api/v1/keys', send('POST', { name: 'k', scopes }))).json<{ key: string }>()
		return { authorization: `Bearer ${made}` }
	}

	it('open inboxes need not be who publishes the rest', async () => {
		const at = gateway()
		const developer = await keyOf(at, ['config.read', 'inboxes.manage'])
		expect((await at.call(PATH, send('POST', { channel: 'web', name: 'Dev' }, developer))).status).toBe(201)
		expect(await refusalOf(await at.call('/api/v1/config', send('PUT', demoConfig, developer)))).toBe('403 forbidden')
	})

	it('publish may not change what takes more, whichever way', async () => {
		const at = gateway()
		const publisher = await keyOf(at, ['config.read', 'config.history', 'config.draft', 'config.publish', 'conversations.read'])
		const guarded = {
			roles: [{ id: 'lead', name: 'Lead', permissions: ['conversations.read'] }],
			signIn: { twoFactor: 'required' },
			inboxes: [],
			retention: { conversationsDays: 1 },
		}
		for (const [part, value] of Object.entries(guarded)) {
			const config = { ...demoConfig, [part]: value }
			const put = await at.call('/api/v1/config', send('PUT', config, publisher))
			expect([put.status, await put.json()]).toEqual([403, expect.objectContaining({ code: 'forbidden', field: part })])
			await at.call('/api/v1/config/draft', send('PUT', config, publisher))
			const draft = await at.call('/api/v1/config/publish', send('POST', { force: true }, publisher))
			expect([draft.status, await draft.json()]).toEqual([403, expect.objectContaining({ code: 'forbidden', field: part })])
			await at.call('/api/v1/config', send('PUT', config))
			const changed = await version(at)
			await at.call('/api/v1/config', send('PUT', demoConfig))
			const back = await at.call('/api/v1/config/rollback', send('POST', { version: changed }, publisher))
			expect([back.status, await back.json()]).toEqual([403, expect.objectContaining({ code: 'forbidden', field: part })])
			expect(await refusalOf(await at.call(PATH, send('POST', { channel: 'web', name: 'x' }, publisher)))).toBe('403 forbidden')
		}
		const plain = await at.call('/api/v1/config', send('PUT', { ...demoConfig, name: 'Other' }, publisher))
		expect(plain.status).toBe(200)
		await at.call('/api/v1/config/draft', { method: 'DELETE', ...key })
	})
})

describe('a role somebody has', () => {
	const roles = [{ id: 'lead', name: 'Lead', permissions: ['conversations.read'] }]
	const inUse = { roles: ['lead', 'agent'], agents: ['wei'] }

	it('stays, and an agent’s going is said', async () => {
		const at = gateway({ services: { staffInUse: () => Promise.resolve(inUse) } })
		await at.call('/api/v1/config', send('PUT', { ...demoConfig, roles }))
		expect(await refusalOf(await at.call('/api/v1/config', send('PUT', demoConfig)))).toBe('409 role-in-use')
		const agents = demoConfig.agents.filter((it) => it.id !== 'wei')
		const answer = await at.call('/api/v1/config', send('PUT', { ...demoConfig, roles, agents }))
		expect(await answer.json()).toMatchObject({ warnings: [{ field: 'agents', detail: expect.stringContaining('"wei"') }] })
	})

	it('stays while nobody can tell who has it', async () => {
		const at = gateway({ services: { staffInUse: () => Promise.resolve(null) } })
		await gateway().call('/api/v1/config', send('PUT', { ...demoConfig, roles }))
		expect(await refusalOf(await at.call('/api/v1/config', send('PUT', demoConfig)))).toBe('503 staff-unavailable')
		expect((await at.call('/api/v1/config', send('PUT', { ...demoConfig, roles, name: 'Other' }))).status).toBe(200)
	})
})

it('publishes over the version somebody has seen, and no other', async () => {
	const at = gateway()
	const base = await version(at)
	const put = (query: string, name: string) => at.call(`/api/v1/config?${query}`, send('PUT', { ...demoConfig, name }))
	expect((await put(`base=${base}&note=For%20spring`, 'One')).status).toBe(200)
	expect(await refusalOf(await put(`base=${base}`, 'Two'))).toBe('409 config-moved')
	const { items: [newest] } = await (await at.call('/api/v1/config/versions', key)).json<{ items: object[] }>()
	expect(newest).toMatchObject({ version: base + 1, note: 'For spring' })
})

it('does the same once for one key, whatever is asked', async () => {
	const at = gateway()
	const { id } = await created(at, { channel: 'web', name: 'Twice' })
	const once = (key: string) => ({ 'idempotency-key': key })
	const patched = () => at.call(`${PATH}/${id}`, send('PATCH', { name: 'Renamed' }, once('patch-1')))
	expect(await (await patched()).json()).toEqual(await (await patched()).json())
	const before = await version(at)
	const removed = () => at.call(`${PATH}/${id}`, { method: 'DELETE', headers: { ...asAdministrator, ...once('delete-1') } })
	expect([(await removed()).status, (await removed()).status]).toEqual([200, 200])
	expect(await version(at)).toBe(before + 1)
	expect(await refusalOf(await at.call(`${PATH}/demo.web`, { method: 'DELETE', headers: { ...asAdministrator, ...once('delete-1') } })))
		.toBe('422 idempotency-key-reused')
})

it('deletes at once what is over, for who decides on retention', async () => {
	const at = gateway()
	const sweep = () => at.call('/api/v1/retention/sweep', send('POST', {}))
	expect([await (await sweep()).json()]).toEqual([{ conversationsBeforeMs: null, routingBeforeMs: null }])
	await at.call('/api/v1/config', send('PUT', { ...demoConfig, retention: { conversationsDays: 3_650 } }))
	const answer = await sweep()
	expect([answer.status, await answer.json()]).toEqual([202, { conversationsBeforeMs: expect.any(Number), routingBeforeMs: null }])
})
