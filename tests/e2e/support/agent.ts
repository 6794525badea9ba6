import type { Locator, Page } from 'playwright-core'
import type { Words } from '../../../workers/console/i18n/en.ts'
import { eventually } from './eventually.ts'

export type AgentName = 'Ana Flores' | '王伟 Wei' | 'Sam Okafor'

/** Somebody at the console. */
export class Agent {
	readonly page: Page
	readonly words: Words
	readonly #base: string

	constructor(page: Page, { base, words }: { base: string; words: Words }) {
		this.page = page
		this.words = words
		this.#base = base
	}

	async visits(): Promise<void> {
		await this.page.goto(`${this.#base}/console`)
	}

	async signsIn(name: string): Promise<void> {
		await this.visits()
		await this.page.getByRole('button', { name }).click()
		await this.presence.waitFor()
	}

	/** Signs in and receives offers. */
	async starts(name: AgentName): Promise<void> {
		await this.signsIn(name)
		await this.becomes('available')
	}

	async becomes(presence: 'available' | 'away' | 'offline'): Promise<void> {
		await this.presence.click()
		await this.page.getByRole('menuitemradio', { name: this.words.presence[presence], exact: true }).click()
		await this.is(presence)
	}

	async is(presence: 'available' | 'away' | 'offline' | 'not_responding'): Promise<void> {
		const { label, [presence]: word } = this.words.presence
		await this.page.getByRole('button', { name: `${label}: ${word}` }).waitFor()
	}

	/** Waits for an offer that shows these words, and takes it with the keyboard. */
	async accepts(text: string): Promise<void> {
		await this.offer(text).waitFor()
		await this.presses('a')
		await this.hears(text)
		await this.isWriting()
	}

	/** Waits for the cursor to have come to where replies are written, as it does by itself: until then keys mean something else. */
	async isWriting(): Promise<void> {
		await this.composer.and(this.page.locator(':focus')).waitFor()
	}

	/** A key for the whole page, with the focus in no field. */
	async presses(key: string): Promise<void> {
		const field = await this.page.evaluate(() => document.activeElement?.matches('input, textarea') ?? false)
		if (field) await this.page.keyboard.press('Escape')
		await this.page.keyboard.press(key)
	}

	/** Waits for words in the open conversation. */
	async hears(text: string | RegExp): Promise<void> {
		await this.log.getByText(text).first().waitFor()
	}

	async types(text: string): Promise<void> {
		await this.composer.focus()
		await this.page.keyboard.insertText(text)
	}

	async replies(text: string): Promise<void> {
		await this.types(text)
		await this.page.keyboard.press('Enter')
		await this.bubble(text).waitFor()
	}

	async notes(text: string): Promise<void> {
		await this.page.keyboard.press('Control+Shift+N')
		await this.page.getByPlaceholder(this.words.composer.noteHint).fill(text)
		await this.page.keyboard.press('Enter')
		await this.bubble(text).waitFor()
		await this.page.keyboard.press('Control+Shift+N')
	}

	async opens(text: string): Promise<void> {
		await this.row(text).click()
		await this.hears(text)
	}

	/** Ends the open conversation and says what came of it. */
	async closes(disposition: string | RegExp): Promise<void> {
		await this.page.getByRole('button', { name: this.words.conversation.closeIt, exact: true }).click()
		await this.#chooses(disposition)
		await this.dialog.getByRole('button', { name: this.words.close.submit }).click()
		await this.dialog.waitFor({ state: 'detached' })
	}

	/** Types the name, which leaves one in the list, and takes it. */
	async transfers(to: string, note = ''): Promise<void> {
		await this.page.getByRole('button', { name: this.words.conversation.transfer, exact: true }).click()
		await this.dialog.getByRole('textbox', { name: this.words.transfer.to }).fill(to)
		await this.dialog.getByRole('option', { name: to, exact: true }).click()
		await this.dialog.getByRole('textbox', { name: this.words.transfer.note }).fill(note)
		await this.dialog.getByRole('button', { name: this.words.transfer.submitTo(to) }).click()
		await this.dialog.waitFor({ state: 'detached' })
	}

