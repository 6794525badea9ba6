import { expect, it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('keeps the visitor’s conversation and draft over a reload and in step in a second tab', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Is breakfast included?')
	await ana.accepts('Is breakfast included?')
	await ana.replies('Yes, every morning.')
	await visitor.sees('Yes, every morning.')
	await visitor.types('And dinn')
	await visitor.visits()
	await visitor.opensWidget()
	await visitor.sees('Yes, every morning.')
	await eventually(() => visitor.composer.inputValue()).toBe('And dinn')

	const tab = await world().visitor({ beside: visitor.page })
	await tab.visits()
	await tab.opensWidget()
	await tab.sees('Yes, every morning.')
	await visitor.composer.fill('')
	await visitor.says('Written in the first tab')
	await tab.sees('Written in the first tab')
	await tab.composer.fill('')
	await tab.says('Written in the second tab')
	await ana.replies('I read both')
	for (const it of [visitor, tab]) {
		await it.seesOwnInOrder(['Is breakfast included?', 'Written in the first tab', 'Written in the second tab'])
		await eventually(() => it.heard()).toEqual(['Yes, every morning.', 'I read both'])
	}
	await eventually(() => ana.heard()).toEqual(['Is breakfast included?', 'Written in the first tab', 'Written in the second tab'])
})

it('sends what a visitor wrote offline once and in order, and brings what they missed', async () => {
	const cable = await world().cable()
	const [ana, visitor] = [await world().agent(), await world().visitor({ base: cable.url })]
	await ana.starts('Ana Flores')
	await visitor.asks('I am on a train')
	await ana.accepts('I am on a train')

	cable.pull()
	await visitor.page.context().setOffline(true)
	const offline = ['Into the tunnel', 'one', 'two', 'three', 'four']
	for (const it of offline) await visitor.says(it)
	await visitor.sees('You are offline. What you write is kept and goes out by itself.')
	await ana.page.getByText('Not on the page').waitFor()
	await ana.replies('Are you there?')
	expect(await ana.heard()).toEqual(['I am on a train'])

	cable.plugIn()
	await visitor.page.context().setOffline(false)
	await eventually(() => ana.heard()).toEqual(['I am on a train', ...offline])
	await visitor.seesOwnInOrder(['I am on a train', ...offline])
	await eventually(() => visitor.heard()).toEqual(['Are you there?'])
	await ana.seesOwn('Are you there?', 'read')
})

it('sends what a visitor wrote offline also when the page was closed before the line came back', async () => {
	const cable = await world().cable()
	const [ana, visitor] = [await world().agent(), await world().visitor({ base: cable.url })]
	await ana.starts('Ana Flores')
	await visitor.asks('Before the flight')
	await ana.accepts('Before the flight')
	cable.pull()
	await visitor.says('Written on board')
	await visitor.says('and landed')
	await visitor.page.goto('about:blank')
	cable.plugIn()
	await visitor.visits()
	await eventually(() => ana.heard()).toEqual(['Before the flight', 'Written on board', 'and landed'])
	await visitor.opensWidget()
	await visitor.seesOwnInOrder(['Before the flight', 'Written on board', 'and landed'])
})

it('keeps an agent’s draft over a reload, and what they wrote offline goes out once', async () => {
	await world().setRules({ graceMs: 60_000 })
	const cable = await world().cable()
	const [ana, visitor] = [await world().agent({ base: cable.url }), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Which hotel is it?')
	await ana.accepts('Which hotel is it?')
	await ana.types('It is the one by the ri')
	await ana.page.reload()
	await ana.hears('Which hotel is it?')
	await eventually(() => ana.composer.inputValue()).toBe('It is the one by the ri')

	cable.pull()
	await ana.page.context().setOffline(true)
	await ana.page.getByText('You are offline. What you write is kept and goes out once.').waitFor()
	await ana.types('ver')
	await ana.page.keyboard.press('Enter')
	await ana.replies('Breakfast is from seven')
	await ana.bubble('Breakfast is from seven').getByText('Sending…').waitFor()
	await visitor.says('Meanwhile I wrote this')
	cable.plugIn()
	await ana.page.context().setOffline(false)
	await eventually(() => visitor.heard()).toEqual(['It is the one by the river', 'Breakfast is from seven'])
	await ana.seesOwn('Breakfast is from seven', 'read')
	await eventually(() => ana.heard()).toEqual(['Which hotel is it?', 'Meanwhile I wrote this'])
	await ana.page.reload()
	await eventually(() => ana.heard()).toEqual(['Which hotel is it?', 'Meanwhile I wrote this'])
	expect(await ana.log.locator('[data-side="agent"] .bubble').allInnerTexts()).toEqual([
		'It is the one by the river',
		'Breakfast is from seven',
	])
})
