import { beforeEach, expect, it } from 'vitest'
import { barriers } from './support/axe.ts'
import { Dispatcher } from './support/dispatcher.ts'
import { eventually } from './support/eventually.ts'
import { type PersonOptions, useWorld } from './support/world.ts'

const world = useWorld()
const ADMINISTRATOR = 'Robin Hale'
const SUPERVISOR = 'Mara Lindqvist'

beforeEach(() => world().api.dropDraft())

async function dispatcher(options: PersonOptions = {}): Promise<Dispatcher> {
	return new Dispatcher(await world().page(options), { base: world().home.url, locale: options.locale })
}

async function stepsOfSupport(): Promise<number[]> {
	const { queues } = await world().api.config()
	return queues.find((it) => it.name === 'Support')?.routing.steps.map((it) => it.forMs) ?? []
}

it('lets an administrator change a policy, try it, publish it, and go back', async () => {
	const robin = await dispatcher()
	const { words, page } = robin
	await robin.opens(ADMINISTRATOR)
	await robin.picks('Support')
	await robin.addsStep()
	await robin.isReady()

	const lasts = robin.step(1).getByRole('textbox', { name: words.field.forMs })
	await lasts.fill('3 d')
	await robin.step(1).getByText('Must be at most 1 d').waitFor()
	expect(await lasts.getAttribute('aria-invalid')).toBe('true')
	expect(await robin.foot.getByRole('button', { name: words.draft.review }).isDisabled()).toBe(true)
	await lasts.fill('45 s')
	await robin.isReady()
	await robin.foot.getByText(words.draft.differs(1, await version())).waitFor()

	await robin.simulates()
	await page.getByRole('rowheader', { name: words.result.waitMeanS, exact: true }).waitFor()
	expect(await page.getByRole('img', { name: words.plot.waits }).count()).toBe(1)

	const before = await version()
	await robin.publishes('Who knows flights goes first')
	await page.getByText(words.publish.done(before + 1)).waitFor()
	expect(await stepsOfSupport()).toEqual([45_000])
	await robin.foot.getByText(words.draft.none).waitFor()

	await robin.looksAt('versions')
	await page.getByText('Who knows flights goes first').waitFor()
	await page.getByRole('button', { name: words.versions.rollBackTo(before) }).click()
	await robin.dialog.getByRole('button', { name: words.versions.rollBackNow }).click()
	await robin.dialog.waitFor({ state: 'detached' })
	await page.getByText(words.versions.rolledBack(before)).waitFor()
	expect(await stepsOfSupport()).toEqual([])
})

async function version(): Promise<number> {
	return (await world().api.published()).version
}

it('puts a draft on what somebody else has published meanwhile, and loses neither', async () => {
	const robin = await dispatcher()
	const { words, page } = robin
	await robin.opens(ADMINISTRATOR)
	await robin.picks('Support')
	await robin.addsStep()
	await robin.isReady()
	const config = await world().api.config()
	await world().api.publish({ ...config, queues: config.queues.map((it) => ({ ...it, wrapUpMs: 7_000 })) })
	await page.getByRole('button', { name: words.conflict.join(await version()) }).click()
	await robin.isReady()
	await robin.publishes('')
	await eventually(stepsOfSupport).toHaveLength(1)
	expect((await world().api.config()).queues.map((it) => it.wrapUpMs)).toEqual([7_000, 7_000])
})

it('takes what the form does not show as JSON, and says at which line something is wrong', async () => {
	const robin = await dispatcher()
	const { words, page } = robin
	await robin.opens(ADMINISTRATOR)
	await robin.picks('Bookings')
	await robin.looksAt('json')
	const area = page.getByRole('textbox', { name: words.json.label('Bookings') })
	const text = await area.inputValue()
	await area.fill(text.replace('"broadcast": 1', '"broadcast": 99'))
	await page.getByRole('button', { name: words.json.apply }).click()
	const line = text.split('\n').findIndex((it) => it.includes('"broadcast"')) + 1
	await page.getByText(`${words.json.atLine(line)} (routing.broadcast): Must be at most 20`).waitFor()
	await area.fill(text.replace('"broadcast": 1', '"broadcast": 3'))
	await page.getByRole('button', { name: words.json.apply }).click()
	await robin.isReady()
	await robin.looksAt('policy')
	expect(await page.getByRole('textbox', { name: words.field.broadcast }).inputValue()).toBe('3')
})

