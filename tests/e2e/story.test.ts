import { expect, it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('brings a visitor to an agent, side by side, from the first word to the archive', async () => {
	const [ana, visitor, next] = [await world().agent(), await world().visitor(), await world().visitor()]
	await world().setRules({ capacity: 1 })
	await ana.starts('Ana Flores')

	await visitor.visits()
	await visitor.opensWidget()
	await visitor.sees('Hello! How can we help?')
	await visitor.says('Can I change my seat to Kyoto?')
	const offer = ana.offer('Can I change my seat to Kyoto?')
	await offer.getByText('Support · Waited').waitFor()
	await offer.getByText('You were free the longest').waitFor()
	await offer.getByRole('img', { name: /^\d+ s left$/ }).waitFor()
	await visitor.sees(/You are number 1 in line/)
	await visitor.seesOwn('Can I change my seat to Kyoto?', 'sent')

	await ana.presses('a')
	await visitor.sees('Ana Flores joined the conversation')
	await visitor.panel.getByRole('heading', { name: 'Ana Flores' }).waitFor()
	await visitor.seesOwn('Can I change my seat to Kyoto?', 'read')

	await ana.types('Of course.')
	await visitor.sees('Ana Flores is typing')
	await ana.page.keyboard.press('Enter')
	await eventually(() => visitor.heard()).toEqual(['Of course.'])
	await ana.seesOwn('Of course.', 'read')

	await visitor.types('14A by the window')
	await ana.log.getByText(/is typing/).waitFor()
	await visitor.page.keyboard.press('Enter')
	await eventually(() => ana.heard()).toEqual(['Can I change my seat to Kyoto?', '14A by the window'])

	await visitor.page.keyboard.press('Escape')
	await ana.replies('Seat 14A is yours.')
	await ana.seesOwn('Seat 14A is yours.', 'delivered')
	await visitor.page.getByRole('button', { name: 'Open chat, unread messages: 1' }).click()
	await ana.seesOwn('Seat 14A is yours.', 'read')

	await ana.notes('Frequent flyer, was upgraded')
	await ana.bubble('Frequent flyer, was upgraded').getByText('Private note').waitFor()

	await next.asks('When does my visa expire?')
	await next.sees(/You are number 1 in line/)

	await ana.presses('e')
	await ana.dialog.waitFor()
	await ana.page.keyboard.press('Enter')
	await ana.page.getByRole('option', { name: 'Booking changed' }).waitFor()
	await ana.page.keyboard.type('Book')
	await ana.page.keyboard.press('Enter')
	await ana.page.keyboard.press('Tab')
	await ana.page.keyboard.type('Moved to 14A')
	await ana.page.keyboard.press('Tab')
	await ana.page.keyboard.press('Tab')
	await ana.page.keyboard.press('Enter')
	await visitor.sees('Ana Flores ended the conversation')
	await ana.wrapUp.getByText(/The next conversation comes in \d+ s/).waitFor()
	expect(await ana.offers.count()).toBe(0)
	await ana.presses('d')
	await ana.offer('When does my visa expire?').waitFor()
	await visitor.seesOwnInOrder(['Can I change my seat to Kyoto?', '14A by the window'])
	expect(await visitor.heard()).toEqual(['Of course.', 'Seat 14A is yours.'])

	const archived = async () => (await world().api.conversations({ status: 'closed' })).find((it) => it.preview === 'Seat 14A is yours.')
	await eventually(archived).toMatchObject({ status: 'closed', disposition: 'booking-changed' })
	const said = await world().api.messages((await archived())?.id ?? '')
	expect(said.map((it) => [it.kind, it.author.kind, it.content.text])).toEqual([
		['message', 'customer', 'Can I change my seat to Kyoto?'],
		['message', 'agent', 'Of course.'],
		['message', 'customer', '14A by the window'],
		['message', 'agent', 'Seat 14A is yours.'],
		['note', 'agent', 'Frequent flyer, was upgraded'],
	])
})
