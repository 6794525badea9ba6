/** Several queues for one agent (R9), several agents for one offer (R3), several queues for one customer (R1), and by hand (R18). */
import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { arrive } from '../support/arrive.ts'
import { byHand, ends, held, lineOf, rowOf, toldOf } from '../support/floor.ts'
import { makeWorld } from '../support/world.ts'

const ana = 'ana' as AgentId
const inBookings = { queue: 'bookings' }

describe('R9: an agent of several queues', () => {
	it('R9: takes from the queue that matters most, whoever has waited longer elsewhere', async () => {
		const queues = [{ queue: 'support', priority: 1 }, { queue: 'bookings', priority: 2 }]
		const world = await makeWorld({ agents: { ana: { capacity: 1, queues } }, queue: { wrapUpMs: 0 } })
		const { id: booked } = await arrive(world, {}, inBookings)
		await world.pass(60_000)
		const { id: supported } = await arrive(world)
		const console = await world.ready('ana')
		await console.accept(supported)
		await ends(world, console, supported)
		await console.work(booked, 'offered')
	})

	it('R9: helps out in a queue only where somebody has waited so long, without being told again', async () => {
		const queues = [{ queue: 'support' }, { queue: 'bookings', delayMs: 40_000 }]
		const world = await makeWorld({ agents: { ana: { queues } } })
		const console = await world.ready('ana')
		const { id } = await arrive(world, {}, inBookings)
		await world.pass(39_999)
		expect(held(console)).toEqual([])
		await world.pass(1)
		await console.accept(id)
		await world.settled()
		expect((await toldOf(world, id, 'bookings')).map((it) => it.act)).toEqual(['entered', 'pushed', 'answered'])
	})

	it('R13: who frees up and may not help yet is asked as soon as they may', async () => {
		const queues = [{ queue: 'bookings', delayMs: 40_000 }]
		const world = await makeWorld({ agents: { ana: { queues } } })
		const { id } = await arrive(world, {}, inBookings)
		await world.pass(30_000)
		const console = await world.ready('ana')
		expect(held(console)).toEqual([])
		await world.pass(10_000)
		await console.work(id, 'offered')
	})
})

const broadcast = { routing: { broadcast: 2 } }

describe('R3: an offer to several', () => {
	it('R3: rings for as many as the policy says, and is gone from the others when one accepts', async () => {
		const world = await makeWorld({ agents: { ana: {}, wei: {}, sam: {} }, queue: broadcast })
		const consoles = []
		for (const it of ['ana', 'wei', 'sam']) {
			consoles.push(await world.ready(it))
			await world.pass(1_000)
		}
		const [first, second, third] = consoles
		const { id } = await arrive(world)
		expect(consoles.map((it) => held(it).length)).toEqual([1, 1, 0])
		expect(await rowOf(world, id)).toMatchObject({ stage: 'offered', agents: ['ana', 'wei'] })
		await second?.accept(id)
		await first?.workless()
		await world.settled()
		expect([first?.codes, third?.kinds.includes('offered')]).toEqual([[], false])
		expect(first?.kinds.at(-1)).toBe('rescinded')
	})

	it('R5: goes on ringing for the rest when one rejects it, and looks for others when nobody is left', async () => {
		const world = await makeWorld({ agents: { ana: {}, wei: {} }, queue: broadcast })
		const [first, second] = [await world.ready('ana'), await world.ready('wei')]
		const { id } = await arrive(world)
		await first.reject(id)
		await world.settled()
		expect(await rowOf(world, id)).toMatchObject({ agents: ['wei'] })
		await second.reject(id)
		await world.settled()
		expect(await rowOf(world, id)).toMatchObject({ stage: 'waiting', agents: [] })
		await world.pass(60_000)
		await second.accept(id)
	})

	it('R4: stops ringing everywhere when the customer goes', async () => {
		const world = await makeWorld({ agents: { ana: {}, wei: {} }, queue: broadcast })
		const both = [await world.ready('ana'), await world.ready('wei')]
		const { id, customer } = await arrive(world)
		await Promise.all(both.map((it) => it.work(id, 'offered')))
		customer.send({ type: 'leave', id: 'leave-001' })
		await Promise.all(both.map((it) => it.workless()))
	})
})

