import { abortAllDurableObjects } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { failing, makeWorld, rewire } from '../support/world.ts'

it('puts a conversation in line once its queue can be reached again, and once only', async () => {
	const world = await makeWorld()
	const console = await world.ready('ana')
	const id = world.newConversation()
	const customer = await world.customer(id)
	const { calls, binding } = failing('QUEUE', 4)
	await rewire(world.conversation(id), { QUEUE: binding })
	await customer.say('Hello')
	for (let second = 0; second < 20; second++) await world.pass(1_000)
	expect(calls.failed).toBe(4)
	await console.accept(id)
	await world.settled()
	expect(console.kinds.filter((it) => it === 'offered')).toHaveLength(1)
})

it('pays after its death what it could not pay before', async () => {
	const world = await makeWorld()
	await world.ready('ana')
	const id = world.newConversation()
	const customer = await world.customer(id)
	await rewire(world.conversation(id), { QUEUE: failing('QUEUE', 99).binding })
	await customer.say('Hello')
	await world.settled()
	await abortAllDurableObjects()
	const console = await world.console('ana')
	await world.pass(2_000)
	await console.work(id, 'offered')
})

it('keeps the order of what an agent owes a conversation: given first, lost after', async () => {
	const world = await makeWorld({ agents: { ana: { graceMs: 5_000 } } })
	const console = await world.ready('ana')
	const { id, customer } = await world.visitor()
	const { epoch } = await console.work(id, 'offered')
	await rewire(world.agent('ana'), { CONVERSATION: failing('CONVERSATION', 3).binding })
	console.send({ type: 'accept', conversation: id, epoch })
	await world.settled()
	console.close()
	for (let second = 0; second < 15; second++) await world.pass(1_000)
	expect(customer.types.slice(2)).toEqual(['assigned', 'queued'])
	expect(await world.conversation(id).view()).toMatchObject({ status: 'queued' })
	expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
})

it('lets a queue that does not answer keep nobody from the others', async () => {
	const queues = [{ queue: 'bookings', priority: 1, delayMs: 0 }, { queue: 'support', priority: 2, delayMs: 0 }]
	const world = await makeWorld({ agents: { ana: { queues } } })
	const { id } = await world.visitor()
	await world.settled()
	const console = await world.console('ana')
	const reach = { getByName: (name: string) => name.endsWith('/bookings') ? failing('QUEUE', 9).binding.getByName(name) : world.queue() }
	await rewire(world.agent('ana'), { QUEUE: reach })
	await console.says('available')
	await console.work(id, 'offered')
})

it('offers again to an agent whose object could not be reached for a moment', async () => {
	const world = await makeWorld()
	const console = await world.ready('ana')
	await rewire(world.queue(), { AGENT: failing('AGENT', 3).binding })
	const { id } = await world.visitor()
	await world.settled()
	expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
	await world.pass(3_000)
	await console.work(id, 'offered')
})
