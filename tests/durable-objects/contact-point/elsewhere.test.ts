import { describe, expect, it } from 'vitest'
import { MAIL_AFTER_MS } from '../../../core/conversation/mail-out.ts'
import { codeName } from '../../../core/channel/continuation.ts'
import { makeWorld, objects } from '../support/world.ts'
import { deliveries, eventually, Partner } from './partner.ts'

const CODE = 'pb-0123456789AB'

describe('a customer of the web', () => {
	it('goes on elsewhere by saying the word they were given, and is answered there', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		const { id, staff } = await world.talk()
		const contact = (await world.conversation(id).view())?.contact
		if (!contact) throw new Error('nobody')
		await objects.PERSON.getByName(`${world.workspace}/${codeName(CODE)}`).claim({ conversation: id, contact })
		await partner.says(`Here I am: ${CODE.toLowerCase()}`)
		await staff.event('joined')
		await staff.say('Good to see you here')
		await eventually(async () => expect(await partner.texts()).toEqual(['Good to see you here']))
	})

	it('is not led anywhere by a word nobody was given', async () => {
		const world = await makeWorld()
		const partner = await Partner.in(world)
		const { id } = await world.talk()
		await partner.says('pb-BBBBBBBBBBBB')
		await world.settled()
		expect((await world.conversation(id).view())?.points).toEqual([])
	})

	it('who has gone hears by mail what they have missed, once', async () => {
		const world = await makeWorld()
		const mail = await Partner.in(world, 'email')
		const console = await world.ready('ana')
		const { id, customer } = await world.visitor('Hello', { email: 'ines@mail.example' })
		await console.accept(id)
		const staff = await world.staff(id, 'ana')
		await customer.event('assigned')
		const { seq } = await staff.say('One moment')
		await customer.row((event) => event.type === 'message' && event.author.kind === 'agent')
		customer.send({ type: 'received', seq })
		await staff.frame('marks', (it) => it.party === 'customer' && it.marks.received === seq)
		customer.close()
		await staff.frame('presence', (it) => !it.customerOnline)
		await staff.say('Your booking is changed')
		world.point(mail.at('ines@mail.example'))
		await world.pass(MAIL_AFTER_MS)
		await eventually(async () => expect((await world.conversation(id).view())?.at).toBe(mail.at('ines@mail.example')))
		await world.pass(1_000)
		const states = await deliveries(world, id)
		expect(states['One moment']).toBeUndefined()
		expect(states['Your booking is changed']).toBeDefined()
	})
})
