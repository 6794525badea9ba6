import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { StaffRecord } from '../../../core/access/believe.ts'
import type { Env } from '../../../durable-objects/env.ts'
import { later } from '../support/later.ts'

const { STAFF } = env as Env
const record: StaffRecord = { name: 'Ana', email: 'ana@shop.test', role: 'agent', agent: null, teams: [], active: true, twoFactor: false }
const promoted = { ...record, role: 'supervisor' }
const DAY_MS = 86_400_000

let people = 0
function person() {
	return STAFF.getByName(`shop/usr_${++people}`)
}

describe('how somebody stands', () => {
	it('leaves nothing behind when it is asked of nobody', async () => {
		const nobody = person()
		expect(await nobody.standing('x')).toEqual({ record: null, suspect: false, ended: false, endedBeforeMs: 0 })
		const tables = await runInDurableObject(
			nobody,
			(_, ctx) => ctx.storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'standing'").toArray(),
		)
		expect(tables).toEqual([])
	})

	it('is kept across eviction', async () => {
		const ana = person()
		await ana.settle({ suspicion: await ana.suspect(), record: promoted })
		await ana.end([{ signIn: 'one', untilMs: Date.now() + DAY_MS }])
		await ana.suspect()
		await evictDurableObject(ana)
		expect(await ana.standing('one')).toMatchObject({ record: promoted, suspect: true, ended: true })
	})
})

describe('a change', () => {
	it('is suspected from before it is made until it is told', async () => {
		const ana = person()
		const suspicion = await ana.suspect()
		expect(await ana.standing('')).toMatchObject({ suspect: true, record: null })
		await ana.settle({ suspicion, record: promoted })
		expect(await ana.standing('')).toMatchObject({ suspect: false, record: promoted })
	})

	it('that was refused leaves all as it was', async () => {
		const ana = person()
		await ana.settle({ suspicion: await ana.suspect(), record })
		await ana.settle({ suspicion: await ana.suspect(), record: null })
		expect(await ana.standing('')).toMatchObject({ suspect: false, record })
	})

	it('that nobody ever told the end of is believed to be over after a minute, by who reads Postgres then', async () => {
		const ana = person()
		await ana.suspect()
		await ana.confirm({ record: promoted, readAtMs: Date.now() + 30_000 })
		expect(await ana.standing('')).toMatchObject({ suspect: true, record: null })
		await ana.confirm({ record: promoted, readAtMs: Date.now() + 61_000 })
		expect(await ana.standing('')).toMatchObject({ suspect: false, record: promoted })
	})

	it.each([[0, 1], [1, 0]])('of two at once does not say which came last (%i first): that is read again', async (first, second) => {
		const ana = person()
		const suspicions = [await ana.suspect(), await ana.suspect()]
		for (const i of [first, second]) await ana.settle({ suspicion: suspicions[i] ?? '', record: i === 0 ? record : promoted })
		expect(await ana.standing('')).toMatchObject({ suspect: true, record: null })
		await ana.confirm({ record: promoted, readAtMs: Date.now() + 3_000 })
		expect(await ana.standing('')).toMatchObject({ suspect: false, record: promoted })
	})
})

describe('what is used once', () => {
	it('is new the first time alone, and again when it has long been worth nothing', async () => {
		const ana = person()
		const code = { what: 'totp 123456', untilMs: Date.now() + 120_000 }
		expect([await ana.spend(code), await ana.spend(code), await ana.spend({ ...code, what: 'totp 654321' })]).toEqual([true, false, true])
		later(120_001)
		expect(await ana.spend({ ...code, untilMs: Date.now() + 120_000 })).toBe(true)
	})
})

describe('seats', () => {
	it('are not taken with a sign-in that has ended', async () => {
		const ana = person()
		const seat = { signIn: 'one', target: { kind: 'conversation', id: 'cnv_1' }, untilMs: Date.now() + DAY_MS } as const
		await ana.end([{ signIn: 'one', untilMs: Date.now() + DAY_MS }])
		expect([await ana.enter(seat), await ana.enter({ ...seat, signIn: 'two' })]).toEqual([false, true])
	})

	it('of a console end when the sign-in is over by itself', async () => {
		const ana = person()
		const untilMs = Date.now() + DAY_MS
		await ana.enter({ signIn: 'one', target: { kind: 'console', id: 'ana' }, untilMs })
		expect(await runInDurableObject(ana, (_, ctx) => ctx.storage.getAlarm())).toBe(untilMs)
		later(DAY_MS + 1)
		await runDurableObjectAlarm(ana)
		expect(await runInDurableObject(ana, (_, ctx) => ctx.storage.sql.exec('SELECT * FROM seats').toArray())).toEqual([])
	})
})
