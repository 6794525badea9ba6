/** R15 and R20 on the objects: who waits for a queue to open, and who is called back. */
import { describe, expect, it, vi } from 'vitest'
import { RoutingPolicy } from '../../../core/routing/policy.ts'
import { makeWorld, type World } from '../support/world.ts'

const HOUR_MS = 3_600_000
const routing = RoutingPolicy.parse({ callback: { attempts: 2, gapMs: 60_000, expiresMs: HOUR_MS } })

/** It is eight in the morning, and the queues open at nine. */
async function beforeNine(whenClosed: RoutingPolicy['whenClosed']): Promise<World> {
	const world = await makeWorld()
	vi.setSystemTime(new Date(Date.now() + 24 * HOUR_MS).setUTCHours(8, 0, 0, 0))
	const nineToFive = [{ from: '09:00', to: '17:00' }]
	const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map((it) => [it, nineToFive])
	const hours = { id: 'office', name: 'Office', timeZone: 'UTC', week: Object.fromEntries(days), exceptions: [] }
	const queues = world.config.queues.map((it) => ({ ...it, routing: { ...it.routing, hours: 'office', whenClosed } }))
	world.config = { ...world.config, hours: [hours], queues }
	await world.home.publish(world.config)
	await world.settled()
	return world
}

describe('R15: who comes while the queue is closed', () => {
	it('hears when it opens, may go, and is served first when it does', async () => {
		const world = await beforeNine('message')
		const { id, customer } = await world.visitor()
		const held = await customer.event('held')
		expect(held.event).toMatchObject({ mode: 'message', opensAtMs: Date.now() + HOUR_MS })
		expect(await world.conversation(id).view()).toMatchObject({ status: 'deferred', held: { mode: 'message' } })
		customer.close()
		await world.pass(HOUR_MS - 1)
		expect((await world.conversation(id).view())?.status).toBe('deferred')
		await world.pass(1)
		expect((await world.conversation(id).view())?.status).toBe('queued')
		await world.pass(HOUR_MS)
		const console = await world.ready('ana')
		await console.accept(id)
	})

	it('and was only asked to come back is given up when they do not', async () => {
		const world = await beforeNine('defer')
		const { id, customer } = await world.visitor()
		await customer.event('held')
		customer.close()
		await world.pass(HOUR_MS)
		await world.pass(90_000)
		await world.pass(20_000)
		expect((await world.conversation(id).view())?.status).toBe('abandoned')
	})
})

describe('R20: a callback', () => {
	const ask = { type: 'callback', id: 'callback-1', to: '+44 20 7946 0000' }

	it('keeps the place of a customer who goes, and is offered as what it is', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id, customer } = await world.visitor()
		customer.send(ask)
		await customer.event('callback')
		customer.close()
		await world.pass(600_000)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'queued', callback: { attempt: 1, to: ask.to } })
		const console = await world.ready('ana')
		expect((await console.work(id, 'offered')).callback).toMatchObject({ attempt: 1, to: ask.to })
	})

	it('asked for twice with one id is one request', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { customer } = await world.visitor()
		for (let i = 0; i < 2; i++) customer.send(ask)
		await customer.until(() => customer.types.filter((it) => it === 'callback').length === 2)
		expect(new Set(customer.rows.map((it) => it.seq)).size).toBe(3)
	})

	it('is off when the customer is back and writes, also when both come at once', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id, customer } = await world.visitor()
		customer.send(ask)
		await customer.say('I will wait after all')
		await world.settled()
		expect(await world.conversation(id).view()).toMatchObject({ status: 'queued', callback: null })
		const console = await world.ready('ana')
		expect((await console.work(id, 'offered')).callback).toBeNull()
		customer.close()
	})

	it('that reaches nobody is tried again after a while, and ends after the last attempt', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id, customer } = await world.visitor()
		customer.send(ask)
		await customer.event('callback')
		customer.close()
		const console = await world.ready('ana')
		const first = await console.accept(id)
		const staff = await world.staff(id, 'ana')
		staff.send({ type: 'retry', id: 'retry-001', note: 'voice box' })
		await console.workless()
		await world.pass(59_999)
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
		await world.pass(1)
		const again = await console.accept(id)
		expect([again.enqueuedAtMs, again.callback?.attempt]).toEqual([first.enqueuedAtMs, 2])
		const last = await world.staff(id, 'ana')
		last.send({ type: 'retry', id: 'retry-002' })
		expect((await last.event('closed')).event).toMatchObject({ by: { kind: 'system' }, reason: 'unreached' })
		await console.finish(id)
	})

	it('ends when its time is over', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id, customer } = await world.visitor()
		customer.send(ask)
		await customer.event('callback')
		customer.close()
		await world.pass(HOUR_MS)
		expect((await world.conversation(id).view())?.status).toBe('closed')
		expect((await world.conversation(id).rows({ after: 3, limit: 9 })).at(-1)?.event).toMatchObject({ reason: 'expired' })
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})
})

describe('R1: who has waited too long', () => {
	it('goes over to the other queue with the age they have', async () => {
		const overflow = { afterMs: 30_000, to: 'bookings' }
		const world = await makeWorld({ agents: { sam: { queues: [{ queue: 'bookings', priority: 1, delayMs: 0 }] } } })
		const queues = world.config.queues.map((it) => it.id === 'support' ? { ...it, routing: { ...it.routing, overflow } } : it)
		await world.home.publish({ ...world.config, queues })
		await world.settled()
		const { id, customer } = await world.visitor()
		const sinceMs = Date.now()
		await world.pass(30_000)
		expect((await customer.event('queued')).event).toMatchObject({ reason: 'overflowed', queue: 'bookings', enqueuedAtMs: sinceMs })
		const console = await world.ready('sam')
		expect((await console.accept(id)).enqueuedAtMs).toBe(sinceMs)
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})
})
