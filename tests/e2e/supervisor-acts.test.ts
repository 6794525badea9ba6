import { expect, it } from 'vitest'
import type { Agent } from './support/agent.ts'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

/** A supervisor looks after the lines. */
async function looksAfter(lead: Agent): Promise<void> {
	await lead.visits()
	await lead.page.getByRole('button', { name: 'Mara Lindqvist' }).click()
	await lead.page.getByRole('button', { name: lead.words.line.lines, exact: true }).click()
	await lead.page.getByRole('region', { name: 'Support', exact: true }).waitFor()
}

it.each([{ locale: 'en', colorScheme: 'light' }, { locale: 'zh', colorScheme: 'dark' }] as const)(
	'shows a supervisor each line, and moves somebody ahead in it ($locale, $colorScheme)',
	async (look) => {
		const [lead, first, second] = [await world().agent(look), await world().visitor(look), await world().visitor(look)]
		const { words } = lead
		await first.asks('LT-2001?')
		await first.sees(/1/)
		await second.asks('LT-2002?')
		await looksAfter(lead)
		await eventually(() => lead.lineOf('Support')).toEqual(['LT-2001?', 'LT-2002?'])
		await lead.inLine('LT-2002?').getByText(words.line.place(2)).waitFor()
		await lead.page.getByRole('region', { name: 'Bookings', exact: true }).waitFor()
		expect(await barriers(lead.page)).toEqual([])

		await lead.inLine('LT-2002?').getByRole('button', { name: words.act.menu('').trim() }).click()
		expect(await barriers(lead.page)).toEqual([])
		await lead.page.getByRole('menuitem', { name: words.act.boostBy(15) }).click()
		await lead.toasts.getByText(words.time.minutes(15)).waitFor()
		await lead.log.or(lead.page.locator('.workspace-main')).first().hover()
		await eventually(() => lead.lineOf('Support')).toEqual(['LT-2002?', 'LT-2001?'])
		await second.sees(/1/)

		await lead.inLine('LT-2002?').locator('.line-row').click()
		await lead.hears(words.event.boosted('Mara Lindqvist', words.time.minutes(15)))
		expect(await barriers(lead.page)).toEqual([])
	},
)

it('moves somebody to another queue and gives somebody to an agent, by keyboard alone', async () => {
	const [lead, sam, visitor] = [await world().agent(), await world().agent(), await world().visitor()]
	await visitor.asks('Two more seats, please')
	await looksAfter(lead)
	await lead.inLine('Two more seats, please').waitFor()
	await lead.presses('w')
	await eventually(() => lead.page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('Two more seats, please')
	await lead.page.keyboard.press('m')
	await lead.dialog.getByText('to another queue').waitFor()
	await lead.page.keyboard.type('Book')
	await lead.page.keyboard.press('Enter')
	await lead.dialog.getByRole('button', { name: 'Move to Bookings' }).waitFor()
	await lead.page.keyboard.press('Tab')
	await lead.page.keyboard.press('Tab')
	await lead.page.keyboard.press('Enter')
	await lead.dialog.waitFor({ state: 'detached' })
	await lead.toasts.getByText(/moved to Bookings/).waitFor()
	await eventually(() => lead.lineOf('Bookings')).toEqual(['Two more seats, please'])

	await sam.signsIn('Sam Okafor')
	await sam.becomes('away')
	await lead.presses('w')
	await lead.page.keyboard.press('Enter')
	await lead.hears('Mara Lindqvist moved it to Bookings')
	await lead.presses('a')
	await lead.dialog.getByText(/to somebody/).waitFor()
	await lead.page.keyboard.type('Sam')
	await lead.page.keyboard.press('Enter')
	await lead.dialog.getByRole('button', { name: 'Give to Sam Okafor' }).waitFor()
	await lead.page.keyboard.press('Tab')
	await lead.page.keyboard.press('Space')
	await lead.page.keyboard.press('Tab')
	await lead.page.keyboard.press('Tab')
	expect(await barriers(lead.page)).toEqual([])
	await lead.page.keyboard.press('Enter')
	await lead.dialog.waitFor({ state: 'detached' })
	await sam.offer('Two more seats, please').getByText('A supervisor gave it to you.').waitFor()
	await lead.hears('Mara Lindqvist gave it to Sam Okafor, even over their limit')
	await sam.accepts('Two more seats, please')
	await sam.hears('Mara Lindqvist gave it to Sam Okafor, even over their limit')
	await visitor.sees('Sam Okafor joined the conversation')
})

it('lets a supervisor go over an agent’s limit, which the agent sees; and says so when it is too late to act', async () => {
	await world().setRules({ capacity: 1 })
	const [lead, ana, first, second] = [await world().agent(), await world().agent(), await world().visitor(), await world().visitor()]
	await ana.starts('Ana Flores')
	await first.asks('The first of two')
	await ana.accepts('The first of two')
	await second.asks('The second of two')
	await looksAfter(lead)
	await lead.inLine('The second of two').locator('.line-row').click()
	await lead.page.locator('.pane-head').getByRole('button', { name: 'Give to…' }).click()
	await lead.page.getByRole('option', { name: 'Ana Flores' }).click()
	await lead.dialog.getByRole('checkbox', { name: 'Even if it goes over their limit' }).check()
	await lead.dialog.getByRole('button', { name: 'Give to Ana Flores' }).click()
	await ana.accepts('The second of two')
	await ana.page.getByRole('img', { name: /^2 of 1 in use, 40 % of your attention\. More than your limit/ }).waitFor()

	await lead.hears('Ana Flores took the conversation')
	await lead.presses('m')
	await lead.page.getByRole('option', { name: 'Bookings' }).click()
	await second.ends()
	await lead.dialog.getByRole('button', { name: 'Move to Bookings' }).click()
	await lead.dialog.getByRole('alert').getByText('It is over by now.').waitFor()
	await lead.page.keyboard.press('Escape')
})
