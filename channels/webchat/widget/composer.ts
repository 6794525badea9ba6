import { button, el, icon, setText } from './dom.ts'
import { fill, type Texts } from './i18n.ts'

/** Longest message the protocol takes, in UTF-16 code units. */
export const TEXT_LIMIT = 8_000
/** From here on the customer is told how much room is left. */
const NEAR = 500
const HEIGHT_MAX_PX = 132

export interface ComposerOptions {
	readonly texts: Texts
	readonly draft: string
	readonly typed: (text: string) => void
	readonly say: (text: string) => void
	readonly attach: (files: readonly File[]) => void
}

/** Where the customer writes: Enter sends, Shift+Enter breaks the line, and a Chinese input method keeps its own Enter. */
export class Composer {
	readonly node: HTMLFormElement
	readonly #options: ComposerOptions
	readonly #input: HTMLTextAreaElement
	readonly #send: HTMLButtonElement
	readonly #room: HTMLElement
	readonly #attach: HTMLButtonElement

	constructor(options: ComposerOptions) {
		const { texts } = options
		this.#options = options
		this.#input = el('textarea', {
			rows: '1',
			placeholder: texts.write,
			'aria-label': texts.write,
			'aria-describedby': 'room',
			enterkeyhint: 'send',
		})
		this.#send = el('button', { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send }, icon('send'))
		this.#room = el('p', { id: 'room', class: 'room', hidden: '' })
		this.#attach = this.#makeAttach()
		this.node = el('form', { class: 'composer' }, this.#room, el('div', {}, this.#attach, this.#input, this.#send))
		this.#input.value = options.draft
		this.#listen()
		this.#measure()
	}

	focus(): void {
		this.#input.focus({ preventScroll: true })
		this.#grow()
	}

	set disabled(disabled: boolean) {
		if (this.#input.disabled === disabled) return
		this.#input.disabled = this.#attach.disabled = disabled
		this.#measure()
	}

	/** A field for files looks different everywhere: a button stands for it. */
	#makeAttach(): HTMLButtonElement {
		const { texts, attach } = this.#options
		const files = el('input', { type: 'file', multiple: '', hidden: '', 'aria-hidden': 'true', tabindex: '-1' })
		files.addEventListener('change', () => {
			attach([...files.files ?? []])
			files.value = ''
			this.focus()
		})
		const label = { class: 'attach', 'aria-label': texts.attach, title: texts.attach }
		const shown = button(label, icon('attach'), () => files.click())
		shown.append(files)
		return shown
	}

	#listen(): void {
		this.#input.addEventListener('paste', (event) => {
			const files = [...event.clipboardData?.files ?? []]
			if (files.length === 0) return
			event.preventDefault()
			this.#options.attach(files)
		})
		this.#input.addEventListener('input', () => {
			this.#measure()
			this.#options.typed(this.#input.value)
		})
		this.#input.addEventListener('keydown', (event) => {
			// Safari ends a composition before its Enter arrives, and then only the old key code tells.
			if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
			event.preventDefault()
			this.#submit()
		})
		this.node.addEventListener('submit', (event) => {
			event.preventDefault()
			this.#submit()
			this.#input.focus()
		})
	}

	#submit(): void {
		if (this.#send.disabled) return
		const text = this.#input.value
		this.#input.value = ''
		this.#measure()
		this.#options.typed('')
		this.#options.say(text)
	}

	#measure(): void {
		const { texts } = this.#options
		const left = TEXT_LIMIT - this.#input.value.trim().length
		this.#send.disabled = this.#input.disabled || left < 0 || left === TEXT_LIMIT
		this.#room.hidden = left > NEAR
		this.#room.classList.toggle('over', left < 0)
		setText(this.#room, left > NEAR ? '' : fill(left < 0 ? texts.tooLong : texts.left, { n: Math.abs(left) }))
		this.#grow()
	}

	#grow(): void {
		const { style } = this.#input
		style.height = 'auto'
		style.height = `${Math.min(HEIGHT_MAX_PX, this.#input.scrollHeight)}px`
	}
}
