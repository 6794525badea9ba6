/** What an object must not forget: when it is put to sleep with its sockets open, and when it dies with them. */
import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { entryFor } from './support/late-entry.ts'
import { alarmOf, makeWorld } from './support/world.ts'

describe('a conversation', () => {
	it('keeps its state, its alarm and its sockets across eviction', async () => {
		const world = await makeWorld()
		const { id, customer, staff } = await world.talk()
		customer.send({ type: 'read', seq: 3 })
		await staff.frame('marks', (it) => it.marks.read === 3)
		await world.settled()
		const [view, alarm] = [await world.conversation(id).view(), await alarmOf(world.conversation(id))]
		expect(alarm).not.toBeNull()
		await evictDurableObject(world.conversation(id))
		expect(await world.conversation(id).view()).toEqual(view)
		expect(await alarmOf(world.conversation(id))).toBe(alarm)
		await staff.say('Still there?')
		await customer.row((event) => event.type === 'message' && event.author.kind === 'agent')
		await customer.say('Yes')
		expect(staff.texts).toEqual(['Hello', 'Still there?', 'Yes'])
	})

	it('remembers across eviction since when its customer is away', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor()
		customer.close()
		await world.pass(10_000)
		await evictDurableObject(world.conversation(id))
		await world.pass(9_000)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'queued' })
		await world.pass(1_000)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'abandoned' })
	})

	it('notices a customer who goes while it is asleep', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor()
		await world.settled()
		await evictDurableObject(world.conversation(id))
		customer.close()
		await world.pass(0)
		await world.pass(20_000)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'abandoned' })
	})

	it('loses nothing that it has echoed when it dies, and goes on with who comes back', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.talk()
		await customer.say('Are you there?')
		await abortAllDurableObjects()
		const back = await world.customer(id, 3)
		await back.row((event) => event.type === 'message')
		expect(back.texts).toEqual(['Are you there?'])
		const staff = await world.staff(id, 'ana')
		await staff.say('Yes')
		await back.row((event) => event.type === 'message' && event.author.kind === 'agent')
	})

	it('gives up, in the end, a customer whose socket died with it while they waited', async () => {
		const world = await makeWorld()
		const { id } = await world.visitor()
		await world.settled()
		await abortAllDurableObjects()
		await world.pass(90_000)
		await world.pass(20_000)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'abandoned' })
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})
})

describe('an agent', () => {
	it('keeps its state, its alarm and its sockets across eviction', async () => {
		const world = await makeWorld()
		const { id, console } = await world.talk()
		const { id: next } = await world.visitor()
		await console.work(next, 'offered')
		await world.settled()
		const alarm = await alarmOf(world.agent('ana'))
		expect(alarm).not.toBeNull()
		await evictDurableObject(world.agent('ana'))
		expect(await alarmOf(world.agent('ana'))).toBe(alarm)
		await console.accept(next)
		expect(console.view?.work.map((it) => [it.conversation, it.stage])).toEqual([[id, 'active'], [next, 'active']])
		const { id: third } = await world.visitor()
		await evictDurableObject(world.agent('ana'))
		await world.pass(25_000)
		expect(console.kinds.slice(-2)).toEqual(['missed', 'presence'])
		expect(console.view?.work.some((it) => it.conversation === third)).toBe(false)
	})

	it('whose consoles died with their object is stale, not offline, until the grace is over', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.talk()
		await world.settled()
		await abortAllDurableObjects()
		const back = await world.customer(id, customer.rows.at(-1)?.seq)
		const { id: next } = await world.visitor()
		await world.pass(29_000)
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
		expect(back.types).toEqual([])
		const console = await world.console('ana')
		await console.work(next, 'offered')
		expect(console.view?.work).toHaveLength(2)
	})
})

describe('a queue', () => {
	it('keeps its state and its alarm across eviction', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 }, wei: {} } })
		const console = await world.ready('ana')
		const { id } = await world.visitor('first')
		await console.work(id, 'offered')
		const { id: second } = await world.visitor('second')
		// What it has logged is on its way to the archive: an object with a timer is not put to sleep.
		await world.pass(2_000)
		await world.settled()
		const [status, alarm] = [await world.queue().status(), await alarmOf(world.queue())]
		expect(status).toMatchObject({ waiting: 1, offered: 1, candidates: 1 })
		expect(alarm).not.toBeNull()
		await evictDurableObject(world.queue())
		expect([await world.queue().status(), await alarmOf(world.queue())]).toEqual([status, alarm])
		await console.reject(id)
		await console.work(second, 'offered')
		const wei = await world.ready('wei')
		expect(await wei.work(id, 'offered')).toMatchObject({ epoch: 2 })
	})

	it('remembers who has left: a word about them that comes late does not put them in line again', async () => {
		const world = await makeWorld()
		const { id: taken, console } = await world.talk()
		await console.says('away')
		const { id: left, customer } = await world.visitor()
		customer.send({ type: 'leave', id: 'leave-001' })
		await customer.event('closed')
		await world.settled()
		await abortAllDurableObjects()
		for (const conversation of [taken, left]) await world.queue().enqueue(entryFor(conversation))
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
		await world.queue().enqueue(entryFor(left, 2))
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
	})

	it('that dies takes up the line where it stood', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const { id: first } = await world.visitor('first')
		await world.pass(1)
		const { id: second } = await world.visitor('second')
		await world.settled()
		await abortAllDurableObjects()
		expect(await world.queue().standing(second)).toMatchObject({ position: 2 })
		const console = await world.ready('ana')
		await console.work(first, 'offered')
	})
})

describe('a workspace', () => {
	it('keeps its configuration and its secret across eviction', async () => {
		const world = await makeWorld()
		const object = () => world.home
		const [config, secret] = [await object().config(), await object().secret()]
		await evictDurableObject(object())
		expect([await object().config(), await object().secret()]).toEqual([config, secret])
		await abortAllDurableObjects()
		expect([await object().config(), await object().secret()]).toEqual([config, secret])
		expect(await object().publish(world.config)).toEqual({ version: 2 })
	})
})
