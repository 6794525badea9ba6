import { expect, test } from 'vitest'
import { makeWorld } from './support/world.ts'

test('takes a visitor to an agent and back through the whole story', async () => {
	const world = await makeWorld()
	const console = await world.ready('ana')
	const { id, customer } = await world.visitor('Where is my ticket?')
	expect(await console.work(id, 'offered')).toMatchObject({ why: 'longest-idle', subject: { preview: 'Where is my ticket?' }, epoch: 1 })
	await console.accept(id)
	await customer.event('assigned')
	const staff = await world.staff(id, 'ana')
	await staff.say('Hi, Ana here')
	staff.send({ type: 'note', id: 'note-0001', text: 'secret' })
	staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
	await customer.event('closed')
	expect(customer.types).toEqual(['opened', 'message', 'assigned', 'message', 'closed'])
	expect(JSON.stringify(customer.frames)).not.toContain('secret')
	await console.finish(id)
	await console.workless()
})
