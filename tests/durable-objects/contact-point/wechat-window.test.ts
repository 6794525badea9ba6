import { expect, it } from 'vitest'
import { makeWorld } from '../support/world.ts'
import { ClientOf } from './client-of.ts'
import { deliveries, eventually } from './partner.ts'

it('of WeChat is open for a minute after a press, and for two days after a word', async () => {
	const world = await makeWorld()
	const client = await ClientOf.in(world, 'wechat')
	await client.does({ type: 'choice', of: '', option: 'hours', title: 'Opening hours' })
	const { id, staff } = await client.answered()
	const [point] = (await staff.hello()).view.points
	expect(point?.window).toMatchObject({ left: 3 })
	expect((point?.window?.closesAtMs ?? 0) - Date.now()).toBeLessThanOrEqual(60_000)
	await staff.say('Nine to five')
	await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'Nine to five': 'sent' }))
	await world.pass(61_000)
	await staff.say('On Sundays too')
	await eventually(async () => expect(await deliveries(world, id)).toMatchObject({ 'On Sundays too': 'held' }))
	await client.does({ type: 'text', text: 'Thank you' })
	await eventually(async () => expect(await deliveries(world, id)).toMatchObject({ 'On Sundays too': 'sent' }))
	const later = (await (await world.staff(id, 'ana')).hello()).view.points[0]?.window
	expect((later?.closesAtMs ?? 0) - Date.now()).toBeGreaterThan(47 * 3_600_000)
	expect((await client.messages()).map((it) => it.text)).toEqual(['Nine to five', 'On Sundays too'])
})
