import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_RULE } from '../../../core/access/throttle.ts'
import type { Env } from '../../../durable-objects/env.ts'
import { later } from '../support/later.ts'

const { GUARD } = env as Env
const HOUR_MS = 3_600_000

let guards = 0
function guard() {
	return GUARD.getByName(`test/${++guards}`)
}

describe('a guard', () => {
	it('lets ten of a thousand pass that come at once', async () => {
		const one = guard()
		const admissions = await Promise.all(Array.from({ length: 1_000 }, () => one.begin(ACCOUNT_RULE)))
		expect(admissions.filter((it) => it.retryAfterMs === 0).length).toBe(10)
	})

	it('counts on after eviction', async () => {
		const one = guard()
		for (let i = 0; i < 10; i++) await one.begin(ACCOUNT_RULE)
		await evictDurableObject(one)
		expect((await one.begin(ACCOUNT_RULE)).retryAfterMs).toBeGreaterThan(0)
	})

	it('forgets failures that a success has come after', async () => {
		const one = guard()
		for (let i = 0; i < 10; i++) await one.begin(ACCOUNT_RULE)
		await one.forget()
		expect(await one.begin(ACCOUNT_RULE)).toEqual({ retryAfterMs: 0, tripped: false })
	})

	it('takes a ticket once', async () => {
		const one = guard()
		const ticket = { what: 'tkt_1', untilMs: Date.now() + 60_000 }
		expect([await one.spend(ticket), await one.spend(ticket)]).toEqual([true, false])
	})

	it('leaves nothing behind when it has been quiet, and all that still counts until then', async () => {
		const one = guard()
		await one.spend({ what: 'tkt_1', untilMs: Date.now() + 60_000 })
		for (let i = 0; i < 10; i++) await one.begin(ACCOUNT_RULE)
		later(120_000)
		await runDurableObjectAlarm(one)
		expect(await runInDurableObject(one, (_, { storage: { kv } }) => [...kv.list()].map(([key]) => key))).toEqual(['forget-ms', 'tally'])
		later(HOUR_MS)
		await runDurableObjectAlarm(one)
		expect(await runInDurableObject(one, (_, { storage: { kv } }) => [...kv.list()])).toEqual([])
	})
})
