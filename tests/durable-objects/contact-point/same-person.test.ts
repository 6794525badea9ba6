import { describe, expect, it } from 'vitest'
import { makeWorld } from '../support/world.ts'
import { eventually, Partner } from './partner.ts'

const NUMBER = '+4915112345678'

describe('the same person', () => {
	it('by another channel goes on in the same conversation, and is answered there', async () => {
		const world = await makeWorld()
		const [mail, chat] = [await Partner.in(world, 'api'), await Partner.in(world, 'slack')]
		await mail.says('First by api', { from: { ...sender, phone: NUMBER } })
		const { id, staff } = await mail.answered()
		await chat.says('Then by chat', { from: { ...sender, address: 'u1', phone: NUMBER } })
		await staff.row((event) => event.type === 'message' && event.content.text === 'Then by chat')
		expect((await world.conversation(id).view())?.points.map((it) => it.key)).toEqual([mail.key, chat.key])
		expect((await world.conversation(id).view())?.at).toBe(chat.key)
		staff.send({ type: 'say', id: 'say-by-api-1', text: 'Here', via: mail.key })
		await eventually(async () => expect(await mail.texts()).toEqual(['Here']))
	})

	it('under another address at the same inbox does too', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		await partner.says('By number')
		const { id, staff } = await partner.answered()
		const other = partner.under('business-id')
		await other.says('By id', { id: 'm-other', from: { ...sender, address: 'business-id', also: ['u1'] } })
		await staff.row((event) => event.type === 'message' && event.content.text === 'By id')
		expect((await world.conversation(id).view())?.points.length).toBe(2)
	})

	it('with nothing verified begins anew', async () => {
		const world = await makeWorld()
		const [one, two] = [await Partner.in(world, 'api'), await Partner.in(world, 'slack')]
		await one.says('First')
		const { id } = await one.answered()
		await two.says('Second')
		await world.settled()
		expect((await world.conversation(id).view())?.points.length).toBe(1)
	})
})

const sender = { address: 'u1', name: 'Ines', label: null, language: 'en' }