describe('R1: a customer who goes over to another queue', () => {
	it('R1: and on to a third, keeps their age, and a supervisor’s boost', async () => {
		const over = (to: string, afterMs: number) => ({ routing: { overflow: { to, afterMs } } })
		const world = await makeWorld({
			agents: { ana: { queues: [{ queue: 'night' }] } },
			queues: { support: over('bookings', 30_000), bookings: over('night', 60_000), night: {} },
		})
		const { id } = await arrive(world)
		const sinceMs = Date.now()
		await byHand(world, id, { type: 'boost', byMs: 5_000 })
		await world.pass(30_000)
		expect(await rowOf(world, id, 'bookings')).toMatchObject({ enqueuedAtMs: sinceMs, score: { boostMs: 5_000 } })
		await world.pass(30_000)
		const console = await world.ready('ana')
		expect((await console.accept(id)).enqueuedAtMs).toBe(sinceMs)
		expect((await toldOf(world, id)).map((it) => it.act)).toEqual(['entered', 'boosted', 'overflowed', 'left'])
	})

	it('R1: is not taken away from who it rings at: after that, at once', async () => {
		const world = await makeWorld({ queues: { support: { routing: { overflow: { to: 'bookings', afterMs: 30_000 } } } } })
		const console = await world.ready('ana')
		await console.says('away')
		const { id } = await arrive(world)
		await world.pass(20_000)
		await console.says('available')
		await console.work(id, 'offered')
		await world.pass(20_000)
		expect(held(console)).toEqual([id])
		await world.pass(5_000)
		expect(await lineOf(world)).toEqual([])
		expect(await rowOf(world, id, 'bookings')).toMatchObject({ stage: 'waiting' })
	})

	it('R1: by a conversation that cannot be reached goes over when it can', async () => {
		const world = await makeWorld({ queues: { support: { routing: { overflow: { to: 'bookings', afterMs: 30_000 } } } } })
		const { id } = await arrive(world)
		await world.outOfReach('CONVERSATION', 3)
		await world.pass(30_000)
		expect(await rowOf(world, id)).toMatchObject({ stage: 'held', held: 'leaving' })
		for (let n = 0; n < 3; n++) await world.pass(5_000)
		expect(await rowOf(world, id, 'bookings')).toMatchObject({ stage: 'waiting' })
		expect(await lineOf(world)).toEqual([])
	})
})

describe('R18: by hand', () => {
	it('R18: who is moved, given and pulled is on record apart from what the policy does', async () => {
		const patient = { queues: [{ queue: 'support', delayMs: 3_600_000 }] }
		const world = await makeWorld({
			agents: { ana: patient, sam: { queues: [{ queue: 'bookings' }] } },
			queue: { routing: { requires: { agents: ['sam'] } } },
		})
		const console = await world.ready('ana')
		const { id } = await arrive(world)
		expect(await byHand(world, id, { type: 'assign', agent: ana, force: true })).toEqual({ ok: true })
		await console.reject(id)
		await world.settled()
		expect(await byHand(world, id, { type: 'move', queue: 'bookings' as QueueId })).toEqual({ ok: true })
		expect((await toldOf(world, id)).map((it) => [it.act, it.by, it.why])).toEqual([
			['entered', null, ''],
			['assigned', 'Lead', 'assigned'],
			['answered', null, 'rejected'],
			['left', null, 'withdrawn'],
		])
	})

	it('R18: somebody given to an agent while it rings elsewhere rings there no more', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 }, wei: {} } })
		const wei = await world.ready('wei')
		const { id } = await arrive(world)
		await wei.work(id, 'offered')
		const console = await world.ready('ana')
		const { id: other } = await arrive(world, { requires: { agents: ['ana'] } })
		await console.accept(other)
		await byHand(world, id, { type: 'assign', agent: ana, force: true })
		await wei.workless()
		expect(await console.accept(id)).toMatchObject({ why: 'assigned' })
		expect(console.view?.work).toHaveLength(2)
	})

	it('R18: somebody given to an agent without force, who has no room, stays in line', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const { console, id: first } = await world.talk('ana')
		const { id } = await arrive(world)
		expect(await byHand(world, id, { type: 'assign', agent: ana, force: false })).toMatchObject({ code: 'agent-busy' })
		expect(held(console)).toEqual([first])
		expect(await rowOf(world, id)).toMatchObject({ stage: 'waiting', position: 1 })
	})
})
