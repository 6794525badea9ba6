import { type Locator, type Page } from 'playwright-core'
import { z } from 'zod'
import type { PersonOptions, World } from './world.ts'

const Exchanges = z.object({ items: z.array(z.object({ response: z.object({ status: z.int() }).nullable() })) })

/** The lab's page, with every channel side by side. */
export class Carriers {
	readonly page: Page

	private constructor(page: Page) {
		this.page = page
	}

	static async open(world: World, options: PersonOptions = {}): Promise<Carriers> {
		const page = await world.page(options)
		await page.goto(`${world.home.url}/lab`)
		return new Carriers(page)
	}

	/** The phone of somebody who has not been here before, once it works. */
	async phone(channel: string): Promise<Phone> {
		const card = this.page.locator('.card').filter({ has: this.page.getByRole('heading', { name: channel, exact: true }) })
		await card.locator('.status[data-state="ready"]').waitFor()
		const before = await card.locator('.who option').count()
		await card.locator('.who button').click()
		await card.locator('.who option').nth(before).and(card.locator(':checked')).waitFor({ state: 'attached' })
		return new Phone(card)
	}
}

/** What a customer holds in their hand. */
export class Phone {
	readonly #card: Locator

	constructor(card: Locator) {
		this.#card = card
	}

	async says(text: string): Promise<void> {
		await this.#card.locator('.line input').fill(text)
		await this.#card.locator('.line input').press('Enter')
		await this.#bubble(text).waitFor()
	}

	async sees(text: string): Promise<void> {
		await this.#bubble(text).waitFor()
	}

	async seesOwn(text: string, state: string | RegExp): Promise<void> {
		await this.#bubble(text).getByRole('img', { name: state, exact: true }).waitFor()
	}

	/** All that the company has said. */
	async heard(): Promise<string[]> {
		return await this.#card.locator('.bubble[data-from="company"] .text').allInnerTexts()
	}

	/** Its owner looks elsewhere. */
	async isPutAside(): Promise<void> {
		await this.#card.page().getByRole('heading', { level: 1 }).click()
	}

	async looks(): Promise<void> {
		await this.#card.getByRole('log').click()
	}

	async opensWire(): Promise<void> {
		await this.#card.locator('header button').last().click()
	}

	async opensMenu(): Promise<void> {
		await this.#card.locator('.plus').click()
	}

	async opensTrouble(): Promise<void> {
		await this.#card.locator('header button').first().click()
	}

	async expires(): Promise<void> {
		await this.opensTrouble()
		await this.#card.getByRole('button', { name: 'Let the window run out' }).click()
		await this.#card.getByText('Window closed').waitFor()
		await this.opensTrouble()
	}

	async forges(on: boolean): Promise<void> {
		await this.opensTrouble()
		await this.#card.getByRole('checkbox', { name: 'Forged signature' }).setChecked(on)
		await this.opensTrouble()
	}

	/** By the labels of what is chosen. */
	async troubles(choices: Readonly<Record<string, string>>): Promise<void> {
		await this.opensTrouble()
		for (const [label, choice] of Object.entries(choices)) {
			await this.#card.getByRole('combobox', { name: label, exact: true }).selectOption(choice)
		}
		await this.opensTrouble()
	}

	/** How often the provider has answered Patchbay so. */
	async answeredWith(status: number): Promise<number> {
		const channel = await this.#card.getAttribute('data-channel')
		const response = await this.#card.page().request.get(new URL(`/lab/api/exchanges?channel=${channel}`, this.#card.page().url()).href)
		return Exchanges.parse(await response.json()).items.filter((it) => it.response?.status === status).length
	}

	#bubble(text: string): Locator {
		return this.#card.locator('.bubble').filter({ hasText: text }).last()
	}
}
