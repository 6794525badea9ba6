import { describe, expect, it } from 'vitest'
import type { ConversationId, InboxId } from '../../../core/ids.ts'
import { makeWorld, type World } from '../support/world.ts'
import { eventually, Partner } from './partner.ts'

const NUMBER = '+4915112345678'

describe('the same person', () => {
	it('by another channel begins a conversation that says where the other is, and goes on in one when an agent says so', async () => {
		const world = await makeWorld()
		const [mail, chat] = [await Partner.in(world, 'api'), await Partner.in(world, 'slack')]
		await mail.says('First by api', { from: { ...sender, phone: NUMBER } })
		const { id, staff } = await mail.answered()
		await chat.says('Then by chat', { from: { ...sender, address: 'u1', phone: NUMBER } })
		const other = await eventually(async () => (await chat.point.whereabouts())?.conversation ?? id)
		expect(other).not.toBe(id)
		await eventually(async () => expect(await kinOf(world, other)).toBe(id))
		const { inbox, address } = { inbox: chat.key.split('/')[0] as InboxId, address: 'u1' }
		await world.conversation(id).join({ channel: 'slack', inbox, address, label: null })
		await staff.event('joined')
		await eventually(async () => expect((await chat.point.whereabouts())?.conversation).toBe(id))
		await chat.says('Here I am')
		await staff.row((event) => event.type === 'message' && event.content.text === 'Here I am')
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

async function kinOf(world: World, id: ConversationId): Promise<string | undefined> {
	const rows = await world.conversation(id).rows({ after: 0, limit: 100 })
	return rows.flatMap(({ event }) => event.type === 'kin' ? [event.conversation] : [])[0]
}

const sender = { address: 'u1', name: 'Ines', label: null, language: 'en' }
