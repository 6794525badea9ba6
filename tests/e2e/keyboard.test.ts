import { expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../core/config/demo.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('lets an agent do everything without ever touching a mouse', async () => {
	const [ana, visitor, second] = [await world().agent(), await world().visitor(), await world().visitor()]
	const { keyboard } = ana.page
	await ana.page.addInitScript(() => {
		sessionStorage.setItem('pointer', '')
		for (const type of ['mousedown', 'mousemove', 'wheel', 'touchstart']) {
			addEventListener(type, (event) => {
				// The browser says so too when something else comes to lie under a pointer that rests.
				if (event instanceof MouseEvent && event.type === 'mousemove' && event.movementX === 0 && event.movementY === 0) return
				sessionStorage.setItem('pointer', type)
			}, true)
		}
	})

	await ana.visits()
	await ana.page.getByRole('textbox', { name: 'E-mail' }).waitFor()
	await keyboard.type('ana@demo.test')
	await keyboard.press('Tab')
	await keyboard.type(DEMO_PASSWORD)
	await keyboard.press('Enter')
	await ana.is('offline')

	await keyboard.press('/')
	await ana.dialog.waitFor()
	await keyboard.type('Available')
	await ana.page.getByRole('menuitem', { name: 'Presence: Available' }).waitFor()
	await keyboard.press('ArrowDown')
	await keyboard.press('Enter')
	await ana.is('available')

	await visitor.asks('The first, please')
	await ana.offer('The first, please').waitFor()
	await keyboard.press('a')
	await ana.hears('The first, please')
	await ana.isWriting()
	await keyboard.type('Hello there')
	await keyboard.press('Shift+Enter')
	await keyboard.type('on two lines')
	await keyboard.press('Enter')
	await eventually(() => visitor.heard()).toEqual(['Hello there\non two lines'])

	await keyboard.press('Control+Shift+N')
	await keyboard.type('A note to myself')
	await keyboard.press('Enter')
	await ana.bubble('A note to myself').getByText('Private note').waitFor()

	await second.asks('The second, please')
	await ana.offer('The second, please').waitFor()
	await keyboard.press('Escape')
	await keyboard.press('r')
	await keyboard.press('Escape')
	await keyboard.press('a')
	await ana.hears('The second, please')
	await ana.isWriting()
	await keyboard.press('Escape')
	await keyboard.press('k')
	await ana.hears('The first, please')
	await ana.isWriting()

	await keyboard.press('Escape')
	await keyboard.press('?')
	await ana.dialog.getByText('Keyboard shortcuts').waitFor()
	await keyboard.press('Escape')
	await ana.dialog.waitFor({ state: 'detached' })

	await keyboard.press('t')
	await ana.dialog.getByRole('textbox').and(ana.page.locator(':focus')).waitFor()
	await ana.page.getByRole('option', { name: 'Sam Okafor' }).waitFor()
	await keyboard.type('Boo')
	await ana.page.getByRole('option', { name: 'Sam Okafor' }).waitFor({ state: 'detached' })
	await keyboard.press('Enter')
	await ana.page.getByRole('button', { name: 'Transfer to Bookings' }).waitFor()
	await keyboard.press('Tab')
	await keyboard.type('Without a mouse')
	await keyboard.press('Tab')
	await keyboard.press('Tab')
	await keyboard.press('Enter')
	await visitor.sees('You are being passed on to a colleague')

	await ana.hears('The second, please')
	await ana.isWriting()
	await ana.presses('e')
	await ana.dialog.locator('.select-button:focus').waitFor()
	await keyboard.press('Enter')
	await ana.page.getByRole('option', { name: 'Solved' }).waitFor()
	await keyboard.press('Enter')
	await keyboard.press('Tab')
	await keyboard.press('Tab')
	await keyboard.press('Tab')
	await keyboard.press('Enter')
	await second.sees('Ana Flores ended the conversation')
	await ana.wrapUp.waitFor()
	await ana.presses('d')
	await ana.wrapUp.waitFor({ state: 'detached' })
	expect(await ana.page.evaluate(() => sessionStorage.getItem('pointer'))).toBe('')
})
