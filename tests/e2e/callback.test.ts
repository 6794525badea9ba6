import { expect, it } from 'vitest'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const NUMBER = '+44 20 7946 0000'

it.each(
	[
		{ name: 'Ana Flores', look: { locale: 'en', colorScheme: 'light' } },
		{ name: '王伟 Wei', look: { locale: 'zh', colorScheme: 'dark' } },
	] as const,
)('offers a callback with its number and attempt, and once more after nobody was reached ($name)', async ({ name, look }) => {
	await world().setRules({ callbackGapMs: 4_000 })
	const [agent, lead, visitor] = [await world().agent(look), await world().agent(look), await world().visitor(look)]
	const { words } = agent
	await visitor.asks('LT-3001?')
	await visitor.asksToBeCalled(NUMBER)
	await visitor.page.close()

	await agent.starts(name)
	await agent.offer('LT-3001?').getByText(words.callback.title(1)).waitFor()
	await agent.offer('LT-3001?').getByText(words.callback.reach(NUMBER)).waitFor()
	expect(await barriers(agent.page)).toEqual([])
	await agent.accepts('LT-3001?')
	const bar = agent.page.getByRole('region', { name: words.callback.title(1) })
	expect(await bar.getByRole('link', { name: NUMBER }).getAttribute('href')).toBe('tel:+442079460000')
	expect(await barriers(agent.page)).toEqual([])

	await agent.presses('n')
	await agent.dialog.getByText(words.callback.dialog).waitFor()
	expect(await barriers(agent.page)).toEqual([])
	await agent.page.keyboard.type('Voicemail')
	await agent.page.keyboard.press('Tab')
	await agent.page.keyboard.press('Tab')
	await agent.page.keyboard.press('Enter')
	await agent.dialog.waitFor({ state: 'detached' })
	await eventually(() => agent.page.locator('.work-row').count()).toBe(0)

	await lead.visits()
	await lead.page.getByRole('button', { name: 'Mara Lindqvist' }).click()
	await lead.page.getByRole('button', { name: words.line.lines, exact: true }).click()
	await lead.inLine('LT-3001?').getByText(words.line.attempt(2)).waitFor()
	await lead.inLine('LT-3001?').locator('.line-row').click()
	await lead.hears(words.event.retried)

	await agent.offer('LT-3001?').getByText(words.callback.title(2)).waitFor()
	await agent.accepts('LT-3001?')
	await agent.bubble('Voicemail').waitFor()
	await agent.page.getByRole('region', { name: words.callback.title(2) }).waitFor()
	await agent.closes(/./)
})