	/** Cuts the wrap-up in the list short; with other conversations still open the console shows one of those. */
	async finishes(): Promise<void> {
		if (await this.wrapUp.isHidden()) await this.#held(this.words.rail.wrapping).first().click()
		await this.wrapUp.getByRole('button', { name: this.words.wrapUp.done }).click()
	}

	/** Leaves nothing behind for the next test: no conversation held, no offer to come. */
	async tidiesUp(): Promise<void> {
		if (this.page.isClosed() || !await this.presence.isVisible()) return
		await this.becomes('offline')
		await this.page.getByRole('button', { name: this.words.rail.mine, exact: true }).click()
		// The list changes with the address, a moment after the click: until then there is nothing in it to be counted.
		await this.page.getByRole('button', { name: this.words.rail.mine, exact: true, pressed: true }).waitFor()
		const { active, idle, wrapping } = this.words.rail
		const rows = this.#held(active).or(this.#held(idle)).or(this.#held(wrapping))
		while (await rows.count() > 0) {
			const before = await rows.count()
			await rows.last().click()
			await this.page.locator('.wrap-up').or(this.page.locator('.composer')).first().waitFor()
			if (await this.composer.isVisible()) await this.closes(/./)
			await this.wrapUp.or(this.composer).first().waitFor()
			await this.finishes()
			await eventually(() => rows.count()).toBeLessThan(before)
		}
	}

	/** Texts of the customer as they stand in the open conversation. */
	async heard(): Promise<string[]> {
		return await this.log.locator('[data-side="customer"] .bubble').allInnerTexts()
	}

	/** Waits for one of their own messages to have come so far. */
	async seesOwn(text: string, delivery: 'sent' | 'delivered' | 'read'): Promise<void> {
		await this.bubble(text).getByText(this.words.delivery[delivery], { exact: true }).waitFor()
	}

	offer(text: string): Locator {
		return this.page.getByRole('article', { name: this.words.offer.title }).filter({ hasText: text }).filter({ visible: true })
	}

	get offers(): Locator {
		return this.page.getByRole('article', { name: this.words.offer.title })
	}

	/** A conversation in the list. */
	row(text: string): Locator {
		return this.page.getByRole('navigation').getByRole('listitem').filter({ hasText: text }).locator('.work-row')
	}

	/** Somebody in the list of who waits. */
	inLine(text: string): Locator {
		return this.page.locator('.line-item').filter({ hasText: text })
	}

	/** Who waits in a queue, by what they said, in the order the list shows. */
	async lineOf(queue: string): Promise<string[]> {
		return await this.page.getByRole('region', { name: queue, exact: true }).locator('.line-item .work-row-last').allInnerTexts()
	}

	bubble(text: string): Locator {
		return this.log.locator('.bubble-line').filter({ hasText: text })
	}

	get presence(): Locator {
		return this.page.getByRole('button', { name: `${this.words.presence.label}: ` })
	}

	get log(): Locator {
		return this.page.getByRole('log', { name: this.words.conversation.log })
	}

	get composer(): Locator {
		return this.page.getByPlaceholder(this.words.composer.replyHint)
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog')
	}

	get wrapUp(): Locator {
		return this.page.getByRole('region', { name: this.words.wrapUp.title, exact: true })
	}

	get toasts(): Locator {
		return this.page.locator('.toasts')
	}

	#held(group: string): Locator {
		return this.page.getByRole('region', { name: group, exact: true }).getByRole('listitem').locator('.work-row')
	}

	async #chooses(option: string | RegExp): Promise<void> {
		await this.dialog.locator('.select-button').click()
		await this.page.getByRole('option', { name: option, exact: true }).first().click()
	}
}
