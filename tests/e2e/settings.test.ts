import type { Locator, Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import type { Locale } from '../../workers/console/i18n/locale.ts'
import { ROUTING_WORDS } from '../../workers/console/routing/words/use-routing-words.ts'
import { SECTIONS } from '../../workers/console/settings/sections.ts'
import { SETTINGS_WORDS } from '../../workers/console/settings/words/use-settings-words.ts'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { type PersonOptions, useWorld } from './support/world.ts'

const world = useWorld()
const ADMINISTRATOR = 'Robin Hale'
const SUPERVISOR = 'Mara Lindqvist'

beforeEach(() => world().api.dropDraft())

/** Somebody in the settings. */
class Setter {
	readonly page: Page
	readonly locale: Locale

	constructor(page: Page, locale: Locale) {
		this.page = page
		this.locale = locale
	}

	get words() {
		return SETTINGS_WORDS[this.locale]
	}

	get routing() {
		return ROUTING_WORDS[this.locale]
	}

	get list(): Locator {
		return this.page.getByRole('navigation', { name: this.words.page.sections })
	}

	get foot(): Locator {
		return this.page.getByRole('region', { name: this.routing.draft.label, exact: true })
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog')
	}

	async opens(section: string): Promise<void> {
		const title = SECTIONS.find((it) => it.id === section)?.title[this.locale] ?? section
		await this.list.getByRole('link', { name: title }).click()
		await this.page.getByRole('heading', { name: title, level: 1 }).waitFor()
	}

	/** Adds an entry to the open section. */
	async adds(button: string, name: string): Promise<void> {
		await this.page.getByRole('button', { name: button }).click()
		await this.dialog.getByRole('textbox', { name: this.words.entry.name }).fill(name)
		await this.dialog.getByRole('button', { name: this.words.entry.create }).click()
		await this.dialog.waitFor({ state: 'detached' })
	}

	async fills(label: string, text: string): Promise<void> {
		await this.page.getByRole('textbox', { name: label, exact: true }).fill(text)
	}

	/** Ticks some of a list that stays open meanwhile. */
	async ticks(label: string, ...names: string[]): Promise<void> {
		await this.page.getByRole('button', { name: label }).click()
		for (const it of names) await this.page.getByRole('menuitemcheckbox', { name: it }).click()
		await this.page.keyboard.press('Escape')
	}

	/** Waits until what stands there is kept and can be published. */
	async isReady(): Promise<void> {
		await this.foot.getByText(this.routing.draft.checked).waitFor()
	}

	async publishes(note: string): Promise<void> {
		await this.isReady()
		await this.foot.getByRole('button', { name: this.routing.draft.review }).click()
		await this.dialog.getByRole('textbox', { name: this.routing.publish.note }).fill(note)
		await this.dialog.getByRole('button', { name: this.routing.publish.submit, exact: true }).click()
		await this.dialog.waitFor({ state: 'detached' })
	}
}

async function setter(name: string, options: PersonOptions = {}): Promise<Setter> {
	const page = await world().page(options)
	await page.goto(`${world().home.url}/console/settings`)
	await page.getByRole('button', { name }).click()
	return new Setter(page, options.locale ?? 'en')
}

it('lets an administrator set up a company in one draft and publish it', async () => {
	const robin = await setter(ADMINISTRATOR)
	const { words, page } = robin
	await robin.opens('queues')
	await robin.adds(words.queues.add, 'Returns')
	await page.getByText(words.queues.nobodyText).waitFor()
	await robin.opens('teams')
	await robin.adds(words.teams.add, 'EMEA')
	await robin.ticks(words.teams.agents, 'Ana Flores')
	await robin.ticks(words.teams.queues, 'Returns')
	await robin.opens('roles')
	await robin.adds(words.roles.add, 'Team lead')
	await page.getByRole('checkbox', { name: words.permission['conversations.note'] }).check()
	await page.getByText(words.scopeHint.team).click()
	expect(await page.getByRole('radio', { name: words.scopeName.team }).isChecked()).toBe(true)
	await robin.opens('canned')
	await robin.adds(words.canned.add, 'Greeting')
	await robin.fills(words.canned.text, 'Hello {customer}, {agent} here.')
	await page.getByText('Hello Alex, Sam here.').waitFor()
	await robin.opens('tags')
	await robin.adds(words.tags.add, 'VIP')
	await robin.opens('fields')
	await robin.adds(words.fields.add, 'Order number')
	await page.getByRole('switch', { name: words.fields.protected }).press('Space')
	await robin.opens('hours')
	await robin.adds(words.hours.add, 'Office')
	await page.getByRole('button', { name: words.hours.addHoliday }).click()
	await page.getByLabel(words.hours.dateOf(words.hours.holidayFresh)).fill('2026-12-25')
	await robin.fills(`${words.hours.holidayName}: ${words.hours.holidayFresh}`, 'Christmas')
	await robin.fills(`Monday, ${words.hours.from}`, '8:30')
	await robin.opens('retention')
	await page.getByRole('button', { name: words.retention.conversations }).click()
	await page.getByRole('option', { name: words.retention.forDays }).click()
	await robin.publishes('The company as it is')

	const config = await world().api.config()
	expect(config.queues.at(-1)).toMatchObject({ id: 'returns', name: 'Returns' })
	expect(config.teams).toEqual([{ id: 'emea', name: 'EMEA', agents: ['ana'], queues: ['returns'] }])
	expect(config.roles).toEqual([
		{ id: 'team-lead', name: 'Team lead', permissions: ['conversations.read', 'conversations.note'], scope: 'team' },
	])
	expect(config.cannedResponses).toMatchObject([{ id: 'greeting', text: 'Hello {customer}, {agent} here.' }])
	expect(config.tags).toMatchObject([{ id: 'vip', name: 'VIP' }])
	expect(config.fields).toMatchObject([{ id: 'order-number', name: 'Order number', protected: true }])
	expect(config.hours[0]?.exceptions).toEqual([{ date: '2026-12-25', name: 'Christmas', open: [] }])
	expect(config.hours[0]?.week.monday).toEqual([{ from: '08:30', to: '18:00' }])
	expect(config.retention.conversationsDays).toBe(365)
	await robin.opens('versions')
	await page.getByText('The company as it is').waitFor()
})

it('shows what is wrong at its field and leads there from anywhere', async () => {
	const robin = await setter(ADMINISTRATOR)
	const { words, routing, page } = robin
	await robin.opens('general')
	const name = page.getByRole('textbox', { name: words.general.name })
	await name.fill('')
	await page.getByText('Must not be empty', { exact: true }).waitFor()
	await robin.opens('tags')
	await robin.foot.getByRole('button', { name: routing.draft.show }).click()
	await eventually(() => name.evaluate((it) => it === document.activeElement)).toBe(true)
	await name.fill('Lantern Travel')
	await robin.foot.getByText(routing.draft.none).waitFor()
})

it('takes the newest edits along to the routing page, and the way back to a mistake', async () => {
	const robin = await setter(ADMINISTRATOR)
	const { words, routing, page } = robin
	await robin.opens('queues')
	await page.getByRole('link', { name: 'Support' }).click()
	await robin.fills(words.entry.name, 'Helpdesk')
	await page.getByRole('link', { name: words.queues.openPolicy }).click()
	await page.getByRole('heading', { name: 'Helpdesk', level: 1 }).waitFor()
	await robin.isReady()
	await page.getByRole('link', { name: routing.page.back }).click()
	await page.goto(`${world().home.url}/console/settings#/tags`)
	await robin.adds(words.tags.add, 'VIP')
	const name = page.getByRole('textbox', { name: `${words.entry.english}: VIP` })
	await name.fill('')
	await page.getByText('Must not be empty', { exact: true }).waitFor()
	await page.goto(`${world().home.url}/console/routing`)
	await robin.foot.getByRole('button', { name: routing.draft.show }).click()
	await page.getByRole('heading', { name: 'Tags', level: 1 }).waitFor()
	await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
})

it('says by what a queue is still used, leads there, and takes along what can go', async () => {
	const robin = await setter(ADMINISTRATOR)
	const { words, page } = robin
	await robin.opens('queues')
	await page.getByRole('link', { name: 'Support' }).click()
	await page.getByRole('button', { name: words.entry.removeOf('Support') }).click()
	await robin.dialog.getByText(words.use.inbox('Website')).waitFor()
	await robin.dialog.getByRole('button', { name: `${words.entry.goThere}: ${words.use.inbox('Website')}` }).click()
	await page.getByRole('button', { name: words.inboxes.queue }).click()
	await page.getByRole('option', { name: 'Bookings' }).click()
	await robin.opens('queues')
	await page.getByRole('link', { name: 'Support' }).click()
	await page.getByRole('button', { name: words.entry.removeOf('Support') }).click()
	await robin.dialog.getByText(words.use.agent('Ana Flores')).waitFor()
	await robin.dialog.getByRole('button', { name: words.entry.remove, exact: true }).click()
	await robin.publishes('')
	const { queues, agents } = await world().api.config()
	expect(queues.map((it) => it.name)).toEqual(['Bookings'])
	expect(agents.every((it) => it.queues.every(({ queue }) => queue === queues[0]?.id))).toBe(true)
	await robin.opens('queues')
	await page.getByRole('link', { name: 'Bookings' }).click()
	await page.getByRole('button', { name: words.entry.removeOf('Bookings') }).click()
	await robin.dialog.getByText(words.entry.lastText).waitFor()
})

it('lets a supervisor look at everything and change nothing, and shows agents none of it', async () => {
	const mara = await setter(SUPERVISOR)
	const { words, page } = mara
	await mara.opens('general')
	await page.getByText(words.page.readOnly).waitFor()
	expect(await page.getByRole('textbox', { name: words.general.name }).isEditable()).toBe(false)
	await mara.opens('queues')
	expect(await page.getByRole('button', { name: words.queues.add }).count()).toBe(0)
	expect(await mara.foot.getByRole('button').count()).toBe(0)
	const ana = await setter('Ana Flores')
	await ana.page.getByText(words.page.forbiddenTitle).waitFor()
	await ana.page.getByRole('link', { name: words.page.back }).click()
	await ana.page.getByRole('button', { name: /presence/ }).waitFor()
})

it('goes by keyboard', async () => {
	const robin = await setter(ADMINISTRATOR)
	const { words, page } = robin
	await robin.opens('general')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await page.getByRole('heading', { name: 'Hours and holidays', level: 1 }).waitFor()
	await page.keyboard.press('/')
	await page.getByRole('menuitem', { name: 'Go to Tags' }).waitFor()
	await page.keyboard.type('Tags')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	await page.getByText(words.tags.emptyTitle).waitFor()
})

/** Each language and each look once. */
const LOOKS = [{ locale: 'en', colorScheme: 'dark' }, { locale: 'zh', colorScheme: 'light' }] as const
const OWN = [
	'general',
	'hours',
	'retention',
	'teams',
	'roles',
	'agents',
	'skills',
	'queues',
	'dispositions',
	'canned',
	'tags',
	'fields',
	'inboxes',
	'versions',
]

it.each(LOOKS)('puts nobody off ($locale, $colorScheme)', async (look) => {
	const robin = await setter(ADMINISTRATOR, look)
	const { words, routing, page } = robin
	const isOpenToAll = async (where: string) => expect(await barriers(page), where).toEqual([])
	for (const it of OWN) {
		await robin.opens(it)
		await isOpenToAll(it)
	}
	await robin.opens('agents')
	await page.getByRole('link', { name: 'Ana Flores' }).click()
	await page.getByRole('heading', { name: words.agents.skills }).waitFor()
	await isOpenToAll('an agent')
	await robin.opens('hours')
	await robin.adds(words.hours.add, 'Office')
	await page.getByRole('button', { name: words.hours.addHoliday }).click()
	await isOpenToAll('hours')
	await page.getByRole('button', { name: words.general.timeZone }).click()
	await robin.dialog.waitFor()
	await isOpenToAll('time zones')
	await page.keyboard.press('Escape')
	await robin.opens('roles')
	await robin.adds(words.roles.add, 'Lead')
	await isOpenToAll('a role')
	await robin.opens('tags')
	await robin.adds(words.tags.add, 'VIP')
	await isOpenToAll('tags')
	await robin.isReady()
	await robin.foot.getByRole('button', { name: routing.draft.review }).click()
	await robin.dialog.waitFor()
	await isOpenToAll('publishing')
})
