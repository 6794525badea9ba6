import type { Locator, Page } from 'playwright-core'
import type { Texts } from '../../../channels/webchat/widget/i18n.ts'
import { eventually } from './eventually.ts'

/** Somebody on a website. Finds things the way a person does: by what stands on them. */
export class Visitor {
	readonly page: Page
	readonly words: Texts
	readonly #base: string

	constructor(page: Page, { base, words }: { base: string; words: Texts }) {
		this.page = page
		this.words = words
		this.#base = base
	}

	async visits(path = '/demo'): Promise<void> {
		await this.page.goto(new URL(path, this.#base).href)
	}

	async opensWidget(): Promise<void> {
		await this.page.getByRole('button', { name: this.words.open }).click()
		await this.panel.waitFor()
	}

	/** Opens the widget on the demo shop and writes. */
	async asks(text: string): Promise<void> {
		await this.visits()
		await this.opensWidget()
		await this.says(text)
	}

	async types(text: string): Promise<void> {
		await this.composer.focus()
		await this.page.keyboard.insertText(text)
	}

	async says(text: string): Promise<void> {
		await this.types(text)
		await this.page.keyboard.press('Enter')
	}

	/** Waits for words anywhere in the chat. */
	async sees(text: string | RegExp): Promise<void> {
		await this.panel.getByText(text).filter({ visible: true }).first().waitFor()
	}

	/** Waits until their own message has come so far. */
	async seesOwn(text: string, state: 'sent' | 'delivered' | 'read'): Promise<void> {
		await this.panel.locator('.own').filter({ hasText: text }).getByRole('img', { name: this.words[state], exact: true }).waitFor()
	}

	/** All of their own messages, in the order they stand there. */
	async own(): Promise<string[]> {
		return await this.#texts('.own .bubble')
	}

	/** All messages of agents. */
	async heard(): Promise<string[]> {
		return await this.#texts('.agent .bubble')
	}

	/** Asks to be called back, instead of waiting. */
	async asksToBeCalled(to: string): Promise<void> {
		await this.panel.getByRole('button', { name: this.words.callMe, exact: true }).click()
		await this.panel.getByRole('textbox', { name: this.words.callTo }).fill(to)
		await this.page.keyboard.press('Enter')
		await this.sees(to)
	}

	async ends(): Promise<void> {
		await this.panel.getByRole('button', { name: this.words.end, exact: true }).click()
		await this.panel.getByRole('button', { name: this.words.endYes, exact: true }).click()
		await this.sees(this.words.endedByYou)
	}

	/** Leaves nothing behind for the next test. */
	async tidiesUp(): Promise<void> {
		const end = this.panel.getByRole('button', { name: this.words.end, exact: true })
		if (this.page.isClosed() || !await end.isVisible()) return
		await this.ends()
	}

	get panel(): Locator {
		return this.page.getByRole('dialog').filter({ has: this.page.getByRole('log', { name: this.words.log }) })
	}

	get composer(): Locator {
		return this.panel.getByRole('textbox', { name: this.words.write })
	}

	get launcher(): Locator {
		return this.page.locator('.launcher')
	}

	/** The text of a bubble comes first in it, then time and tick. */
	#texts(bubbles: string): Promise<string[]> {
		return this.panel.locator(bubbles).evaluateAll((all) => all.map((it) => it.firstChild?.textContent ?? ''))
	}

	/** Waits until all of their messages stand in the log, each once and in this order. */
	async seesOwnInOrder(texts: readonly string[]): Promise<void> {
		await eventually(() => this.own()).toEqual(texts)
		await eventually(() => this.panel.locator('.own.sending').count()).toBe(0)
	}
}
