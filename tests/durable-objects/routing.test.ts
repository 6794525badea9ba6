import { describe, expect, it } from 'vitest'
import { plainFacts } from '../../core/routing/facts.ts'
import { alarmOf, makeWorld } from './support/world.ts'

const two = { ana: {}, wei: {} }

describe('an offer', () => {
	it('R5 that is missed goes to the next agent with its old age, and its agent is not responding', async () => {
		const world = await makeWorld({ agents: two })
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		const first = await ana.work(id, 'offered')
		await world.pass(10_000)
		const wei = await world.ready('wei')
		await world.pass(15_000)
		await ana.stands((view) => view.presence === 'not_responding' && view.work.length === 0)
		expect(ana.kinds.slice(-2)).toEqual(['missed', 'presence'])
		const second = await wei.work(id, 'offered')
		expect(second).toMatchObject({ enqueuedAtMs: first.enqueuedAtMs, epoch: 2 })
		await ana.says('available')
		await world.settled()
		expect(ana.view?.work).toEqual([])
	})

	it('R5 that is missed by the only agent waits until they act', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		await ana.work(id, 'offered')
		await world.pass(25_000)
		await world.pass(60_000)
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
		await ana.says('available')
		expect(await ana.work(id, 'offered')).toMatchObject({ epoch: 2 })
	})

	it('R5 that is rejected comes back to the same agent only after the cool-down', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		await ana.reject(id)
		await world.pass(59_000)
		expect(ana.view).toMatchObject({ presence: 'available', work: [] })
		const { id: other } = await world.visitor()
		await ana.work(other, 'offered')
		await world.pass(1_000)
		expect(await ana.work(id, 'offered')).toMatchObject({ epoch: 2 })
	})

	it('R4 is taken back when the visitor leaves, and its capacity is free at once', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const ana = await world.ready('ana')
		const { id, customer } = await world.visitor()
		await ana.work(id, 'offered')
		customer.send({ type: 'leave', id: 'leave-001' })
		await ana.workless()
		expect(ana.kinds.at(-1)).toBe('rescinded')
		const { id: next } = await world.visitor()
		await ana.work(next, 'offered')
	})

	it('R3 is refused to who accepts it after its end', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		const { epoch } = await ana.work(id, 'offered')
		await world.pass(25_000)
		ana.send({ type: 'accept', conversation: id, epoch })
		expect(await ana.problem()).toMatchObject({ code: 'not-offered', replyTo: id })
	})

	it('R3 is refused to who accepts an epoch that does not stand', async () => {
		const world = await makeWorld()
		const ana = await world.ready('ana')
		const { id } = await world.visitor()
		const { epoch } = await ana.work(id, 'offered')
		ana.send({ type: 'accept', conversation: id, epoch: epoch + 1 })
		expect((await ana.problem()).code).toBe('stale-epoch')
		await ana.accept(id)
	})

	it('R3 is accepted once by who has two tabs, and both tabs show it', async () => {
		const world = await makeWorld()
		const one = await world.ready('ana')
		const other = await world.console('ana')
		const { id, customer } = await world.visitor()
		const { epoch } = await one.work(id, 'offered')
		await other.work(id, 'offered')
		for (const tab of [one, other]) tab.send({ type: 'accept', conversation: id, epoch })
		await Promise.all([one.work(id, 'active'), other.work(id, 'active')])
		await customer.event('assigned')
		await world.settled()
		expect(customer.types.filter((it) => it === 'assigned')).toHaveLength(1)
		expect([...one.codes, ...other.codes]).toEqual(['not-offered'])
	})
})

