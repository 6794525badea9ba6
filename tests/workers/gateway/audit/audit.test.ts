/** The record over HTTP: searched, exported, and what stands in it. */
import { createExecutionContext, createMessageBatch, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditRow } from '../../../../core/audit/entry.ts'
import type { AuditBatch } from '../../../../core/audit/audit-batch.ts'
import { columnsOf } from '../../../../core/audit/columns.ts'
import { beforeAll as beforeFirst, follow } from '../../../../core/audit/verify.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import { refuse } from '../../../../core/problem.ts'
import { makeApp } from '../../../../workers/gateway/app.ts'
import { workerServices } from '../../../../workers/gateway/worker-services.ts'
import { consumeArchive } from '../../../../workers/archive/archive-consumer.ts'
import type { WorkerEnv } from '../../../../workers/gateway/worker-env.ts'
import { json, ORIGIN, refusalOf } from '../support/gateway.ts'
import { adminOf } from '../access/support/prepare.ts'
import { keyOf } from '../access/support/callers.ts'
import { accessGateway, openTenant, type Tenant } from '../access/support/tenant.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

interface Page {
	readonly items: AuditRow[]
	readonly nextCursor: string | null
	readonly archive: string
}

const at = accessGateway()
const objects = env as unknown as WorkerEnv
let tenant: Tenant

beforeAll(async () => {
	tenant = await openTenant('recorded' as WorkspaceId, at)
})

async function read<Body>(path: string): Promise<Body> {
	const answer = await at.call(path, { headers: await adminOf(tenant) })
	if (answer.status !== 200) throw new Error(`${path} ${answer.status} ${await answer.text()}`)
	return await answer.json<Body>()
}

const list = (query = '') => read<Page>(`/api/v1/audit${query}`)

async function brief(tier: string): Promise<void> {
	const path = `/api/v1/conversations/${tenant.held.conversation}/facts`
	const answer = await at.call(path, { ...json({ tier, attributes: { passport: 'P1234567' } }, await adminOf(tenant)), method: 'PUT' })
	if (answer.status !== 200) throw new Error(await answer.text())
}

/** All that is on record so far goes into the archive. */
async function archiveAll(): Promise<void> {
	const rows = await runInDurableObject(objects.AUDIT.getByName(tenant.id), (it) => it.rows({ after: 0, limit: 1_000 }))
	const body: AuditBatch = { kind: 'audit', workspace: tenant.id, after: 0, through: rows.length, rows }
	const incoming = createMessageBatch('patchbay-archive', [{ id: '1', timestamp: new Date(), attempts: 1, body }])
	await consumeArchive(incoming, at.env)
}

describe('a row', () => {
	it('says who did what to what, from where, and what they said, without the values of fields', async () => {
		await at.call(`/api/v1/conversations/${tenant.held.conversation}/facts`, {
			...json({ tier: 'gold', attributes: { passport: 'P1234567' } }, { ...await adminOf(tenant), 'cf-connecting-ip': '203.0.113.9' }),
			method: 'PUT',
		})
		const [row] = (await list('?limit=1')).items
		expect(row).toMatchObject({
			workspace: 'recorded',
			act: 'conversation.briefed',
			actor: { kind: 'staff', id: tenant.staffIdOf('administrator'), name: tenant.name('administrator') },
			address: '203.0.113.9',
			target: { kind: 'conversation', id: tenant.held.conversation },
			detail: { facts: ['tier'], attributes: ['passport'] },
		})
		expect(JSON.stringify((await list('?limit=200')).items)).not.toContain('P1234567')
	})

	it('is of the key that did it', async () => {
		const key = await keyOf(tenant, ['queues.read', 'queues.migrate'])
		await at.call(`/api/v1/queues/${tenant.name('support')}/migrate`, json({}, { authorization: `Bearer ${key}` }))
		const [row] = (await list('?limit=1&act=queue.migrated')).items
		expect(row).toMatchObject({ actor: { kind: 'key', name: 'recorded key' }, target: { kind: 'queue', id: tenant.name('support') } })
	})

	it('is of a stranger when a sign-in fails', async () => {
		const answer = await at.call(
			'/api/auth/sign-in/email',
			json({ email: tenant.emailOf('analyst'), password: 'not theirs' }, { origin: ORIGIN }),
		)
		expect(await refusalOf(answer)).toBe('401 credentials-invalid')
		// After the answer, whose time must not tell whether somebody has that address.
		const newest = async () => (await list('?limit=1&act=sign-in.failed')).items[0]
		await expect.poll(async () => (await newest())?.actor).toEqual({ kind: 'stranger', name: tenant.emailOf('analyst') })
		expect(JSON.stringify(await newest())).not.toContain('not theirs')
	})

	it('says what a published configuration changes, and over which version', async () => {
		const config = { ...tenant.config, name: 'Renamed', tags: [{ id: 'vip', name: 'VIP' }] }
		const answer = await at.call('/api/v1/config?note=Two%20things', { ...json(config, await adminOf(tenant)), method: 'PUT' })
		expect(answer.status).toBe(200)
		const [row] = (await list('?limit=1')).items
		expect(row).toMatchObject({
			act: 'config.published',
			detail: {
				base: 2,
				note: 'Two things',
				changes: [{ what: 'name', before: 'recorded', after: 'Renamed' }, { what: 'tags.vip', is: 'added' }],
			},
		})
	})

	it('comes first: what cannot be recorded is not done', async () => {
		const away = { getByName: () => ({ append: () => Promise.reject(new Error('out of reach, as the test wants it')) }) }
		const deaf = accessGateway({ AUDIT: away })
		const answer = await deaf.call('/api/v1/config', {
			...json({ ...tenant.config, name: 'Unseen' }, await adminOf(tenant)),
			method: 'PUT',
		})
		expect(await refusalOf(answer)).toBe('503 audit-unavailable')
		expect((await objects.WORKSPACE.getByName(tenant.id).config())?.config.name).toBe('Renamed')
	})

	it('is one for all pages of a recording, and one more for another stretch', async () => {
		const before = (await list('?act=recording&limit=200')).items.length
		const path = `/api/v1/routing/recording?queue=${tenant.name('support')}`
		for (const more of ['', '&cursor=1', '&cursor=2', '&fromMs=5']) await read(`${path}${more}`)
		expect((await list('?act=recording&limit=200')).items).toHaveLength(before + 2)
	})
})

