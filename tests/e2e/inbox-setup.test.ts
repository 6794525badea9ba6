import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { StandIn } from '../../local/providers/stand-in.ts'
import { telegram } from '../../local/providers/telegram/telegram.ts'
import { whatsapp } from '../../local/providers/whatsapp/whatsapp.ts'
import type { Locale } from '../../workers/console/i18n/locale.ts'
import { GUIDES, OFFERED } from '../../workers/console/settings/inboxes/words/guides.ts'
import { SETUP_WORDS } from '../../workers/console/settings/inboxes/words/setup-words.ts'
import { SETTINGS_WORDS } from '../../workers/console/settings/words/use-settings-words.ts'
import { type Served, serveStandIn } from '../channels/support/serve-stand-in.ts'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import { type PersonOptions, useWorld } from './support/world.ts'

const world = useWorld()
const ADMINISTRATOR = 'Robin Hale'
const served: Served[] = []

beforeEach(() => world().api.dropDraft())
afterEach(async () => {
	for (const it of served.splice(0)) await it.close()
})

/** A provider on this machine that was told of no address yet. */
async function provider(standIn: StandIn): Promise<Served> {
	const one = await serveStandIn(standIn)
	served.push(one)
	return one
}

/** Somebody who opens an inbox. */
class Opener {
	readonly page: Page
	readonly locale: Locale

	private constructor(page: Page, locale: Locale) {
		this.page = page
		this.locale = locale
	}

	static async comes(options: PersonOptions = {}): Promise<Opener> {
		const page = await world().page(options)
		await page.goto(`${world().home.url}/console/settings#/inboxes`)
		await page.getByRole('button', { name: ADMINISTRATOR }).click()
		return new Opener(page, options.locale ?? 'en')
	}

	get words() {
		return SETUP_WORDS[this.locale]
	}

	get settings() {
		return SETTINGS_WORDS[this.locale]
	}

	field(name: keyof typeof SETTINGS_WORDS.en.credential): Locator {
		return this.page.getByLabel(this.settings.credential[name], { exact: true })
	}

	async chooses(channel: (typeof OFFERED)[number]): Promise<void> {
		await this.page.getByRole('link', { name: this.settings.inboxes.add }).click()
		await this.page.getByRole('link', { name: this.settings.channel[channel] }).first().click()
		await this.page.getByRole('heading', { name: this.words.title(this.settings.channel[channel]) }).waitFor()
	}

	/** Where the API is, when not where the provider has it. */
	async pointsTo(apiBase: string): Promise<void> {
		await this.page.getByText(this.words.more, { exact: true }).click()
		await this.page.getByLabel(this.settings.inboxes.apiBase).fill(apiBase)
	}

	async opens(): Promise<void> {
		await this.page.getByRole('button', { name: this.words.open, exact: true }).click()
	}

	/** A line that is to be copied. */
	async line(label: string): Promise<string> {
		return await this.page.getByLabel(label, { exact: true }).first().innerText()
	}

	async reads(text: string): Promise<void> {
		await this.page.getByText(text).first().waitFor()
	}
}

/** What a customer says, as the provider posts it. */
async function posts(
	standIn: StandIn,
	at: { readonly hookUrl: string; readonly credentials: Readonly<Record<string, string>> },
): Promise<number> {
	const delivery = { who: standIn.person(1), act: { type: 'text', text: 'hello' }, serial: 1, atMs: Date.now() } as const
	const hook = await standIn.hook(delivery, { ...at, apiBase: 'http://127.0.0.1' })
	if (!hook) throw new Error('a text is no webhook')
	return (await fetch(hook.url, { method: hook.method, headers: hook.headers, body: hook.body })).status
}

it('leads from the choice of a channel to the first message, connected by itself', async () => {
	const bot = await provider(telegram)
	const robin = await Opener.comes()
	const { page, words } = robin
	await robin.chooses('telegram')
	await robin.field('botToken').fill(` ${telegram.credentials['botToken']} `)
	const secretToken = await robin.field('secretToken').inputValue()
	await robin.pointsTo(bot.apiBase)
	await robin.opens()
	const hookUrl = `${world().home.url}/hooks/telegram/demo.telegram`
	expect(await robin.line(words.webhook)).toBe(hookUrl)
	expect(await robin.line(robin.settings.credential.secretToken)).toBe(secretToken)
	await robin.reads(words.checkedAs('Stand-in · @stand_in_bot'))
	await robin.reads(words.waiting)
	await page.getByRole('button', { name: words.connect }).click()
	await robin.reads(words.connected)
	const told: unknown = JSON.parse(new TextDecoder().decode(bot.requests.find((it) => it.path.endsWith('/setWebhook'))?.body))
	expect(told).toMatchObject({ url: hookUrl, secret_token: secretToken })

	expect(await posts(telegram, { hookUrl, credentials: { secretToken: 'another' } })).toBe(403)
	await robin.reads(words.refused(robin.settings.credential.secretToken))
	expect(await posts(telegram, { hookUrl, credentials: { secretToken } })).toBe(200)
	await page.getByRole('region', { name: words.done }).waitFor()
	await robin.reads(words.heard)
	expect(await page.content()).not.toContain(telegram.credentials['botToken'])
	const published = await world().api.config()
	expect(published.inboxes.at(-1)).toMatchObject({ id: 'demo.telegram', channel: 'telegram', apiBase: bot.apiBase })
})