it('lets a supervisor find it by keyboard, read and simulate, and change nothing', async () => {
	const mara = await dispatcher()
	const { words, page } = mara
	await mara.opens(SUPERVISOR, '/console')
	await page.getByRole('button', { name: 'Sign out' }).waitFor()
	await page.keyboard.press('g')
	await mara.queues.waitFor()
	await page.keyboard.press('/')
	await page.getByRole('menuitem', { name: 'Go to Support' }).waitFor()
	await page.keyboard.type('Support')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await page.getByRole('heading', { name: 'Support', level: 1 }).waitFor()
	await page.getByText(words.page.readOnly).waitFor()
	expect(await page.getByRole('textbox', { name: words.field.offerMs }).isEditable()).toBe(false)
	expect(await mara.foot.getByRole('button', { name: words.draft.review }).count()).toBe(0)
	await mara.looksAt('simulate')
	await mara.chooses(words.sim.against, words.sim.version((await version()) - 1))
	await mara.simulates()
	await page.keyboard.press('g')
	await eventually(() => new URL(page.url()).pathname).toBe('/console')
	await mara.queues.waitFor({ state: 'detached' })
})

it('rehearses a draft on what has really happened', async () => {
	const [ana, visitor, robin] = [await world().agent(), await world().visitor(), await dispatcher()]
	const { words, page } = robin
	await ana.starts('Ana Flores')
	await visitor.asks('Is breakfast included?')
	await ana.accepts('Is breakfast included?')
	await ana.replies('It is')
	await ana.closes('Solved')
	await robin.opens(ADMINISTRATOR)
	await robin.picks('Support')
	await robin.addsStep()
	await robin.isReady()
	await robin.looksAt('simulate')
	await robin.chooses(words.sim.traffic, words.sim.recorded)
	const recorded = page.getByRole('columnheader', { name: words.sim.recordedName })
	const run = page.locator('.simulate-form button[type="submit"]')
	await eventually(async () => {
		// The archive follows by a moment.
		if (await recorded.count() === 0 && await run.isEnabled()) await run.click()
		return await recorded.count()
	}).toBeGreaterThan(0)
	await page.getByRole('cell', { name: `${words.result.exact} / ${words.result.modelled}` }).first().waitFor()

	await robin.chooses(words.sim.traffic, words.sim.generated)
	await page.getByRole('button', { name: words.sim.takeLive }).click()
	await page.getByText(words.sim.takeLiveDone(1, 1)).waitFor()
})

it('keeps agents out', async () => {
	const ana = await dispatcher()
	await ana.opens('Ana Flores')
	await ana.page.getByText(ana.words.page.forbiddenTitle).waitFor()
	await ana.page.getByRole('link', { name: ana.words.page.back }).click()
	await ana.page.getByRole('button', { name: /presence/ }).waitFor()
})

/** Each language and each look once. */
const LOOKS = [{ locale: 'en', colorScheme: 'dark' }, { locale: 'zh', colorScheme: 'light' }] as const

it.each(LOOKS)('puts nobody off ($locale, $colorScheme)', async (look) => {
	const robin = await dispatcher(look)
	const { words, page } = robin
	const isOpenToAll = async (where: string) => expect(await barriers(page), where).toEqual([])
	await robin.opens(ADMINISTRATOR)
	await robin.queues.waitFor()
	await isOpenToAll('no queue picked')
	await robin.picks('Support')
	await robin.addsStep()
	await robin.step(1).getByRole('button', { name: words.requirement.edit }).click()
	await page.getByRole('button', { name: words.condition.edit('Visa') }).click()
	await robin.isReady()
	await isOpenToAll('policy')
	await robin.step(1).getByRole('textbox', { name: words.field.forMs }).fill('2 d')
	await robin.foot.getByRole('button', { name: words.draft.show }).waitFor()
	await isOpenToAll('policy, with a problem')
	await robin.looksAt('json')
	await isOpenToAll('JSON')
	await robin.looksAt('policy')
	await robin.step(1).getByRole('textbox', { name: words.field.forMs }).fill('20 s')
	await robin.isReady()
	await robin.simulates()
	for (const it of await page.getByText(words.plot.table).all()) await it.click()
	await isOpenToAll('simulated')
	await robin.foot.getByRole('button', { name: words.draft.review }).click()
	await robin.dialog.waitFor()
	await isOpenToAll('publishing')
	await page.keyboard.press('Escape')
	await robin.looksAt('versions')
	await page.getByRole('button', { name: words.versions.rollBackTo(0) }).or(page.locator('.version')).first().waitFor()
	await isOpenToAll('versions')
})
