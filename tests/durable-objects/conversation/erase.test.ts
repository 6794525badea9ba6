import { runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { objectName } from '../../../core/ids.ts'
import type { ConversationObject } from '../../../durable-objects/conversation/conversation-object.ts'
import { alarmOf, makeWorld, objects, type World } from '../support/world.ts'

const DAY_MS = 86_400_000

async function closed(world: World) {
	const talk = await world.talk()
	talk.staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
	await talk.customer.event('closed')
	await world.pass(DAY_MS)
	return talk
}

/** As whoever sweeps does it: one that goes does not answer, the one in its place does. */
async function erased(world: World, id: string, beforeMs: number): Promise<boolean> {
	const ask = () => objects.CONVERSATION.getByName(objectName(world.workspace, id)).erase(beforeMs)
	return await ask().catch(ask)
}

async function stored(world: World, id: string): Promise<unknown[]> {
	const stub: DurableObjectStub<ConversationObject> = objects.CONVERSATION.getByName(objectName(world.workspace, id))
	return await runInDurableObject(stub, (_, { storage }) => {
		const tables = storage.sql.exec<{ name: string }>(
			"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
		)
		return [...tables.toArray(), ...storage.kv.list()]
	})
}

it('leaves nothing of a conversation that has been over for long enough, and sends away who is still connected', async () => {
	const world = await makeWorld()
	const { id, customer, staff } = await closed(world)
	expect(await erased(world, id, Date.now())).toBe(true)
	expect(await stored(world, id)).toEqual([])
	expect(await alarmOf(world.conversation(id))).toBeNull()
	expect([(await customer.whenClosed()).code, (await staff.whenClosed()).code]).toEqual([1001, 1001])
	expect(await world.conversation(id).view()).toBeNull()
	expect(await erased(world, id, Date.now())).toBe(true)
})

it('can begin anew under the same id', async () => {
	const world = await makeWorld()
	const { id } = await closed(world)
	await erased(world, id, Date.now())
	const back = await world.customer(id)
	await back.say('It is me again')
	expect(back.texts).toEqual(['It is me again'])
	expect(await world.conversation(id).view()).toMatchObject({ status: 'queued' })
})

it('leaves alone what lives, what has not been over for so long, and what has come to life again', async () => {
	const world = await makeWorld()
	const { id: live } = await world.visitor()
	expect(await erased(world, live, Date.now() + DAY_MS)).toBe(false)
	const { id, customer } = await closed(world)
	expect(await erased(world, id, Date.now() - 2 * DAY_MS)).toBe(false)
	await customer.say('One more thing')
	expect(await erased(world, id, Date.now() + DAY_MS)).toBe(false)
	expect(customer.texts).toContain('One more thing')
})

it('is nothing where nobody has ever written', async () => {
	const world = await makeWorld()
	expect(await erased(world, world.newConversation(), Date.now())).toBe(true)
})