describe('the list', () => {
	it('goes from page to page without a gap, over what is archived and what is not yet', async () => {
		await archiveAll()
		for (const tier of ['a', 'b', 'c']) await brief(tier)
		const seen: number[] = []
		for (let cursor = '';;) {
			const page = await list(`?limit=4${cursor}`)
			seen.push(...page.items.map((it) => it.seq))
			if (page.nextCursor === null) break
			cursor = `&cursor=${page.nextCursor}`
		}
		expect(seen).toEqual(Array.from({ length: seen[0] ?? 0 }, (_, i) => (seen[0] ?? 0) - i))
		expect(seen.length).toBeGreaterThan(8)
	})

	it.each([
		['?act=conversation.briefed', 'conversation.briefed'],
		['?act=queue', 'queue.migrated'],
		['?text=two%20thing', 'config.published'],
		['?target=queue:&text=support', 'queue.migrated'],
	])('finds %s', async (query, act) => {
		const { items } = await list(query)
		expect(new Set(items.map((it) => it.act))).toContain(act)
		expect(items.every((it) => it.act === act || query.includes('target'))).toBe(true)
	})

	it('finds nothing for an act nobody did, and nothing of other workspaces', async () => {
		expect((await list('?act=nothing.such')).items).toEqual([])
		expect((await list('?limit=200')).items.every((it) => it.workspace === tenant.id)).toBe(true)
	})

	it('gives what is still with the record while the archive is away, and says that older rows may be missing', async () => {
		const services = { ...workerServices(at.env), findAudit: () => Promise.resolve(refuse('archive-unavailable')) }
		const request = new Request('http://localhost:8787/api/v1/audit?limit=3', { headers: await adminOf(tenant) })
		const page = await (await makeApp(services).fetch(request, at.env, createExecutionContext())).json<Page>()
		expect([page.archive, page.items.length]).toEqual(['unavailable', 3])
	})

	it.each(['?limit=0', '?limit=201', '?cursor=x', '?fromMs=yesterday'])('refuses %s', async (query) => {
		expect(await refusalOf(await at.call(`/api/v1/audit${query}`, { headers: await adminOf(tenant) }))).toBe('400 parameter-invalid')
	})
})

describe('the export', () => {
	it('is the whole record, one row a line, and its own making is the last of it', async () => {
		await archiveAll()
		await brief('d')
		const answer = await at.call('/api/v1/audit/export', { headers: await adminOf(tenant) })
		expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
		const rows = (await answer.text()).trimEnd().split('\n').map((it) => JSON.parse(it) as AuditRow)
		let last = beforeFirst
		for (const row of rows) {
			const followed = await follow(last, columnsOf(row), sha256)
			if (!followed.ok) throw new Error(JSON.stringify(followed))
			last = followed.link
		}
		expect(rows.at(-1)).toMatchObject({ act: 'audit.exported', detail: {} })
		expect(await read('/api/v1/audit/head')).toMatchObject({ workspace: tenant.id, seq: last.seq, hash: last.hash })
	})

	it('holds to the search, and says on record which it was', async () => {
		const answer = await at.call('/api/v1/audit/export?act=conversation', { headers: await adminOf(tenant) })
		const acts = (await answer.text()).trimEnd().split('\n').map((it) => (JSON.parse(it) as AuditRow).act)
		expect(new Set(acts)).toEqual(new Set(['conversation.briefed']))
		expect((await list('?limit=1')).items[0]).toMatchObject({ act: 'audit.exported', detail: { act: 'conversation' } })
	})
})

it('says how far it goes, and the hash of any row it still has', async () => {
	const first = (await list('?limit=200')).items.at(-1)
	expect(await read('/api/v1/audit/head?seq=1')).toMatchObject({ at: { seq: 1, hash: first?.hash } })
	expect(await read('/api/v1/audit/head?seq=999999')).toMatchObject({ at: { seq: 999_999, hash: null } })
})

async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
	return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('')
}
