import { expect, it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('gives an agent several conversations up to their capacity; the next waits in sight of its place', async () => {
	await world().setRules({ capacity: 2 })
	const ana = await world().agent()
	await ana.starts('Ana Flores')
	const [first, second, third, fourth] = [
		await world().visitor(),
		await world().visitor(),
		await world().visitor(),
		await world().visitor(),
	]
	await first.asks('The first of four')
	await ana.accepts('The first of four')
	await second.asks('The second of four')
	await ana.accepts('The second of four')
	await ana.page.getByRole('img', { name: '2 of 2 in use' }).waitFor()

	await third.asks('The third of four')
	await third.sees(/You are number 1 in line/)
	await fourth.asks('The fourth of four')
	await fourth.sees(/You are number 2 in line/)
	expect(await ana.offers.count()).toBe(0)

	await first.says('Still me')
	await ana.row('Still me').getByRole('img', { name: '1 unread' }).waitFor()
	await first.seesOwn('Still me', 'delivered')
	await ana.opens('Still me')
	await first.seesOwn('Still me', 'read')
	await ana.replies('Answer to the first')
	await ana.presses('j')
	await ana.hears('The second of four')
	await ana.replies('Answer to the second')
	await eventually(() => first.heard()).toEqual(['Answer to the first'])
	await eventually(() => second.heard()).toEqual(['Answer to the second'])

	await ana.closes('Solved')
	expect(await ana.offers.count()).toBe(0)
	await ana.finishes()
	await ana.offer('The third of four').waitFor()
	await fourth.sees(/You are number [12] in line/)
	await ana.accepts('The third of four')
	await fourth.sees(/You are number 1 in line/)
	expect(await ana.offers.count()).toBe(0)
})
