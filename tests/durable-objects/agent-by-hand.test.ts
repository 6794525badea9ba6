/** R18 on the objects, from the agent's side: what they pick from the line themselves, and what supervisors put on them. */
import { describe, expect, it } from 'vitest'
import type { AgentId, ConversationId } from '../../core/ids.ts'
import { RoutingPolicy } from '../../core/routing/policy.ts'
import { arrive } from './support/arrive.ts'
import type { ConsoleSocket } from './support/socket.ts'
import { failing, makeWorld, rewire, type World } from './support/world.ts'

/** Only who has waited an hour is rung for: what waits can be picked, and does not ring. */
const patient = { queues: [{ queue: 'support', priority: 1, delayMs: 3_600_000 }] }
const lead = { kind: 'agent', id: 'lead' as AgentId, name: 'Lead' } as const

async function line(agents: Parameters<typeof makeWorld>[0] = {}) {
	const world = await makeWorld({ agents: { ana: patient }, ...agents })
	const ana = await world.ready('ana')
	const { id, customer } = await world.visitor()
	await world.settled()
	return { world, ana, id, customer }
}

function pull(console: ConsoleSocket, conversation: ConversationId, queue = 'support'): void {
	console.send({ type: 'pull', queue, conversation })
}

function assign(world: World, id: ConversationId, { force = true } = {}) {
	return world.conversation(id).override({ act: { type: 'assign', agent: 'ana' as AgentId, force }, by: lead, key: `assign-${id}` })
}

describe('R18 an agent who picks from the line', () => {
	it('has the conversation at once, without its ever having rung', async () => {
		const { world, ana, id, customer } = await line()
		expect(ana.view?.work).toEqual([])
		pull(ana, id)
		expect(await ana.work(id, 'active')).toMatchObject({ why: 'pulled', dueMs: null })
		await customer.event('assigned')
		await world.settled()
		expect(ana.frames.some((it) => it.type === 'events' && it.view.work.some((work) => work.stage === 'offered'))).toBe(false)
		expect(ana.kinds.slice(-2)).toEqual(['offered', 'accepted'])
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
		await (await world.staff(id, 'ana')).say('Hello')
	})

	it('may pick who is not the first', async () => {
		const { world, ana, id } = await line()
		const { id: second } = await world.visitor('second')
		await world.settled()
		pull(ana, second)
		await ana.work(second, 'active')
		expect(await world.queue().standing(id)).toMatchObject({ position: 1 })
	})

	it('picks once, however often they click', async () => {
		const { world, ana, id } = await line()
		for (let n = 0; n < 3; n++) pull(ana, id)
		await ana.work(id, 'active')
		await world.settled()
		expect([ana.codes, ana.kinds.filter((it) => it === 'accepted').length]).toEqual([[], 1])
	})

	it('answers what rings for them already', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		await ana.work(id, 'offered')
		pull(ana, id)
		expect((await ana.work(id, 'active')).why).toBe('longest-idle')
	})

	it('R2 cannot go over what they can take: the item keeps its place', async () => {
		const { world, ana, id } = await line({ agents: { ana: { ...patient, capacity: 1 } } })
		const { id: second } = await world.visitor('second')
		await world.settled()
		pull(ana, id)
		await ana.work(id, 'active')
		pull(ana, second)
		expect(await ana.problem()).toMatchObject({ code: 'agent-busy', replyTo: second })
		expect(await world.queue().standing(second)).toMatchObject({ position: 1 })
	})

	it('R10 cannot pick a call while a chat takes a part of their pool', async () => {
		const { world, ana, id } = await line()
		const { id: call } = await arrive(world, { media: 'call' })
		pull(ana, id)
		await ana.work(id, 'active')
		await world.settled()
		pull(ana, call)
		await ana.problem()
		await world.settled()
		expect(ana.view?.work).toHaveLength(1)
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
	})

	it('is refused by name what has gone, what is not theirs, and what they cannot take now', async () => {
		const { world, ana, id, customer } = await line()
		pull(ana, id, 'bookings')
		expect(await ana.problem(0)).toMatchObject({ code: 'pull-not-possible' })
		await ana.says('away')
		pull(ana, id)
		expect(await ana.problem(1)).toMatchObject({ code: 'agent-not-available' })
		await ana.says('available')
		customer.send({ type: 'leave', id: 'leave-001' })
		await world.settled()
		pull(ana, id)
		expect(await ana.problem(2)).toMatchObject({ code: 'pull-not-possible', replyTo: id })
		expect(ana.view?.work).toEqual([])
	})

	it('is refused where the policy wants nobody to choose', async () => {
		const { ana, id } = await line({ queue: { routing: RoutingPolicy.parse({ pull: false }) } })
		pull(ana, id)
		expect(await ana.problem()).toMatchObject({ code: 'pull-not-possible' })
	})

	it('R3 is one of two who were quick', async () => {
		const { world, ana, id } = await line({ agents: { ana: patient, wei: patient } })
		const wei = await world.ready('wei')
		pull(ana, id)
		pull(wei, id)
		await Promise.race([ana.problem(), wei.problem()])
		await world.settled()
		expect([...ana.codes, ...wei.codes]).toEqual(['pull-not-possible'])
		expect([...ana.view?.work ?? [], ...wei.view?.work ?? []].map((it) => it.stage)).toEqual(['active'])
	})

	it('picks from whichever object of a split queue it waits in', async () => {
		const { world, ana, id } = await line({ agents: { ana: { ...patient, capacity: 9 } }, queue: { shards: 3 } })
		const others = [(await world.visitor()).id, (await world.visitor()).id, (await world.visitor()).id]
		await world.settled()
		for (const it of [id, ...others]) {
			pull(ana, it)
			await ana.work(it, 'active')
		}
		expect(ana.codes).toEqual([])
	})

	it('is told when the queue cannot be reached, and can try again', async () => {
		const { world, ana, id } = await line()
		await rewire(world.agent('ana'), { QUEUE: failing('QUEUE', 1).binding })
		pull(ana, id)
		expect(await ana.problem()).toMatchObject({ code: 'objects-unavailable' })
		pull(ana, id)
		await ana.work(id, 'active')
	})
})