describe('capacity', () => {
	it('R13 that is freed brings who waits at once, without any alarm', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const { id, console, staff } = await world.talk()
		const { id: next } = await world.visitor('Me too')
		await world.settled()
		expect(console.view?.work).toHaveLength(1)
		staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await console.work(id, 'wrapping')
		await world.settled()
		expect(console.view?.work).toHaveLength(1)
		await console.finish(id)
		await console.work(next, 'offered')
	})

	it('R13 that a wrap-up frees by its own end brings who waits', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 } } })
		const { console, staff } = await world.talk()
		const { id: next } = await world.visitor('Me too')
		staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await console.stands((view) => view.work[0]?.stage === 'wrapping')
		await world.pass(20_000)
		await console.work(next, 'offered')
	})

	it('R13 that a new profile brings is used at once, and so is a queue that it adds', async () => {
		const world = await makeWorld({ agents: { ana: { capacity: 1 }, sam: { queues: [{ queue: 'bookings', priority: 1, delayMs: 0 }] } } })
		const { id, staff, console } = await world.talk()
		const { id: second } = await world.visitor()
		await world.settled()
		expect(console.view?.work).toHaveLength(1)
		await world.retrain({ ana: { capacity: 2 } })
		await console.accept(second)
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'bookings' } })
		await staff.whenClosed()
		await world.settled()
		await world.retrain({
			ana: { queues: [{ queue: 'support', priority: 1, delayMs: 0 }, { queue: 'bookings', priority: 2, delayMs: 0 }] },
		})
		await console.work(id, 'offered')
	})

	it('R9 of who serves two queues goes to the queue that matters most, then to the oldest', async () => {
		const queues = [{ queue: 'support', priority: 2, delayMs: 0 }, { queue: 'bookings', priority: 1, delayMs: 0 }]
		const world = await makeWorld({ agents: { ana: { capacity: 2 }, wei: { capacity: 1, queues } } })
		const { id: booked, staff } = await world.talk('ana')
		const { id: oldest } = await world.visitor('first')
		await (await world.console('ana')).says('away')
		await world.pass(25_000)
		const { id: younger } = await world.visitor('second')
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'bookings' } })
		await staff.whenClosed()
		await world.settled()
		const wei = await world.ready('wei')
		await wei.accept(booked)
		const held = await world.staff(booked, 'wei')
		held.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await wei.finish(booked)
		await wei.accept(oldest)
		await world.settled()
		expect(wei.view?.work.map((it) => it.conversation)).toEqual([oldest])
		expect(await world.queue().status()).toMatchObject({ waiting: 1 })
		expect(younger).not.toBe(oldest)
	})

	it('R9 is never exceeded when two queues offer at once', async () => {
		const queues = [{ queue: 'support', priority: 1, delayMs: 0 }, { queue: 'bookings', priority: 1, delayMs: 0 }]
		const world = await makeWorld({ agents: { ana: { capacity: 1, queues } } })
		const ana = await world.ready('ana')
		const ids = await Promise.all(Array.from({ length: 6 }, (_, i) => offerFrom(world, i % 2 ? 'support' : 'bookings')))
		await world.settled()
		expect(ana.view?.work).toHaveLength(1)
		for (const frame of ana.frames) if (frame.type === 'events') expect(frame.view.work.length).toBeLessThanOrEqual(1)
		const status = await Promise.all([world.queue('support').status(), world.queue('bookings').status()])
		expect(status.map((it) => it.waiting).reduce((a, b) => a + b)).toBe(ids.length - 1)
	})
})

/** Puts somebody in a queue directly, as a conversation's object does. */
async function offerFrom(world: Awaited<ReturnType<typeof makeWorld>>, queue: string) {
	const conversation = world.newConversation()
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	const nobody = { target: null, contact: null, callback: null, boostMs: 0, facts: plainFacts }
	await world.queue(queue).enqueue({ conversation, placement: 1, enqueuedAtMs: Date.now(), epoch: 0, subject, ...nobody })
	return conversation
}

describe('a transfer', () => {
	it('R1 to a queue takes the note and the old age along', async () => {
		const queues = [{ queue: 'bookings', priority: 1, delayMs: 0 }]
		const world = await makeWorld({ agents: { ana: {}, sam: { queues } } })
		const sam = await world.ready('sam')
		const { id, staff, customer, console } = await world.talk()
		const before = (await console.work(id, 'active')).enqueuedAtMs
		await world.pass(5_000)
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'bookings' }, note: 'wants a refund' })
		expect(await sam.work(id, 'offered')).toMatchObject({
			enqueuedAtMs: before,
			subject: { note: 'wants a refund' },
			queueName: 'Bookings',
		})
		await console.workless()
		expect(await staff.whenClosed()).toMatchObject({ code: 4004 })
		await sam.accept(id)
		await customer.row((event) => event.type === 'assigned' && event.agent === 'sam')
		expect(JSON.stringify(customer.frames)).not.toContain('refund')
		expect((await world.refused(id, 'ana')).status).toBe(404)
	})

	it('to a named agent is offered to them alone at first, and to the rest after a while', async () => {
		const world = await makeWorld({ agents: { ana: {}, wei: { capacity: 1 }, sam: {} }, queue: { targetMs: 40_000 } })
		await world.talk('wei')
		const { id, staff, console } = await world.talk('ana')
		await console.says('away')
		const sam = await world.ready('sam')
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'agent', agent: 'wei' } })
		await staff.whenClosed()
		await world.pass(39_000)
		expect(sam.view?.work).toEqual([])
		await world.pass(1_000)
		await sam.work(id, 'offered')
	})

	it.each(['missed', 'rejected'])('to a named agent falls to the rest when %s', async (how) => {
		const world = await makeWorld({ agents: { ana: {}, wei: {}, sam: {} } })
		const { id, staff, console } = await world.talk('ana')
		await console.says('away')
		const [wei, sam] = [await world.ready('wei'), await world.ready('sam')]
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'agent', agent: 'wei' } })
		expect(await wei.work(id, 'offered')).toMatchObject({ why: 'named' })
		await (how === 'missed' ? world.pass(25_000) : wei.reject(id))
		await sam.work(id, 'offered')
	})

	it('to a named agent of another queue reaches them there', async () => {
		const queues = [{ queue: 'bookings', priority: 1, delayMs: 0 }]
		const world = await makeWorld({ agents: { ana: {}, sam: { queues } } })
		const sam = await world.ready('sam')
		const { id, staff } = await world.talk('ana')
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'agent', agent: 'sam' } })
		expect(await sam.work(id, 'offered')).toMatchObject({ why: 'named', queueName: 'Bookings' })
	})

	it('to nobody there is, or to an agent whom no queue can reach, is refused by name', async () => {
		const world = await makeWorld({ agents: { ana: {}, idle: { queues: [] } } })
		const { staff } = await world.talk()
		const targets = [{ kind: 'queue', queue: 'none' }, { kind: 'agent', agent: 'none' }, { kind: 'agent', agent: 'idle' }]
		targets.forEach((to, i) => staff.send({ type: 'transfer', id: `trans-00${i}`, to }))
		await staff.problem(2)
		expect(staff.codes).toEqual(['transfer-target-unknown', 'transfer-target-unknown', 'transfer-target-unknown'])
		expect(staff.types).not.toContain('transferred')
	})
})

