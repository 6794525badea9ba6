import { expect, it } from 'vitest'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import { replayed } from '../../core/simulation/replay.ts'
import type { Locale } from '../../workers/console/i18n/locale.ts'
import { WHY_WORDS } from '../../workers/console/why/speech.ts'
import type { Agent } from './support/agent.ts'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const ANA = 'Ana Flores'

function panelOf({ page }: Agent, locale: Locale = 'en') {
	return page.getByRole('region', { name: WHY_WORDS[locale].panel.title })
}

it.each([{ locale: 'en', colorScheme: 'light' }, { locale: 'zh', colorScheme: 'dark' }] as const)(
	'says beside a conversation why it came to whom ($locale, $colorScheme)',
	async (look) => {
		const { act, outcome, why, panel } = WHY_WORDS[look.locale]
		const [ana, lead, visitor] = [await world().agent(look), await world().agent(look), await world().visitor(look)]
		const ask = `Why me? ${look.locale}`
		await ana.starts(ANA)
		await visitor.asks(ask)
		await ana.accepts(ask)
		const told = panelOf(ana, look.locale)
		await told.getByText(why.only).waitFor()
		await told.getByText(outcome.accepted(ANA)).waitFor()
		await eventually(() => told.locator('details[open] .why-title').allInnerTexts()).toEqual([act.pushed(ANA)])
		await eventually(() => told.locator('.why-title').count()).toBe(3)
		expect(await barriers(ana.page)).toEqual([])

		await eventually(async () => (await world().api.conversations()).some((it) => it.preview === ask)).toBe(true)
		await lead.visits()
		await lead.page.getByRole('button', { name: 'Mara Lindqvist' }).click()
		await lead.opens(ask)
		const aside = panelOf(lead, look.locale)
		await aside.getByText(act.pushed(ANA)).waitFor()
		expect(await barriers(lead.page)).toEqual([])
		await lead.page.setViewportSize({ width: 900, height: 800 })
		await aside.waitFor({ state: 'hidden' })
		await lead.page.getByRole('button', { name: panel.title }).click()
		await lead.dialog.getByText(act.pushed(ANA)).waitFor()
		expect(await barriers(lead.page)).toEqual([])
	},
)

it('opens earlier decisions with the keyboard', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts(ANA)
	await visitor.asks('How did I get here?')
	await ana.accepts('How did I get here?')
	const entered = panelOf(ana).locator('details').last()
	await entered.locator('summary').focus()
	await ana.page.keyboard.press('Enter')
	await entered.getByText(WHY_WORDS.en.facts.policy).waitFor()
	expect(await entered.getAttribute('open')).toBe('')
})

it('says that the reasons cannot be fetched, and fetches them again', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	let isDown = true
	await ana.page.route('**/decisions*', (route) => isDown ? route.abort() : route.continue())
	await ana.starts(ANA)
	await visitor.asks('Is anybody out there?')
	await ana.accepts('Is anybody out there?')
	const told = panelOf(ana)
	await told.getByRole('alert').waitFor()
	// It is fetched again by itself too, and there is no button meanwhile: as long as the line is down, the button comes back.
	await told.getByRole('button', { name: ana.words.app.retry }).dispatchEvent('click')
	isDown = false
	await told.getByText(WHY_WORDS.en.act.pushed(ANA)).waitFor()
})

it('says that older reasons may be missing while the archive is away', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.page.route('**/decisions*', async (route) => {
		const response = await route.fetch()
		await route.fulfill({ response, json: { ...await response.json(), archive: 'unavailable' } })
	})
	await ana.starts(ANA)
	await visitor.asks('What was before?')
	await ana.accepts('What was before?')
	await panelOf(ana).getByText(WHY_WORDS.en.panel.away).waitFor()
	await panelOf(ana).getByText(WHY_WORDS.en.act.pushed(ANA)).waitFor()
	expect(await barriers(ana.page)).toEqual([])
})

it('R17 records in the archive what replays to the same decisions', async () => {
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts(ANA)
	await visitor.asks('For the record')
	await ana.accepts('For the record')
	const { inboxes } = await world().api.config()
	const recording = async () => {
		const page = await world().api.get(`/api/v1/routing/recording?queue=${inboxes[0]?.queue}`) as { items: QueueLogRow[] }
		return page.items
	}
	await eventually(async () => (await recording()).flatMap((it) => it.decisions).some((it) => it.outcome === 'accepted')).toBe(true)
	const rows = await recording()
	expect(JSON.stringify(rows)).not.toContain('For the record')
	const figures = replayed(rows)
	expect(figures).toMatchObject({ rows: rows.length, difference: null, reproduced: figures.decisions })
	expect(figures.decisions).toBeGreaterThanOrEqual(3)
})