describe('R18 an agent to whom a supervisor assigns', () => {
	it('is rung while away, and stays away', async () => {
		const { world, ana, id } = await line()
		await ana.says('away')
		await world.settled()
		expect(await assign(world, id)).toEqual({ ok: true })
		await ana.accept(id)
		expect(ana.view).toMatchObject({ presence: 'away', load: 0.2 })
	})

	it('is rung over their pool, and the console shows how far', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 9 } } })
		const ana = await world.ready('ana')
		for (const n of [1, 2]) {
			const { id } = await arrive(world, { media: 'call' })
			if (n === 2) await assign(world, id)
			await ana.accept(id)
		}
		expect(ana.view?.load).toBe(2)
	})

	it('is not rung over their limits unless the supervisor says so', async () => {
		const { world, ana, id } = await line({ agents: { ana: { ...patient, capacity: 1 } } })
		pull(ana, id)
		await ana.work(id, 'active')
		const { id: next } = await world.visitor()
		await world.settled()
		expect(await assign(world, next, { force: false })).toMatchObject({ code: 'agent-busy' })
		await world.settled()
		expect(ana.view?.work).toHaveLength(1)
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
	})

	it('has to have a console open, whatever the supervisor says: else it keeps its place', async () => {
		const { world, ana, id } = await line()
		ana.close()
		await world.settled()
		expect(await assign(world, id)).toMatchObject({ code: 'agent-not-available' })
		await world.settled()
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
		const back = await world.console('ana')
		expect((await back.stands(() => true)).work).toEqual([])
	})

	it('R5 who misses it is rung no more for it, and their presence is as they left it', async () => {
		const { world, ana, id } = await line()
		await ana.says('away')
		await world.settled()
		await assign(world, id)
		await ana.work(id, 'offered')
		await world.pass(25_000)
		await ana.workless()
		expect(ana.view?.presence).toBe('away')
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
	})
})

describe('R3 an offer that rings for several', () => {
	it('is held by one, and leaves nothing behind with the others, whoever was quick', async () => {
		const world = await makeWorld({ agents: { ana: {}, wei: {}, sam: {} }, queue: { routing: RoutingPolicy.parse({ broadcast: 3 }) } })
		const all = [await world.ready('ana'), await world.ready('wei'), await world.ready('sam')]
		const { id, customer } = await world.visitor()
		const offers = await Promise.all(all.map((it) => it.work(id, 'offered')))
		all.forEach((it, i) => it.send({ type: 'accept', conversation: id, epoch: offers[i]?.epoch }))
		await customer.event('assigned')
		await world.settled()
		expect(all.flatMap((it) => it.view?.work ?? []).map((it) => it.stage)).toEqual(['active'])
		expect(customer.types.filter((it) => it === 'assigned')).toHaveLength(1)
		expect(all.map((it) => it.view?.load).toSorted()).toEqual([0, 0, 0.2])
	})
})