describe('an agent who goes away', () => {
	it('R14 gets nothing new once their last socket has closed, and loses what they hold after the grace', async () => {
		const world = await makeWorld({ agents: two })
		const { id, console, customer, staff } = await world.talk('ana')
		const second = await world.console('ana')
		console.close()
		await world.settled()
		expect(second.view?.connection).toBe('online')
		second.close()
		await world.settled()
		const { id: next } = await world.visitor()
		await world.settled()
		expect(await world.queue().status()).toMatchObject({ waiting: 1, offered: 0 })
		const wei = await world.ready('wei')
		await wei.accept(next)
		await world.pass(29_000)
		expect(customer.types).not.toContain('queued')
		await world.pass(1_000)
		expect(await customer.event('queued')).toMatchObject({ event: { reason: 'agent_lost' } })
		await wei.accept(id)
		expect(await staff.whenClosed()).toMatchObject({ code: 4004 })
		const back = await world.console('ana')
		expect((await back.stands(() => true)).work).toEqual([])
		await back.until(() => back.kinds.includes('lost'))
	})

	it('R14 and comes back within the grace keeps all', async () => {
		const world = await makeWorld()
		const { id, console, customer } = await world.talk()
		console.close()
		await world.pass(20_000)
		const back = await world.console('ana')
		await world.pass(60_000)
		await back.work(id, 'active')
		expect(customer.types).not.toContain('queued')
		const { id: next } = await world.visitor()
		await back.work(next, 'offered')
	})
})

describe('a visitor who goes away', () => {
	it('R1 while waiting gives up the place after the grace, and has it back on a quick return', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor('first')
		const enqueuedAtMs = Date.now()
		await world.pass(1_000)
		const { customer: second } = await world.visitor('second')
		customer.close()
		await world.pass(19_000)
		expect(await world.queue().status()).toMatchObject({ waiting: 2 })
		await world.pass(1_000)
		expect(await world.queue().status()).toMatchObject({ waiting: 1 })
		await second.frame('standing', (it) => it.standing?.position === 1)
		await world.pass(60_000)
		const back = await world.customer(id)
		expect(await back.event('queued')).toMatchObject({ event: { reason: 'returned', enqueuedAtMs } })
		await back.frame('standing', (it) => it.standing?.position === 1)
	})

	it('R1 and returns too late waits anew', async () => {
		const world = await makeWorld({ inbox: { returnMs: 30_000 } })
		const { id, customer } = await world.visitor()
		customer.close()
		await world.pass(20_000)
		await world.pass(30_001)
		const back = await world.customer(id)
		expect(await back.event('queued')).toMatchObject({ event: { enqueuedAtMs: Date.now() } })
	})

	it('and comes back within the grace never left', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor()
		customer.close()
		await world.pass(10_000)
		const back = await world.customer(id)
		await world.pass(60_000)
		expect(back.types).toEqual(['opened', 'message'])
	})

	it('and writes during the wrap-up comes back as the same conversation, with a new wait', async () => {
		const world = await makeWorld()
		const { id, customer, staff, console } = await world.talk()
		staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await console.work(id, 'wrapping')
		await world.pass(5_000)
		await customer.say('One more thing')
		expect(await console.work(id, 'offered')).toMatchObject({ enqueuedAtMs: Date.now(), epoch: 2, placement: 2 })
		expect(console.view?.work).toHaveLength(1)
		await console.accept(id)
		await world.pass(60_000)
		expect(console.view?.work).toMatchObject([{ stage: 'active' }])
	})
})

it('R13 nobody ticks for a line that only an event can move: what alarm there is, is for the log on its way to the archive', async () => {
	const world = await makeWorld()
	await world.visitor()
	await world.settled()
	expect(await alarmOf(world.queue()) ?? Infinity).toBeGreaterThan(Date.now() + 10_000)
})
