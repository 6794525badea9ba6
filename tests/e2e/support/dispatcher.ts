import type { Locator, Page } from 'playwright-core'
import type { Locale } from '../../../workers/console/i18n/locale.ts'
import { ROUTING_WORDS } from '../../../workers/console/routing/words/use-routing-words.ts'
import type { RoutingWords } from '../../../workers/console/routing/words/en.ts'

/** Somebody who looks after the routing. */
export class Dispatcher {
	readonly page: Page
	readonly words: RoutingWords
	readonly #base: string

	constructor(page: Page, { base, locale = 'en' }: { base: string; locale?: Locale }) {
		this.page = page
		this.words = ROUTING_WORDS[locale]
		this.#base = base
	}

	async opens(name: string, path = '/console/routing'): Promise<void> {
		await this.page.goto(this.#base + path)
		await this.page.getByRole('button', { name }).click()
	}

	async picks(queue: string): Promise<void> {
		await this.queues.getByRole('button', { name: queue }).click()
		await this.page.getByRole('heading', { name: queue, level: 1 }).waitFor()
	}

	async looksAt(tab: 'policy' | 'json' | 'simulate' | 'versions'): Promise<void> {
		await this.page.getByRole('tab', { name: this.words.page[tab] }).click()
	}

	/** Adds a step that asks for the first skill there is. */
	async addsStep(): Promise<void> {
		const { clock, requirement, field } = this.words
		await this.page.getByRole('region', { name: this.words.section.clock }).getByRole('button', { name: clock.add }).click()
		await this.step(1).getByRole('button', { name: requirement.editOf(`${field.stepRequires}: ${requirement.anybody}`) }).click()
		await this.step(1).getByRole('button', { name: requirement.addTo }).click()
		await this.page.getByRole('menuitem', { name: requirement.addSkill }).click()
		await this.step(1).getByRole('button', { name: requirement.done }).click()
	}

	/** One of a list of choices. */
	async chooses(label: string, option: string): Promise<void> {
		await this.page.getByRole('button', { name: label }).click()
		await this.page.getByRole('option', { name: option }).click()
	}

	/** Waits until what stands there is kept and can be published. */
	async isReady(): Promise<void> {
		await this.foot.getByText(this.words.draft.checked).waitFor()
	}

	async publishes(note: string): Promise<void> {
		await this.foot.getByRole('button', { name: this.words.draft.review }).click()
		await this.dialog.getByRole('textbox', { name: this.words.publish.note }).fill(note)
		await this.dialog.getByRole('button', { name: this.words.publish.submit, exact: true }).click()
		await this.dialog.waitFor({ state: 'detached' })
	}

	/** Runs a small simulation to its end. */
	async simulates(): Promise<void> {
		await this.looksAt('simulate')
		await this.page.getByRole('textbox', { name: this.words.sim.days }).fill('1')
		await this.page.getByRole('button', { name: this.words.sim.run, exact: true }).click()
		await this.page.getByRole('heading', { name: this.words.result.title }).waitFor()
	}

	/** Of the queue itself, not of one of its rules. */
	step(n: number): Locator {
		return this.page.getByRole('list', { name: this.words.clock.label }).getByRole('group', { name: this.words.change.step(n) })
	}

	get queues(): Locator {
		return this.page.getByRole('navigation', { name: this.words.page.queues })
	}

	get foot(): Locator {
		return this.page.getByRole('region', { name: this.words.draft.label, exact: true })
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog')
	}
}
