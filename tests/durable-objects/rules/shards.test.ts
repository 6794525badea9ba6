/** A queue whose line is spread over three objects is one queue to everybody. */
import { describe, expect, it } from 'vitest'
import { type ConversationId, shardFor } from '../../../core/ids.ts'
import { entryFor } from '../support/late-entry.ts'
import { type Arrival, arrive } from '../support/arrive.ts'
import { byHand, ends, lineOf, toldOf } from '../support/floor.ts'
import { makeWorld, type World } from '../support/world.ts'

const split = { queue: { wrapUpMs: 0 }, queues: { support: { shards: 3 } } }

/** So many that every one of three objects has some of them, a second apart. */
async function crowd(world: World, size = 6): Promise<Arrival[]> {
	const all: Arrival[] = []
	for (let n = 0; n < size; n++) {
		all.push(await arrive(world, {}, { contact: `cnt_${n}` }))
		await world.pass(1_000)
	}
	return all
}

/** Somebody in line in these objects, by how many objects there are. */
async function arriveAt(world: World, homes: Readonly<Record<number, number>>): Promise<Arrival> {
	const isThere = (id: ConversationId) => Object.entries(homes).every(([shards, home]) => shardFor(id, Number(shards)) === home)
	let id = world.newConversation()
	while (!isThere(id)) id = world.newConversation()
	const customer = await world.customer(id)
	await customer.say('Hello')
	await world.settled()
	return { id, customer }
}

const ids = (all: readonly { readonly id: ConversationId }[]) => all.map((it) => it.id)

describe('a split queue', () => {
	it('spreads who waits, and shows one line in the order of service', async () => {
		const world = await makeWorld(split)
		const all = await crowd(world)
		expect((await lineOf(world)).map((it) => it.conversation)).toEqual(ids(all))
		expect(await world.queue().status()).toMatchObject({ waiting: 6, offered: 0, longestWaitMs: 6_000 })
		const homes = ids(all).map((it) => shardFor(it, 3))
		for (const shard of [1, 2]) {
			const { items } = await world.queue(`support~${shard}`).items({ limit: 9 })
			expect(items.length).toBe(homes.filter((it) => it === shard).length)
		}
		const page = await world.queue().items({ after: 2, limit: 2 })
		expect([page.items.map((it) => it.conversation), page.next]).toEqual([ids(all).slice(2, 4), 4])
	})

	it('R13: pushes to an agent who is free, wherever somebody comes in', async () => {
		const world = await makeWorld({ ...split, agents: { ana: { capacity: 9, pool: 900 } } })
		const ana = await world.ready('ana')
		// To the agent it is one queue, wherever in it somebody stood.
		for (const { id } of await crowd(world)) expect((await ana.accept(id)).queue).toBe('support')
		await world.settled()
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})

	it('R9: bids from all of it: who frees up has the oldest of all', async () => {
		const world = await makeWorld({ ...split, agents: { ana: { capacity: 1 } } })
		const all = await crowd(world)
		const ana = await world.ready('ana')
		for (const { id } of all) {
			await ana.accept(id)
			await ends(world, ana, id)
		}
		await ana.workless()
	})

	it('R4: lets go of who leaves, R18: and is acted upon by hand, wherever they stand', async () => {
		const world = await makeWorld(split)
		const all = await crowd(world)
		const [gone, , third, ...rest] = all as [Arrival, Arrival, Arrival, ...Arrival[]]
		gone.customer.send({ type: 'leave', id: 'leave-001' })
		await gone.customer.event('closed')
		await byHand(world, third.id, { type: 'boost', byMs: 60_000 })
		const last = rest.at(-1)?.id as ConversationId
		await world.conversation(last).learn({ facts: { tier: 'gold' }, by: { kind: 'system' }, key: 'facts-last' })
		await world.settled()
		const line = await lineOf(world)
		expect(line.map((it) => it.conversation)).toEqual([third.id, ...ids(all).filter((it) => it !== gone.id && it !== third.id)])
		expect((await toldOf(world, last)).map((it) => it.act)).toEqual(['entered', 'updated'])
		expect(await world.queue().standing(third.id)).toMatchObject({ position: shardFor(third.id, 3) + 1 })
		const ana = await world.ready('ana')
		await ana.accept(third.id)
	})

	it('tells everybody a place, reckoned as if the parts of the line took turns', async () => {
		const world = await makeWorld(split)
		const all = await crowd(world)
		const parts = new Map<number, number>()
		for (const { id, customer } of all) {
			const part = shardFor(id, 3)
			const before = parts.get(part) ?? 0
			parts.set(part, before + 1)
			const position = before * 3 + part + 1
			await customer.frame('standing', (it) => it.standing?.position === position)
		}
	})
})

