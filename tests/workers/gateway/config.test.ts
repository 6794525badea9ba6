import { beforeEach, describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { asAdministrator, type Gateway, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn } from './support/people.ts'

const key = { headers: asAdministrator }
const put = (body: unknown, headers = {}): RequestInit => ({ ...json(body, { ...asAdministrator, ...headers }), method: 'PUT' })
const post = (body: unknown, headers = {}): RequestInit => json(body, { ...asAdministrator, ...headers })

interface Versions {
	readonly items: { version: number; atMs: number | null; by: string | null; note: string | null; rolledBackTo: number | null }[]
	readonly nextCursor: string | null
}

/** The demo with another routing for support. */
function withRouting(routing: object): object {
	const [support, ...others] = demoConfig.queues
	return { ...demoConfig, queues: [{ ...support, routing: { ...support?.routing, ...routing } }, ...others] }
}

async function published(at: Gateway): Promise<{ version: number; config: WorkspaceConfig }> {
	return await (await at.call('/api/v1/config', key)).json()
}

beforeEach(async () => {
	await gateway().call('/api/v1/config/draft', { method: 'DELETE', ...key })
	await gateway().call('/api/v1/config', put(demoConfig))
})

describe('a bad policy is refused by field and with what to do', () => {
	const visa = { skill: 'visa', min: 5 }
	const cases: [string, object, string, RegExp][] = [
		[
			'an unknown skill',
			{ requires: { all: [visa, { skill: 'cooking' }] } },
			'requires.all.1.skill',
			/^There is no skill "cooking"; add it/,
		],
		[
			'contradictory steps',
			{ steps: [{ requires: { all: [visa, { not: { skill: 'visa' } }] }, forMs: 1_000 }] },
			'steps.0.requires',
			/no level of skill "visa" fits/,
		],
		['a negative weight', { score: { tiers: { gold: -3 } } }, 'score.tiers.gold', /^Must be at least 0$/],
		['overflow to itself', { overflow: { afterMs: 60_000, to: 'support' } }, 'overflow.to', /name another/],
		['a field that is none', { stickyWindow: 5 }, 'stickyWindow', /^There is no such field/],
		['a requirement of no form', { requires: { any: [{}] } }, 'requires.any.0', /^Needs one of skill, language/],
	]

	it.each(cases)('%s, wherever it is sent', async (_, routing, at, said) => {
		const field = `queues.0.routing.${at}`
		const bad = withRouting(routing)
		for (const [path, init] of [['/api/v1/config', put(bad)], ['/api/v1/config/check', post(bad)]] as const) {
			const answer = await gateway().call(path, init)
			expect(answer.status).toBe(400)
			expect(await answer.json()).toMatchObject({ code: 'body-invalid', field, detail: expect.stringMatching(said) })
		}
		expect((await published(gateway())).config).toEqual(demoConfig)
	})

	it('also weights of work, and a ring of overflow spelt out', async () => {
		const light = await gateway().call('/api/v1/config', put({ ...demoConfig, workload: { weights: { chat: -1 } } }))
		expect(await light.json()).toMatchObject({ field: 'workload.weights.chat', detail: 'Must be at least 1' })
		const to = ['bookings', 'support']
		const queues = demoConfig.queues.map((it, i) => ({ ...it, routing: { ...it.routing, overflow: { afterMs: 5_000, to: to[i] } } }))
		const ring = await gateway().call('/api/v1/config', put({ ...demoConfig, queues }))
		expect(await ring.json()).toMatchObject({
			field: 'queues.1.routing.overflow.to',
			detail: expect.stringContaining('support → bookings → support'),
		})
	})

	it('says of what could be published that it could, and publishes nothing', async () => {
		const before = await published(gateway())
		const answer = await gateway().call('/api/v1/config/check', post({ ...demoConfig, name: 'Other' }))
		expect([answer.status, await answer.json()]).toEqual([200, { ok: true }])
		const stray = post({ ...demoConfig, inboxes: [{ ...demoConfig.inboxes[0], id: 'other.web' }] })
		expect(await (await gateway().call('/api/v1/config/check', stray)).json()).toMatchObject({ field: 'inboxes.0.id' })
		expect(await published(gateway())).toEqual(before)
	})

	it('reads nothing that is nested beyond reason', async () => {
		const deep = JSON.stringify(withRouting({ requires: 0 })).replace(
			'"requires":0',
			`"requires":${'{"not":'.repeat(5_000)}0${'}'.repeat(5_000)}`,
		)
		for (const path of ['/api/v1/config', '/api/v1/config/draft']) {
			const headers = { ...asAdministrator, 'content-type': 'application/json' }
			expect(await refusalOf(await gateway().call(path, { method: 'PUT', headers, body: deep }))).toBe('400 body-invalid')
		}
	})

	it('takes a workspace with a thousand agents', async () => {
		const agents = Array.from({ length: 1_000 }, (_, i) => ({ id: `agent-${i}`, name: `Agent ${i}`, queues: [{ queue: 'support' }] }))
		const large = { ...demoConfig, agents: [...demoConfig.agents, ...agents] }
		expect((await gateway().call('/api/v1/config/check', post(large))).status).toBe(200)
	})
})

describe('the draft', () => {
	const path = '/api/v1/config/draft'

	it('is saved, read, published and gone', async () => {
		const at = gateway()
		const { version } = await published(at)
		expect(await refusalOf(await at.call(path, key))).toBe('404 not-found')
		const next = { ...demoConfig, name: 'Next' }
		const saved = await (await at.call(path, put(next))).json()
		expect(saved).toMatchObject({ base: version, config: next, by: 'API key', problem: null })
		expect(await (await at.call(path, key)).json()).toEqual(saved)
		expect((await published(at)).config).toEqual(demoConfig)
		expect(await (await at.call('/api/v1/config/publish', post({ note: 'For spring' }))).json()).toEqual({ version: version + 1 })
		expect(await published(at)).toEqual({ version: version + 1, config: next })
		expect(await refusalOf(await at.call('/api/v1/config/publish', post({})))).toBe('409 draft-missing')
	})

	it('may be bad, says so, and is refused when published', async () => {
		const at = gateway()
		const bad = withRouting({ overflow: { afterMs: 60_000, to: 'support' } })
		const problem = { code: 'config-invalid', field: 'queues.0.routing.overflow.to', detail: expect.stringContaining('name another') }
		expect(await (await at.call(path, put(bad))).json()).toMatchObject({ config: bad, problem })
		const refused = await at.call('/api/v1/config/publish', { method: 'POST', ...key })
		expect(refused.status).toBe(422)
		expect(await refused.json()).toMatchObject(problem)
		expect((await at.call(path, key)).status).toBe(200)
	})

	it('must read as a configuration', async () => {
		const answer = await gateway().call(path, put({ ...demoConfig, queues: 'none' }))
		expect(await answer.json()).toMatchObject({ code: 'body-invalid', field: 'queues', detail: 'Must be a list' })
		expect(await refusalOf(await gateway().call(path, put([])))).toBe('400 body-invalid')
		expect(await refusalOf(await gateway().call(`${path}?base=999999`, put(demoConfig)))).toBe('400 parameter-invalid')
	})

	it('is not published over what has been published since, unless it is told to', async () => {
		const at = gateway()
		await at.call(path, put({ ...demoConfig, name: 'Mine' }))
		await at.call('/api/v1/config', put({ ...demoConfig, name: 'Theirs' }))
		expect(await refusalOf(await at.call('/api/v1/config/publish', post({})))).toBe('409 config-moved')
		expect((await at.call('/api/v1/config/publish', post({ force: true }))).status).toBe(200)
		expect((await published(at)).config.name).toBe('Mine')
	})

	it('is thrown away, also when there is none', async () => {
		const at = gateway()
		await at.call(path, put(demoConfig))
		for (let i = 0; i < 2; i++) expect((await at.call(path, { method: 'DELETE', ...key })).status).toBe(204)
		expect(await refusalOf(await at.call(path, key))).toBe('404 not-found')
	})
})

describe('versions', () => {
	const list = async (at: Gateway, query = ''): Promise<Versions> => await (await at.call(`/api/v1/config/versions${query}`, key)).json()

	it('are listed newest first, page by page, down to what there was at first', async () => {
		const at = gateway()
		const { version } = await published(at)
		const all: number[] = []
		let cursor: string | null = ''
		while (cursor !== null) {
			const page: Versions = await list(at, `?limit=2${cursor && `&cursor=${cursor}`}`)
			all.push(...page.items.map((it) => it.version))
			cursor = page.nextCursor
		}
		expect(all).toEqual(Array.from({ length: version + 1 }, (_, i) => version - i))
	})

	it('are read one by one and rolled back to', async () => {
		const at = gateway()
		const { version } = await published(at)
		await at.call('/api/v1/config', put({ ...demoConfig, name: 'Mistake' }))
		const back = await at.call('/api/v1/config/rollback', post({ version, note: 'Too early' }))
		expect(await back.json()).toEqual({ version: version + 2 })
		expect(await published(at)).toEqual({ version: version + 2, config: demoConfig })
		const [newest] = (await list(at, '?limit=1')).items
		expect(newest).toEqual({ version: version + 2, atMs: expect.any(Number), by: 'API key', note: 'Too early', rolledBackTo: version })
		const one = await at.call(`/api/v1/config/versions/${version + 1}`, key)
		expect(await one.json()).toMatchObject({ version: version + 1, config: { name: 'Mistake' } })
		expect(await refusalOf(await at.call('/api/v1/config/versions/999999', key))).toBe('404 not-found')
		expect(await refusalOf(await at.call('/api/v1/config/rollback', post({ version: 999_999 })))).toBe('404 not-found')
	})

	it('come once of one idempotency key', async () => {
		const at = gateway()
		const once = { 'idempotency-key': crypto.randomUUID() }
		const answers = [await at.call('/api/v1/config', put(demoConfig, once)), await at.call('/api/v1/config', put(demoConfig, once))]
		const [first, second] = await Promise.all(answers.map((it) => it.json()))
		expect(second).toEqual(first)
		expect(await refusalOf(await at.call('/api/v1/config', put({ ...demoConfig, name: 'Other' }, once)))).toBe('422 idempotency-key-reused')
	})
})

describe('who may', () => {
	const reads = ['/api/v1/config/draft', '/api/v1/config/versions', '/api/v1/config/versions/0']
	const writes: [string, RequestInit][] = [
		['/api/v1/config', put(demoConfig, { authorization: undefined })],
		['/api/v1/config/draft', put(demoConfig, { authorization: undefined })],
		['/api/v1/config/draft', { method: 'DELETE' }],
		['/api/v1/config/publish', post({}, { authorization: undefined })],
		['/api/v1/config/rollback', post({ version: 0 }, { authorization: undefined })],
	]
	const as = (init: RequestInit, cookie: string): RequestInit => {
		const headers = new Headers({ cookie, origin: ORIGIN })
		if (init.body) headers.set('content-type', 'application/json')
		return { ...init, headers }
	}

	it('read drafts and versions: supervisors, and not agents', async () => {
		const at = gateway()
		await at.call('/api/v1/config/draft', put(demoConfig))
		const [lead, ana] = [await signIn(at, 'lead@demo.test'), await signIn(at, 'ana@demo.test')]
		for (const path of reads) {
			expect((await at.call(path, as({}, lead))).status).toBe(200)
			expect(await refusalOf(await at.call(path, as({}, ana)))).toBe('404 not-found')
		}
		const check = { method: 'POST', body: JSON.stringify(demoConfig) }
		expect((await at.call('/api/v1/config/check', as(check, lead))).status).toBe(200)
		expect(await refusalOf(await at.call('/api/v1/config/check', as(check, ana)))).toBe('404 not-found')
	})

	it('write: administrators only, and from our own pages', async () => {
		const at = gateway()
		for (const email of ['lead@demo.test', 'ana@demo.test']) {
			const cookie = await signIn(at, email)
			for (const [path, init] of writes) expect(await refusalOf(await at.call(path, as(init, cookie)))).toBe('403 forbidden')
		}
		const cookie = await signIn(at, 'admin@demo.test')
		const astray = new Headers({ cookie, 'content-type': 'application/json' })
		for (const [path, init] of writes) {
			expect(await refusalOf(await at.call(path, { ...init, headers: astray }))).toBe('403 origin-not-allowed')
		}
		expect((await at.call('/api/v1/config/draft', as({ method: 'PUT', body: JSON.stringify(demoConfig) }, cookie))).status).toBe(200)
		expect(await (await at.call('/api/v1/config/draft', key)).json()).toMatchObject({ by: 'Robin Hale' })
	})
})
