import { expect, it } from 'vitest'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const LONG_MS = 600_000

const LOOKS = [
	{ name: 'Ana Flores', look: { locale: 'en', colorScheme: 'light' } },
	{ name: '王伟 Wei', look: { locale: 'zh', colorScheme: 'dark' } },
] as const

it.each(LOOKS)(
	'shows an agent who waits in their queues, and lets them take one before their turn with the keyboard ($name)',
	async ({ name, look }) => {
		await world().setRules({ delayMs: LONG_MS })
		const [agent, first, second] = [await world().agent(look), await world().visitor(look), await world().visitor(look)]
		const { words } = agent
		await first.asks('LT-1001?')
		await first.sees(/1/)
		await second.asks('LT-1002?')
		await agent.starts(name)
		expect(await agent.offers.count()).toBe(0)
		await agent.presses('w')
		await eventually(() => agent.lineOf('Support')).toEqual(['LT-1001?', 'LT-1002?'])
		await agent.inLine('LT-1002?').getByText(words.line.place(2)).waitFor()
		await agent.page.getByRole('region', { name: 'Support' }).getByText(words.line.counts(2, 1)).waitFor()
		expect(await barriers(agent.page)).toEqual([])

		await eventually(() => agent.page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('LT-1001?')
		await agent.page.keyboard.press('ArrowDown')
		await agent.page.keyboard.press('p')
		await agent.hears('LT-1002?')
		await second.seesOwn('LT-1002?', 'read')
		await agent.page.getByText(words.why.pulled).waitFor()
		await agent.replies('OK!')
		await second.sees('OK!')
		await agent.page.getByRole('button', { name: words.line.waiting, exact: true }).click()
		await eventually(() => agent.lineOf('Support')).toEqual(['LT-1001?'])
	},
)

it('opens one that waits to read it first, and takes it from there', async () => {
	await world().setRules({ delayMs: LONG_MS })
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Please read me first')
	await ana.page.getByRole('button', { name: 'Waiting', exact: true }).click()
	await ana.inLine('Please read me first').locator('.line-row').click()
	await ana.hears('Please read me first')
	await ana.page.locator('.pane-head').getByText('Waiting ·').waitFor()
	expect(await ana.composer.count()).toBe(0)
	await ana.page.locator('.pane-head').getByRole('button', { name: /^Take: / }).click()
	await ana.composer.waitFor()
	await visitor.sees('Ana Flores joined the conversation')
})

it('says in plain words why somebody cannot be taken, and nothing is lost', async () => {
	await world().setRules({ capacity: 1, delayMs: LONG_MS })
	const [ana, first, second] = [await world().agent(), await world().visitor(), await world().visitor()]
	await ana.starts('Ana Flores')
	await first.asks('The one she has')
	await second.asks('The one she wants')
	await ana.page.getByRole('button', { name: 'Waiting', exact: true }).click()
	await ana.inLine('The one she has').getByRole('button', { name: /^Take: / }).click()
	await ana.hears('The one she has')
	await ana.page.getByRole('button', { name: 'Waiting', exact: true }).click()
	await ana.inLine('The one she wants').getByRole('button', { name: /^Take: / }).click()
	await ana.toasts.getByText(ana.words.line.notTaken.busy).waitFor()
	await ana.becomes('away')
	await ana.inLine('The one she wants').getByRole('button', { name: /^Take: / }).click()
	await ana.toasts.getByText(ana.words.line.notTaken.away).waitFor()
	await ana.inLine('The one she wants').waitFor()
	await second.sees(/You are number 1 in line/)
})

it('rings at several at once: who is faster has it, and the other is told kindly', async () => {
	await world().setRules({ broadcast: 2 })
	const [ana, wei, visitor] = [await world().agent(), await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await wei.starts('王伟 Wei')
	await visitor.asks('Who is the fastest?')
	await ana.offer('Who is the fastest?').waitFor()
	await wei.accepts('Who is the fastest?')
	await visitor.sees('王伟 Wei joined the conversation')
	await ana.toasts.getByText(/is with a colleague now/).waitFor()
	await eventually(() => ana.offers.count()).toBe(0)
	await ana.is('available')
})

it('gives an agent their room back while a customer is silent, and the customer back when they write again', async () => {
	await world().setRules({ capacity: 1, idleMs: 1_500 })
	const [ana, quiet, next] = [await world().agent(), await world().visitor(), await world().visitor()]
	await ana.starts('Ana Flores')
	await quiet.asks('I have to look for my passport')
	await ana.accepts('I have to look for my passport')
	await ana.replies('Take your time')
	const group = ana.page.getByRole('region', { name: 'Quiet', exact: true })
	await group.getByText(/^Quiet for \d+ s/).waitFor()
	await ana.page.getByRole('img', { name: '0 of 1 in use, 0 % of your attention' }).waitFor()
	expect(await ana.composer.isVisible()).toBe(true)

	await quiet.says('Found it!')
	await ana.hears('Found it!')
	await group.waitFor({ state: 'detached' })
	await ana.page.getByRole('img', { name: '1 of 1 in use, 20 % of your attention' }).waitFor()
	await ana.replies('Wonderful')
	await group.waitFor()

	await next.asks('May I ask meanwhile?')
	await ana.accepts('May I ask meanwhile?')
	await quiet.says('And my visa?')
	await group.waitFor({ state: 'detached' })
	await ana.closes('Solved')
	await ana.finishes()
	await ana.accepts('And my visa?')
	await ana.hears('Wonderful')
})