describe('a queue that is split over more objects', () => {
	it('keeps who waits, in the order they came, and loses nobody', async () => {
		const world = await makeWorld({ queue: { wrapUpMs: 0 }, agents: { ana: { capacity: 1 } } })
		const before = await crowd(world, 4)
		await world.reroute({ support: { shards: 3 } })
		const after = await crowd(world, 4)
		expect((await lineOf(world)).map((it) => it.conversation)).toEqual([...ids(before), ...ids(after)])
		before[1]?.customer.send({ type: 'leave', id: 'leave-001' })
		await before[1]?.customer.event('closed')
		const ana = await world.ready('ana')
		for (const { id } of [...before.filter((_, i) => i !== 1), ...after]) {
			await ana.accept(id)
			await ends(world, ana, id)
		}
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})
})

describe('a queue that is put together again', () => {
	it('serves out who stands in the objects that are no more, in the order they came', async () => {
		const world = await makeWorld({ ...split, agents: { ana: { capacity: 1 } } })
		const before = await crowd(world, 5)
		await world.reroute({ support: { shards: 1 } })
		const after = await crowd(world, 2)
		const ana = await world.ready('ana')
		for (const { id } of [...before, ...after]) {
			await ana.accept(id)
			await ends(world, ana, id)
		}
		await ana.workless()
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})

	it('leaves ringing what rings, and has it back when nobody answers', async () => {
		const world = await makeWorld({ ...split, agents: { ana: { capacity: 9, pool: 900 } } })
		const ana = await world.ready('ana')
		const all = await crowd(world, 5)
		await world.reroute({ support: { shards: 1 } })
		await ana.stands((view) => view.work.length === 5)
		await ana.accept(all[4]?.id as ConversationId)
		await world.pass(25_000)
		await ana.says('available')
		await world.settled()
		for (const { id } of all.slice(0, 4)) await ana.accept(id)
	})
})

describe('a queue whose number of objects changes', () => {
	const three = { ...split, agents: { ana: { capacity: 9, pool: 900 } } }
	const two = { ...split, queues: { support: { shards: 2 } } }

	it('has nobody in line twice who is put in line once more', async () => {
		const world = await makeWorld(three)
		const { id } = await arriveAt(world, { 3: 1, 2: 0 })
		await world.reroute({ support: { shards: 2 } })
		await world.queue().enqueue(entryFor(id))
		expect((await lineOf(world)).map((it) => it.conversation)).toEqual([id])
	})

	it('does not put in line again who has left the object they stood in', async () => {
		const world = await makeWorld(three)
		const { id } = await arriveAt(world, { 3: 1, 2: 0 })
		const ana = await world.ready('ana')
		await ana.accept(id)
		await world.settled()
		await world.reroute({ support: { shards: 2 } })
		await world.queue().enqueue(entryFor(id))
		expect(await lineOf(world)).toEqual([])
	})

	it('lets go of who leaves, wherever they came in', async () => {
		const world = await makeWorld(two)
		const { customer } = await arriveAt(world, { 2: 1, 3: 2 })
		await world.reroute({ support: { shards: 3 } })
		customer.send({ type: 'leave', id: 'leave-001' })
		await customer.event('closed')
		await world.settled()
		expect(await lineOf(world)).toEqual([])
	})

	it('takes in a later stay by the number that holds now', async () => {
		const world = await makeWorld(three)
		const { id, customer } = await arriveAt(world, { 3: 1, 2: 0 })
		await world.reroute({ support: { shards: 2 } })
		customer.send({ type: 'leave', id: 'leave-001' })
		await customer.event('closed')
		await customer.say('One more thing')
		await world.settled()
		expect((await world.queue('support~1').items({ limit: 9 })).items).toEqual([])
		expect((await lineOf(world)).map((it) => [it.conversation, it.placement])).toEqual([[id, 2]])
	})
})
