import { evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { FRAME_MAX_CHARS } from '../../../core/protocol/version.ts'
import { makeWorld } from '../support/world.ts'

describe('a repeated send', () => {
	it('gives the row that its first time made, to both sides, also after eviction', async () => {
		const world = await makeWorld()
		const { id, customer, staff } = await world.talk()
		const asked = await customer.say('Hello?', 'question-1')
		const answered = await staff.say('Yes', 'answer-01')
		await evictDurableObject(world.conversation(id))
		customer.send({ type: 'say', id: 'question-1', text: 'Hello, other words?' })
		staff.send({ type: 'say', id: 'answer-01', text: 'No' })
		await customer.until(() => customer.rows.filter((it) => it.seq === asked.seq)[1])
		await staff.until(() => staff.rows.filter((it) => it.seq === answered.seq)[1])
		expect(await world.conversation(id).rows({ after: 0, limit: 50 })).toHaveLength(answered.seq)
		expect(customer.rows.findLast((it) => it.seq === asked.seq)).toEqual(asked)
	})

	it('of the very first message gives that message', async () => {
		const world = await makeWorld()
		const id = world.newConversation()
		const customer = await world.customer(id)
		const row = await customer.say('Hello', 'message-1')
		customer.send({ type: 'say', id: 'message-1', text: 'Hello' })
		await customer.until(() => customer.rows.filter((it) => it.seq === row.seq)[1])
		expect(customer.rows.map((it) => it.seq)).toEqual([1, 2, 2])
	})

	it('does not mix up two authors who chose the same id', async () => {
		const world = await makeWorld()
		const { customer, staff } = await world.talk()
		await customer.say('from the customer', 'same-id-1')
		staff.send({ type: 'say', id: 'same-id-1', text: 'from the agent' })
		await customer.row((event) => event.type === 'message' && event.author.kind === 'agent')
	})

	it('of a note, a close or a leave changes nothing more', async () => {
		const world = await makeWorld()
		const { id, customer, staff, console } = await world.talk()
		for (let i = 0; i < 2; i++) staff.send({ type: 'note', id: 'note-0001', text: 'n' })
		for (let i = 0; i < 2; i++) staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
		await staff.until(() => staff.types.filter((it) => it === 'closed').length === 2)
		for (let i = 0; i < 2; i++) customer.send({ type: 'leave', id: 'leave-001' })
		await world.settled()
		const rows = await world.conversation(id).rows({ after: 0, limit: 50 })
		expect(rows.map((it) => it.event.type)).toEqual(['opened', 'message', 'assigned', 'note', 'closed'])
		expect(console.kinds.filter((it) => it === 'released')).toHaveLength(1)
		expect(staff.codes).toEqual([])
		expect(customer.codes).toEqual(['conversation-closed', 'conversation-closed'])
	})

	it('of a leave is answered with its row', async () => {
		const world = await makeWorld()
		const { customer } = await world.visitor()
		for (let i = 0; i < 2; i++) customer.send({ type: 'leave', id: 'leave-001' })
		await customer.until(() => customer.types.filter((it) => it === 'closed').length === 2)
		expect(customer.codes).toEqual([])
	})

	it('of a transfer moves it once', async () => {
		const world = await makeWorld()
		const { id, staff } = await world.talk()
		for (let i = 0; i < 2; i++) staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'bookings' } })
		await staff.whenClosed()
		await world.settled()
		const rows = await world.conversation(id).rows({ after: 0, limit: 50 })
		expect(rows.map((it) => it.event.type)).toEqual(['opened', 'message', 'assigned', 'transferred', 'queued'])
		expect(await world.queue('bookings').status()).toMatchObject({ waiting: 1 })
	})
})

describe('who comes back', () => {
	it('gets exactly the rows they lack, however many', async () => {
		const world = await makeWorld()
		const { id, customer } = await world.visitor()
		for (let n = 1; n <= 450; n++) customer.send({ type: 'say', id: `message-${n}`, text: `${n}` })
		await customer.row((event) => event.type === 'message' && event.id === 'message-450')
		for (const cursor of [0, 1, 200, 451, 452]) {
			const back = await world.customer(id, cursor)
			expect((await back.hello()).view.seq).toBe(452)
			if (cursor < 452) await back.row(() => true, 451)
			expect(back.rows.map((it) => it.seq)).toEqual(Array.from({ length: 452 - cursor }, (_, i) => cursor + i + 1))
		}
	})

	it('as the customer never sees a note, a transfer note or a disposition', async () => {
		const world = await makeWorld()
		const { id, customer, staff, console } = await world.talk()
		staff.send({ type: 'note', id: 'note-0001', text: 'SECRET' })
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'support' }, note: 'SECRET' })
		await console.accept(id)
		const again = await world.staff(id, 'ana')
		again.send({ type: 'close', id: 'close-001', disposition: 'solved', note: 'SECRET' })
		await customer.event('closed')
		const back = await world.customer(id)
		await back.event('closed')
		expect(back.types).toEqual(['opened', 'message', 'assigned', 'queued', 'assigned', 'closed'])
		for (const it of [customer, back]) expect(JSON.stringify(it.frames)).not.toMatch(/SECRET|solved/)
		expect((await back.hello()).view.disposition).toBeNull()
	})
})

