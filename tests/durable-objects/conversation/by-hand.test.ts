/** R18 and facts on the objects: what supervisors do by hand, what the company says of a customer. */
import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import { failing, makeWorld, rewire } from '../support/world.ts'

const by = { kind: 'agent', id: 'lead' as AgentId, name: 'Lead' } as const
const bookings = 'bookings' as QueueId
const act = {
	boost: { type: 'boost', byMs: 60_000 },
	move: { type: 'move', queue: bookings },
	toAna: { type: 'assign', agent: 'ana' as AgentId, force: true },
	toSam: { type: 'assign', agent: 'sam' as AgentId, force: false },
} as const
const inBookings = { queues: [{ queue: 'bookings', priority: 1, delayMs: 0 }] }

describe('R18: a supervisor', () => {
	it('moves somebody ahead of who came before them', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const { id: first } = await world.visitor('first')
		await world.pass(30_000)
		const { id: second } = await world.visitor('second')
		await world.settled()
		expect(await world.conversation(second).override({ act: act.boost, by, key: 'lead:1' })).toEqual({ ok: true })
		await world.settled()
		expect((await world.queue().standing(first))?.position).toBe(2)
		const console = await world.ready('ana')
		await console.work(second, 'offered')
	})

	it('moves a conversation out of an agent’s hands into another queue, with the age it has', async () => {
		const world = await makeWorld({ agents: { ana: {}, sam: inBookings } })
		const { id, console, staff } = await world.talk()
		const sinceMs = console.view?.work[0]?.enqueuedAtMs
		const sam = await world.ready('sam')
		expect(await world.conversation(id).override({ act: act.move, by, key: 'lead:1' })).toEqual({ ok: true })
		await staff.whenClosed()
		await console.workless()
		expect((await sam.work(id, 'offered')).enqueuedAtMs).toBe(sinceMs)
	})

	it('gives one to an agent who is full', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const { console } = await world.talk()
		const { id } = await world.visitor('urgent')
		await world.settled()
		expect(await world.conversation(id).override({ act: act.toAna, by, key: 'lead:1' })).toEqual({ ok: true })
		expect((await console.work(id, 'offered')).why).toBe('assigned')
		await console.accept(id)
	})

	it('gives one to an agent of another queue', async () => {
		const world = await makeWorld({ agents: { sam: inBookings } })
		const sam = await world.ready('sam')
		const { id } = await world.visitor()
		await world.settled()
		expect(await world.conversation(id).override({ act: act.toSam, by, key: 'lead:1' })).toEqual({ ok: true })
		await sam.accept(id)
		expect(await world.queue().status()).toMatchObject({ waiting: 0, offered: 0 })
	})

	it('gives nothing to an agent of another queue who is away or full, and the conversation stays where it is', async () => {
		const world = await makeWorld({ agents: { sam: { ...inBookings, capacity: 1 } } })
		const sam = await world.console('sam')
		const { id } = await world.visitor()
		await world.settled()
		expect(await world.conversation(id).override({ act: act.toSam, by, key: 'lead:1' })).toMatchObject({ code: 'agent-not-available' })
		await sam.says('available')
		const { id: first } = await world.visitor('first', { queue: 'bookings' })
		await sam.accept(first)
		expect(await world.conversation(id).override({ act: act.toSam, by, key: 'lead:2' })).toMatchObject({ code: 'agent-busy' })
		await world.settled()
		expect(await world.conversation(id).view()).toMatchObject({ queue: 'support', status: 'queued', seq: 2 })
		expect(await world.queue().standing(id)).toMatchObject({ position: 1 })
		const force = { ...act.toSam, force: true }
		expect(await world.conversation(id).override({ act: force, by, key: 'lead:3' })).toEqual({ ok: true })
		expect(await sam.accept(id)).toMatchObject({ why: 'assigned', queue: 'bookings' })
	})

	it('leaves a conversation in the hands it is in when who shall have it cannot', async () => {
		const world = await makeWorld({ agents: { ana: {}, sam: inBookings } })
		const { id, console } = await world.talk()
		expect(await world.conversation(id).override({ act: act.toSam, by, key: 'lead:1' })).toMatchObject({ code: 'agent-not-available' })
		await world.settled()
		expect(await world.conversation(id).view()).toMatchObject({ status: 'active', assignee: { id: 'ana' } })
		expect(console.view?.work.map((it) => it.stage)).toEqual(['active'])
	})

	it('who has given it once has given it, though the agent could not take it a second time', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const console = await world.console('ana')
		const { id } = await world.visitor()
		await world.settled()
		const twice = () => Promise.all([1, 2].map(() => world.conversation(id).override({ act: act.toAna, by, key: 'lead:1' })))
		expect(await twice()).toEqual([{ ok: true }, { ok: true }])
		await console.accept(id)
		console.close()
		await world.settled()
		expect(await twice()).toEqual([{ ok: true }, { ok: true }])
		expect((await world.conversation(id).rows({ after: 0, limit: 9 })).filter((it) => it.event.type === 'override')).toHaveLength(1)
	})

	it('is told when the agent cannot be asked, and can try again', async () => {
		const world = await makeWorld()
		await world.console('ana')
		const { id } = await world.visitor()
		await rewire(world.conversation(id), { AGENT: failing('AGENT', 1).binding })
		expect(await world.conversation(id).override({ act: act.toAna, by, key: 'lead:1' })).toMatchObject({ code: 'objects-unavailable' })
		expect(await world.conversation(id).override({ act: act.toAna, by, key: 'lead:1' })).toEqual({ ok: true })
	})

	it('does it once, however often they say so, and not something else under the same key', async () => {
		const world = await makeWorld()
		const { id } = await world.visitor()
		const stub = world.conversation(id)
		const twice = await Promise.all([1, 2].map(() => stub.override({ act: act.boost, by, key: 'lead:1' })))
		expect(twice).toEqual([{ ok: true }, { ok: true }])
		expect(await stub.override({ act: act.move, by, key: 'lead:1' })).toMatchObject({ code: 'idempotency-key-reused' })
		const rows = await stub.rows({ after: 0, limit: 9 })
		expect(rows.map((it) => it.event.type)).toEqual(['opened', 'message', 'override'])
		expect(rows.at(-1)?.event).toMatchObject({ by, act: act.boost })
	})

	it('is told of names that nobody has, and of what is over', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor()
		const stub = world.conversation(id)
		const nowhere = { type: 'move', queue: 'nowhere' as QueueId } as const
		const nobody = { type: 'assign', agent: 'nobody' as AgentId, force: false } as const
		expect(await stub.override({ act: nowhere, by, key: 'lead:1' })).toMatchObject({ code: 'transfer-target-unknown' })
		expect(await stub.override({ act: nobody, by, key: 'lead:2' })).toMatchObject({ code: 'transfer-target-unknown' })
		customer.send({ type: 'leave', id: 'leave-001' })
		await customer.event('closed')
		expect(await stub.override({ act: act.boost, by, key: 'lead:3' })).toMatchObject({ code: 'conversation-closed' })
		expect(await stub.override({ act: act.boost, by, key: 'lead:3' })).toMatchObject({ code: 'conversation-closed' })
	})

	it('has it done even when the queue could not be reached at first', async () => {
		const world = await makeWorld({ agents: { sam: inBookings } })
		const { id } = await world.visitor()
		await world.settled()
		const away = failing('QUEUE', 1)
		await rewire(world.conversation(id), { QUEUE: away.binding })
		await world.conversation(id).override({ act: act.move, by, key: 'lead:1' })
		await world.settled()
		expect(away.calls.failed).toBe(1)
		await world.pass(1_000)
		expect(await world.queue().status()).toMatchObject({ waiting: 0 })
		expect(await world.queue('bookings').status()).toMatchObject({ waiting: 1 })
	})
})

