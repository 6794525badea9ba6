/** R20 on the objects: who is called back, and comes by another way in between. */
import { abortAllDurableObjects } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { arrive } from '../support/arrive.ts'
import { byHand, held, lineOf, rowOf } from '../support/floor.ts'
import { makeWorld, type World } from '../support/world.ts'

const routing = { callback: { attempts: 3, gapMs: 60_000, expiresMs: 3_600_000 } }
const mei = { contact: 'cnt_mei' }

async function called(world: World) {
	const { id, customer } = await arrive(world, {}, mei)
	customer.send({ type: 'callback', id: `callback-${id}`, to: '+34 600 000 000' })
	await customer.event('callback')
	await world.settled()
	return { id, customer, sinceMs: Date.now() }
}

describe('R20: a customer who waits for a call', () => {
	it('R20: and comes again has the place they kept, once', async () => {
		const world = await makeWorld({ queue: { routing } })
		const { id: before, customer, sinceMs } = await called(world)
		await world.pass(20_000)
		const { id: other } = await arrive(world, {}, { contact: 'cnt_other' })
		await world.pass(20_000)
		const { id: again } = await arrive(world, {}, mei)
		await customer.event('closed')
		expect(customer.rows.at(-1)?.event).toMatchObject({ type: 'closed', reason: 'merged' })
		expect((await lineOf(world)).map((it) => it.conversation)).toEqual([again, other])
		const ana = await world.ready('ana')
		expect((await ana.work(again, 'offered')).enqueuedAtMs).toBe(sinceMs)
		expect(held(ana)).not.toContain(before)
	})

	it('R20: and comes again while it rings is not called as well', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } }, queue: { routing } })
		const ana = await world.ready('ana')
		const { id: before, customer } = await called(world)
		await ana.work(before, 'offered')
		const { id: again } = await arrive(world, {}, mei)
		await customer.event('closed')
		await ana.accept(again)
		expect(held(ana)).toEqual([again])
	})

	it('R20: keeps the place when a supervisor moves it, and the queue dies', async () => {
		const world = await makeWorld({ agents: { sam: { queues: [{ queue: 'bookings' }] } }, queue: { routing } })
		const { id, customer, sinceMs } = await called(world)
		customer.close()
		await world.pass(30_000)
		await byHand(world, id, { type: 'move', queue: 'bookings' as never })
		await abortAllDurableObjects()
		await world.pass(30_000)
		expect(await rowOf(world, id, 'bookings')).toMatchObject({ enqueuedAtMs: sinceMs, callback: { attempt: 1 } })
		const sam = await world.ready('sam')
		expect((await sam.accept(id)).callback).toMatchObject({ to: '+34 600 000 000' })
	})

	it('R20: and whose time is over while it rings is let go when nobody answers', async () => {
		const world = await makeWorld({ queue: { routing: { callback: { attempts: 1, gapMs: 0, expiresMs: 60_000 } } } })
		const { id, customer } = await called(world)
		customer.close()
		await world.pass(50_000)
		const ana = await world.ready('ana')
		await ana.work(id, 'offered')
		await world.pass(25_000)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'closed' })
		await ana.workless()
	})
})
