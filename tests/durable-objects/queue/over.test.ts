/** Nobody stays in line whose conversation knows better, whatever word has come late. */
import { expect, it } from 'vitest'
import type { ConversationId } from '../../../core/ids.ts'
import { entryFor } from '../support/late-entry.ts'
import { lineOf, toldOf } from '../support/floor.ts'
import { makeWorld, type World } from '../support/world.ts'

const never = {
	id: 'never',
	name: 'Never',
	timeZone: 'UTC',
	week: {},
	exceptions: [{ date: '2020-01-01', open: [{ from: '09:00', to: '17:00' }] }],
}
const both = [{ queue: 'support' }, { queue: 'bookings' }]
const shut = { hours: [never], queues: { bookings: { routing: { hours: 'never' } } } }

/** Puts a conversation's first stay in a line that it is not in. */
async function mistakenly(world: World, conversation: ConversationId): Promise<void> {
	await world.queue('bookings').enqueue(entryFor(conversation))
	await world.settled()
}

it('lets go of whom it tells that it is closed, and who has gone', async () => {
	const world = await makeWorld(shut)
	const { id, customer } = await world.visitor()
	customer.send({ type: 'leave', id: 'leave-001' })
	await customer.event('closed')
	await mistakenly(world, id)
	expect(await lineOf(world, 'bookings')).toEqual([])
	expect((await toldOf(world, id, 'bookings')).map((it) => it.act)).toEqual(['held', 'left'])
})

it('lets go of whom it tells that it is closed, and whom somebody has accepted', async () => {
	const world = await makeWorld(shut)
	const { id } = await world.talk()
	await mistakenly(world, id)
	expect(await lineOf(world, 'bookings')).toEqual([])
	expect((await toldOf(world, id, 'bookings')).at(-1)).toMatchObject({ act: 'answered', outcome: 'accepted', agents: ['ana'], epoch: 1 })
})

it('lets go of whom it offers to the agent who has accepted them', async () => {
	const world = await makeWorld({ agents: { ana: { queues: both } } })
	const { id, console } = await world.talk()
	await mistakenly(world, id)
	expect(await lineOf(world, 'bookings')).toEqual([])
	expect((await toldOf(world, id, 'bookings')).map((it) => it.why)).toEqual(['', 'longest-idle', 'accepted'])
	expect(console.view?.work.map((it) => [it.conversation, it.stage])).toEqual([[id, 'active']])
})