describe('what the company says of a customer', () => {
	it('before their first word is there with it', async () => {
		const world = await makeWorld()
		const id = world.newConversation()
		expect(await world.conversation(id).learn({ facts: { tier: 'gold' }, by, key: 'lead:1' })).toMatchObject({ tier: 'gold' })
		await world.conversation(id).learn({ facts: { contacts: 3 }, by, key: 'lead:2' })
		expect(await world.conversation(id).view()).toBeNull()
		const customer = await world.customer(id)
		await customer.say('Hello')
		expect(await world.conversation(id).facts()).toMatchObject({ tier: 'gold', contacts: 3, language: 'en', media: 'chat' })
		expect(JSON.stringify(customer.frames)).not.toContain('gold')
	})

	it('while they wait moves them in line', async () => {
		const world = await makeWorld()
		const queues = world.config.queues.map((it) => ({
			...it,
			routing: { ...it.routing, score: { ...it.routing.score, tiers: { gold: 5 } } },
		}))
		await world.home.publish({ ...world.config, queues })
		await world.settled()
		const { id: first } = await world.visitor('first')
		await world.pass(1_000)
		const { id: second } = await world.visitor('second')
		await world.settled()
		await world.conversation(second).learn({ facts: { tier: 'gold' }, by, key: 'lead:1' })
		await world.settled()
		expect((await world.queue().standing(second))?.position).toBe(1)
		expect((await world.queue().standing(first))?.position).toBe(2)
	})

	it('is theirs alone: the customer sees none of it, and a repeat changes nothing', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor()
		for (let i = 0; i < 2; i++) await world.conversation(id).learn({ facts: { tier: 'gold' }, by, key: 'lead:1' })
		await world.conversation(id).learn({ facts: { tier: 'basic' }, by, key: 'lead:2' })
		expect(await world.conversation(id).learn({ facts: { tier: 'gold' }, by, key: 'lead:1' })).toMatchObject({ tier: 'basic' })
		await customer.say('still here')
		expect(customer.types).toEqual(['opened', 'message', 'message'])
	})
})

describe('R19: an answer begun under an earlier assignment', () => {
	it('is refused, even from the agent who has the conversation again', async () => {
		const world = await makeWorld()
		const { id, console, staff, customer } = await world.talk()
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'support' } })
		const { epoch } = await console.accept(id)
		const again = await world.staff(id, 'ana')
		again.send({ type: 'say', id: 'late-0001', text: 'too late', epoch: epoch - 1 })
		expect((await again.problem()).code).toBe('stale-epoch')
		again.send({ type: 'say', id: 'good-0001', text: 'in time', epoch })
		await customer.row((event) => event.type === 'message' && event.author.kind === 'agent')
		expect(customer.texts).toEqual(['Hello', 'in time'])
	})
})