it('says what a provider does not accept, and takes other credentials at once', async () => {
	const number = await provider(whatsapp)
	const robin = await Opener.comes()
	const { page, words } = robin
	await robin.chooses('whatsapp')
	await robin.field('phoneNumberId').fill(whatsapp.credentials['phoneNumberId'] ?? '')
	await robin.field('accessToken').fill(whatsapp.credentials['accessToken'] ?? '')
	await robin.field('appSecret').fill('not-what-a-secret-looks-like')
	await robin.reads(words.odd)
	await robin.pointsTo(number.apiBase)
	await robin.opens()
	await robin.reads(words.problem['credentials-invalid'])
	await robin.reads('Invalid appsecret_proof')

	await robin.field('appSecret').fill(whatsapp.credentials['appSecret'] ?? '')
	await page.getByRole('button', { name: robin.settings.inboxes.save }).click()
	await robin.reads(robin.settings.inboxes.saved)
	await robin.reads('by Robin Hale')
	expect(await robin.field('appSecret').inputValue()).toBe('')
	await page.getByText(/Stand-in · /).waitFor()
	expect(await page.content()).not.toContain(whatsapp.credentials['accessToken'])
	await page.reload()
	await robin.reads(words.checkNone)
	await page.getByRole('button', { name: words.checkNow }).click()
	await page.getByText(/Stand-in · /).waitFor()
	await page.getByText(words.howTo).click()
	await robin.reads(words.onceOnly(robin.settings.credential.verifyToken))
})

it('leads to what is missing, and opens nothing before it is there', async () => {
	const robin = await Opener.comes()
	await robin.chooses('line')
	const before = (await world().api.published()).version
	await robin.page.getByLabel(robin.words.name, { exact: true }).fill('')
	await robin.opens()
	await robin.reads(robin.words.nameMissing)
	await eventually(() => robin.page.evaluate('document.activeElement.closest("[data-field]")?.dataset.field')).toBe('name')
	await robin.page.keyboard.type('Our friends')
	await robin.opens()
	await eventually(() => robin.page.evaluate('document.activeElement.dataset.name')).toBe('channelSecret')
	expect((await world().api.published()).version).toBe(before)
})

it('leaves a draft as it is', async () => {
	const robin = await Opener.comes()
	const { page, settings } = robin
	await page.goto(`${world().home.url}/console/settings#/tags`)
	await page.getByRole('button', { name: settings.tags.add }).click()
	await page.getByRole('dialog').getByRole('textbox', { name: settings.entry.name }).fill('VIP')
	await page.getByRole('dialog').getByRole('button', { name: settings.entry.create }).click()
	await page.goto(`${world().home.url}/console/settings#/inboxes`)
	await robin.chooses('api')
	await robin.opens()
	expect(await robin.line(robin.words.webhook)).toMatch(/\/hooks\/api\/demo\.your-own-api$/)
	expect(await page.locator('#conflict-title').count()).toBe(0)
	const { inboxes, tags } = await world().api.config()
	expect([inboxes.at(-1)?.id, tags.some((it) => it.name === 'VIP')]).toEqual(['demo.your-own-api', false])
	await page.goto(`${world().home.url}/console/settings#/tags`)
	await page.getByRole('textbox', { name: `${settings.entry.english}: VIP` }).waitFor()
})

it('can be gone through by keyboard alone', async () => {
	const robin = await Opener.comes()
	const { page } = robin
	await page.getByRole('link', { name: robin.settings.inboxes.add }).press('Enter')
	await page.getByRole('link', { name: robin.settings.channel.email }).press('Enter')
	await page.getByLabel(robin.words.name, { exact: true }).press('Enter')
	await page.getByRole('heading', { name: 'E-mail', level: 1 }).waitFor()
	expect(await robin.line(robin.words.mailAddress)).toMatch(/^demo\.e-mail@/)
})

/** Each language and each look once. */
const LOOKS = [{ locale: 'en', colorScheme: 'dark' }, { locale: 'zh', colorScheme: 'light' }] as const

it.each(LOOKS)('puts nobody off on any channel ($locale, $colorScheme)', async (look) => {
	const robin = await Opener.comes(look)
	const { page } = robin
	await page.getByRole('link', { name: robin.settings.inboxes.add }).click()
	await page.getByRole('heading', { name: robin.words.chooseTitle }).waitFor()
	expect(await barriers(page), 'the channels').toEqual([])
	for (const channel of OFFERED) {
		await page.goto(`${world().home.url}/console/settings#/inboxes/new-${channel}`)
		await page.getByRole('heading', { name: robin.words.title(robin.settings.channel[channel]) }).waitFor()
		expect(await barriers(page), channel).toEqual([])
	}
	await page.goto(`${world().home.url}/console/settings#/inboxes/new-wechat`)
	for (const field of ['appId', 'appSecret'] as const) await robin.field(field).fill('wx1234567890abcdef')
	await robin.opens()
	await robin.reads(GUIDES.wechat?.tell[1]?.text[look.locale].split('**')[1] ?? '')
	expect(await barriers(page), 'what is to be done at the provider').toEqual([])
})
