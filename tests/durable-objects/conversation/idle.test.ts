/** R10 on the objects: a silent customer's agent is free for others until the customer writes again. */
import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { failing, makeWorld, rewire } from '../support/world.ts'

const idleMs = 60_000

/** Ana can hold one conversation, has answered, and the customer has been silent for as long as the queue allows. */
async function silence() {
	const world = await makeWorld({ agents: { ana: { capacity: 1 } }, queue: { idleMs } })
	const talk = await world.talk()
	await talk.staff.say('Anything else?')
	await world.pass(idleMs)
	await talk.console.work(talk.id, 'idle')
	return { world, ...talk }
}

describe('R10: a conversation whose customer is silent', () => {
	it('gives its agent’s room to the next who waits, and keeps its agent', async () => {
		const { world, id, console, staff, customer } = await silence()
		const { id: next } = await world.visitor('Me too')
		await console.accept(next)
		expect(await world.conversation(id).view()).toMatchObject({ status: 'active', idle: true, assignee: { id: 'ana' } })
		await staff.event('idled')
		expect(customer.types).not.toContain('idled')
	})

	it('is its agent’s again at once when the customer writes and there is room', async () => {
		const { world, id, console, customer, staff } = await silence()
		await customer.say('One more thing')
		await console.work(id, 'active')
		await staff.event('woken')
		await world.settled()
		expect(await world.conversation(id).view()).toMatchObject({ status: 'active', idle: false })
		await staff.say('Yes?')
		await customer.row((event) => event.type === 'message' && event.content.text === 'Yes?')
	})

	it('waits for its agent, ahead of others, when they have no room any more, with nothing lost', async () => {
		const { world, id, console, customer } = await silence()
		const { id: next } = await world.visitor('Me too')
		await console.accept(next)
		await customer.say('One more thing')
		const queued = await customer.event('queued')
		expect(queued.event).toMatchObject({ reason: 'idle', placement: 2 })
		await world.settled()
		expect(console.view?.work.map((it) => it.conversation)).toEqual([next])
		const held = await world.staff(next, 'ana')
		held.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await console.finish(next)
		await console.accept(id)
		const again = await world.staff(id, 'ana')
		await again.row((event) => event.type === 'message' && event.content.text === 'One more thing')
	})

	it('is taken up by its agent over their capacity', async () => {
		const { world, id, console, staff } = await silence()
		const { id: next } = await world.visitor('Me too')
		await console.accept(next)
		await staff.say('Still there?')
		await console.stands((view) => view.work.filter((it) => it.stage === 'active').length === 2)
		expect(await world.conversation(id).view()).toMatchObject({ idle: false })
	})

	it('idles after its object has slept or died', async () => {
		for (
			const interrupt of [(stub: Parameters<typeof evictDurableObject>[0]) => evictDurableObject(stub), () => abortAllDurableObjects()]
		) {
			const world = await makeWorld({ agents: { ana: { graceMs: 10 * idleMs } }, queue: { idleMs } })
			const { id, staff } = await world.talk()
			await staff.say('Anything else?')
			await world.settled()
			await interrupt(world.conversation(id))
			await world.pass(idleMs)
			expect(await world.conversation(id).view()).toMatchObject({ idle: true })
		}
	})

	it('wakes its agent in the end when they could not be reached at first', async () => {
		const { world, id, console, customer } = await silence()
		const away = failing('AGENT', 2)
		await rewire(world.conversation(id), { AGENT: away.binding })
		await customer.say('One more thing')
		await world.settled()
		expect([away.calls.failed, (await world.conversation(id).view())?.idle]).toEqual([1, true])
		await world.pass(1_000)
		await world.pass(2_000)
		await console.work(id, 'active')
		expect(await world.conversation(id).view()).toMatchObject({ status: 'active', idle: false })
	})
})