describe('marks', () => {
	it('only rise, are told to the other side, and survive eviction and departure', async () => {
		const world = await makeWorld()
		const { id, customer, staff } = await world.talk()
		staff.send({ type: 'read', seq: 3 })
		staff.send({ type: 'read', seq: 1 })
		staff.send({ type: 'received', seq: 99 })
		await customer.frame('marks', (it) => it.party === 'agent' && it.marks.read === 3)
		await evictDurableObject(world.conversation(id))
		staff.close()
		await world.settled()
		const back = await world.customer(id)
		expect((await back.hello()).view.marks.agent).toEqual({ received: 3, read: 3 })
		await evictDurableObject(world.conversation(id))
		expect((await world.conversation(id).view())?.marks.agent).toEqual({ received: 3, read: 3 })
	})

	it('of an agent stay when another takes over', async () => {
		const world = await makeWorld()
		const { id, customer, staff, console } = await world.talk()
		staff.send({ type: 'read', seq: 3 })
		await customer.frame('marks', (it) => it.marks.read === 3)
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'support' } })
		await console.accept(id)
		expect((await world.conversation(id).view())?.marks.agent).toEqual({ received: 3, read: 3 })
	})

	it('are not made by a supervisor who watches and sees all', async () => {
		const world = await makeWorld()
		const { id, customer, staff } = await world.talk()
		const mara = await world.staff(id, 'mara', { role: 'supervisor' })
		staff.send({ type: 'note', id: 'note-0001', text: 'between us' })
		await mara.event('note')
		mara.send({ type: 'read', seq: 4 })
		mara.send({ type: 'say', id: 'say-00001', text: 'Hi' })
		expect((await mara.problem()).code).toBe('not-assigned')
		await customer.say('more')
		expect(customer.frames.filter((it) => it.type === 'marks')).toEqual([])
		staff.send({ type: 'transfer', id: 'trans-001', to: { kind: 'queue', queue: 'bookings' } })
		await mara.event('queued')
		expect(mara.closed).toBeNull()
	})
})

it('tells of typing to the other side alone, and only of who has the floor', async () => {
	const world = await makeWorld()
	const { id, customer, staff } = await world.talk()
	const mara = await world.staff(id, 'mara', { role: 'supervisor' })
	mara.send({ type: 'typing', on: true })
	customer.send({ type: 'typing', on: true })
	staff.send({ type: 'typing', on: true })
	await Promise.all([staff.frame('typing'), customer.frame('typing'), mara.frame('typing')])
	expect(customer.frames.filter((it) => it.type === 'typing')).toEqual([{ type: 'typing', party: 'agent', on: true }])
	expect(staff.frames.filter((it) => it.type === 'typing')).toEqual([{ type: 'typing', party: 'customer', on: true }])
})

describe('who may not come in', () => {
	it('is told that there is nothing, whether there is or not', async () => {
		const world = await makeWorld({ agents: { ana: {}, wei: {} } })
		const { id } = await world.talk()
		for (const it of [id, world.newConversation()]) {
			const answer = await world.refused(it, 'wei')
			expect([answer.status, (await answer.json<{ code: string }>()).code]).toEqual([404, 'not-found'])
		}
	})
})

describe('a bad frame', () => {
	it('is refused by name, with the id it carries, and the socket stays', async () => {
		const world = await makeWorld()
		const { customer } = await world.visitor()
		customer.send('{')
		customer.send(new ArrayBuffer(3))
		customer.send('x'.repeat(FRAME_MAX_CHARS + 1))
		customer.send({ type: 'note', id: 'note-0001', text: 'I am staff' })
		customer.send({ type: 'say', id: 'message-9', text: '' })
		await customer.problem(4)
		expect(customer.codes).toEqual(['frame-invalid', 'frame-invalid', 'frame-too-large', 'frame-invalid', 'frame-invalid'])
		expect(customer.problems.map((it) => it.replyTo)).toEqual([undefined, undefined, undefined, 'note-0001', 'message-9'])
		await customer.say('All well')
	})

	it('is one too many after fifty', async () => {
		const world = await makeWorld()
		const { customer } = await world.visitor()
		const console = await world.console('ana')
		for (let n = 0; n < 50; n++) for (const it of [customer, console]) it.send('nonsense')
		expect(await customer.whenClosed()).toMatchObject({ code: 4003 })
		expect(await console.whenClosed()).toMatchObject({ code: 4003 })
		expect([customer.codes.length, console.codes.length]).toEqual([50, 50])
	})
})
