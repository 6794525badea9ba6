import { abortAllDurableObjects, runDurableObjectAlarm } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import { makeWorld } from '../support/world.ts'
import { deliveries, eventually, Partner } from './partner.ts'

const HOUR_MS = 3_600_000

async function talk() {
	const world = await makeWorld()
	const partner = await Partner.in(world)
	await partner.says('Hello')
	return { world, partner, ...await partner.answered() }
}

describe('an answer', () => {
	it('goes out, signed and named, and says how far it has come', async () => {
		const { world, partner, id, staff } = await talk()
		await staff.say('Hi Ines')
		await eventually(async () => expect(await partner.texts()).toEqual(['Hi Ines']))
		const [post] = await partner.posts()
		expect(post?.body).toMatchObject({ to: { id: 'u1' }, type: 'message' })
		expect(post?.headers['x-patchbay-signature']).toMatch(/^sha256=[0-9a-f]{64}$/)
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'Hi Ines': 'sent' }))
	})

	it('keeps its order, however fast they are said', async () => {
		const { partner, staff } = await talk()
		const words = Array.from({ length: 8 }, (_, n) => `word ${n}`)
		for (const word of words) staff.send({ type: 'say', id: `fast-${word.replace(' ', '-')}`, text: word })
		await eventually(async () => expect(await partner.texts()).toEqual(words))
	})

	it('is tried again when the company is busy, and what comes after it waits', async () => {
		const { world, partner, id, staff } = await talk()
		await partner.answersNext(429, 503)
		await staff.say('first')
		await staff.say('second')
		for (let i = 0; i < 3; i++) await world.pass(61_000)
		await eventually(async () => expect(await partner.texts()).toEqual(['first', 'second']))
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ first: 'sent', second: 'sent' }))
	})

	it('fails where everybody sees it when it will never go, and the next one goes', async () => {
		const { world, partner, id, staff } = await talk()
		await partner.answersNext(404)
		await staff.say('to nobody')
		await staff.say('to somebody')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'to nobody': 'failed', 'to somebody': 'sent' }))
		const failed = await staff.row((event) => event.type === 'delivery' && event.state === 'failed')
		expect(failed.event).toMatchObject({ problem: { code: 'recipient-unknown', providerCode: '404' } })
	})

	it('that broke half-way is sent again under the same key', async () => {
		const { world, partner, staff } = await talk()
		await partner.answersNext(0)
		await staff.say('once or twice')
		await world.pass(61_000)
		await eventually(async () => expect((await partner.posts()).length).toBe(2))
		const keys = (await partner.posts()).map((it) => it.headers['idempotency-key'])
		expect(new Set(keys).size).toBe(1)
	})

	it('that nobody takes for a day has failed, however often it was tried', async () => {
		const { world, partner, id, staff } = await talk()
		await partner.answersNext(...Array.from({ length: 400 }, () => 503))
		await staff.say('too late')
		await world.settled()
		for (let i = 0; i < 220; i++) {
			vi.setSystemTime(Date.now() + 61_000)
			await runDurableObjectAlarm(partner.point)
		}
		expect(await deliveries(world, id)).toEqual({ 'too late': 'queued' })
		await world.pass(24 * HOUR_MS)
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'too late': 'failed' }))
	})

	it('outlives the death of its contact point', async () => {
		const { world, partner, staff } = await talk()
		await partner.answersNext(503)
		await staff.say('still here')
		await world.settled()
		await abortAllDurableObjects()
		for (let i = 0; i < 2; i++) await world.pass(61_000)
		await eventually(async () => expect(await partner.texts()).toEqual(['still here']))
	})

	it('failed is sent once more when somebody asks', async () => {
		const { world, partner, id, staff } = await talk()
		await partner.answersNext(404)
		const { event } = await staff.say('again')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ again: 'failed' }))
		if (event.type !== 'message') throw new Error('not said')
		for (let i = 0; i < 2; i++) staff.send({ type: 'resend', id: 'resend-01', of: event.id })
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ again: 'sent' }))
		expect(await partner.texts()).toEqual(['again'])
	})
})

describe('what the provider says of it', () => {
	it('takes it further and never back, in whatever order it is said', async () => {
		const { world, partner, id, staff } = await talk()
		await staff.say('Hi')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ Hi: 'sent' }))
		for (const state of ['read', 'delivered', 'sent', 'read'] as const) await partner.status(state, 'p1')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ Hi: 'read' }))
		await world.settled()
		const states = staff.rows.flatMap(({ event }) => event.type === 'delivery' ? [event.state] : [])
		expect(states).toEqual(['sent', 'read'])
	})

	it('is believed even when it comes before the answer', async () => {
		const { world, partner, id, staff } = await talk()
		await partner.status('delivered', 'p1')
		await staff.say('Hi')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ Hi: 'delivered' }))
	})
})

describe('a window', () => {
	it('that is closed holds an answer until the customer writes again', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world, 'whatsapp')
		await partner.says('Hello', { atMs: Date.now() - 25 * HOUR_MS })
		const { id, staff } = await partner.answered()
		expect((await staff.hello()).view.points[0]?.window).toMatchObject({ templates: true, left: null })
		await staff.say('Are you still there?')
		await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'Are you still there?': 'held' }))
		await partner.says('Yes')
		await eventually(async () => expect((await deliveries(world, id))['Are you still there?']).not.toBe('held'))
	})

	it('says when it is about to close on somebody who waits for an answer', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world, 'whatsapp')
		await partner.says('Hello')
		const { staff } = await partner.answered()
		await world.pass(22.5 * HOUR_MS)
		const { event } = await staff.event('window')
		expect(event).toMatchObject({ state: 'closing', via: partner.key })
		await world.pass(2 * HOUR_MS)
		expect(await staff.row((it) => it.type === 'window' && it.state === 'closed')).toBeTruthy()
	})
})
