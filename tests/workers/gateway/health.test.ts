import { describe, expect, it } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { gateway } from './support/gateway.ts'

describe('/healthz', () => {
	it('is alive but degraded without a database', async () => {
		const answer = await gateway().call('/healthz')
		expect(answer.status).toBe(200)
		expect(await answer.json()).toEqual({
			status: 'degraded',
			version: packageJson.version,
			dependencies: {
				objects: { ok: true, ms: expect.any(Number) },
				database: { ok: false, reason: 'not-configured' },
				queue: { ok: true, ms: expect.any(Number) },
			},
		})
	})

	it('is well when all answer', async () => {
		const answer = await gateway({ services: { pingDatabase: () => Promise.resolve(true) } }).call('/healthz')
		expect(await answer.json()).toMatchObject({ status: 'ok', dependencies: { database: { ok: true } } })
	})

	it('stays alive while the database is away', async () => {
		const away = gateway({ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1/none', NEON_SQL_URL: 'http://127.0.0.1:9/sql' })
		const answer = await away.call('/healthz')
		expect(answer.status).toBe(200)
		expect(await answer.json()).toMatchObject({ status: 'degraded', dependencies: { database: { ok: false, reason: 'unreachable' } } })
	})

	it('does not wait for a database that never answers', async () => {
		const startedMs = Date.now()
		const answer = await gateway({ services: { pingDatabase: () => new Promise(() => {}) } }).call('/healthz')
		expect(await answer.json()).toMatchObject({ dependencies: { database: { ok: false, reason: 'unreachable' } } })
		expect(Date.now() - startedMs).toBeLessThan(15_000)
	})

	it('cannot be used to hammer the database', async () => {
		let asked = 0
		const at = gateway({ services: { pingDatabase: () => Promise.resolve(++asked > 0 || null) } })
		for (let i = 0; i < 20; i++) await at.call('/healthz')
		expect(asked).toBeLessThanOrEqual(2)
	})

	it('fails when the objects cannot be reached, since nothing works then', async () => {
		const at = gateway()
		const broken = { getByName: () => ({ config: () => Promise.reject(new Error('away')) }) }
		Object.assign(at.env, { WORKSPACE: broken })
		const answer = await at.call('/healthz')
		expect(answer.status).toBe(503)
		expect(await answer.json()).toMatchObject({ dependencies: { objects: { ok: false, reason: 'unreachable' } } })
	})
})
