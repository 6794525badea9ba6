import { button, el } from './dom.ts'
import type { Texts } from './i18n.ts'
import { isWaiting, type State } from './state.ts'

/** Lets who waits be called back instead: a button, and behind it the question where. */
export class CallForm {
	readonly node: HTMLElement
	readonly #offer: HTMLElement
	readonly #form: HTMLFormElement

	constructor({ callMe, callTo }: Texts, ask: (to: string) => void) {
		const input = el('input', {
			type: 'tel',
			autocomplete: 'tel',
			'aria-label': callTo,
			placeholder: callTo,
			required: '',
			minlength: '3',
			maxlength: '100',
		})
		this.#offer = button({ class: 'link' }, callMe, () => {
			this.#show(true)
			input.focus()
		})
		this.#form = el('form', { class: 'ask', hidden: '' }, input, el('button', {}, callMe))
		this.#form.addEventListener('submit', (event) => {
			event.preventDefault()
			this.#show(false)
			ask(input.value)
		})
		this.node = el('div', {}, this.#offer, this.#form)
	}

	draw({ status, callback, connection }: State): void {
		this.node.hidden = !isWaiting(status) || callback !== null || connection !== 'online'
	}

	#show(form: boolean): void {
		this.#form.hidden = !form
		this.#offer.hidden = form
	}
}
