/** Where a customer writes, and sends whatever else the channel takes. */
import type { AskedAct } from '../engine/asked-act.ts'
import type { Bubble, RoomView } from '../engine/view.ts'
import { h } from './dom.ts'
import { readFile } from './read-file.ts'
import { words } from './words.ts'

export interface ComposerOptions {
	readonly name: string
	/** Does it; says so when it cannot be done. */
	act(act: AskedAct): void
	say(text: string): void
}

/** Somebody who goes on typing is told of now and then. */
const TYPING_EVERY_MS = 4_000

const SAMPLES = [
	{ sample: 'photo', kinds: ['image'] },
	{ sample: 'voice', kinds: ['voice', 'audio'] },
	{ sample: 'document', kinds: ['file'] },
	{ sample: 'sticker', kinds: ['sticker'] },
] as const

/** `reply` and `edit`: what is written is about that message. */
type About = { readonly how: 'reply' | 'edit'; readonly bubble: Bubble }

export class Composer {
	readonly element: HTMLFormElement
	readonly #options: ComposerOptions
	readonly #input: HTMLInputElement
	readonly #send = h('button', { type: 'submit', class: 'send' }, words.send)
	readonly #about = h('div', { class: 'about', hidden: true })
	readonly #menu = h('div', { class: 'menu', hidden: true })
	readonly #toggle: HTMLButtonElement
	#what: About | null = null
	#can: RoomView['can'] = []
	#files: RoomView['files'] = []
	#typedAtMs = 0

	constructor(options: ComposerOptions) {
		this.#options = options
		this.#input = h('input', {
			...{
				type: 'text',
				autocomplete: 'off',
				enterkeyhint: 'send',
				'aria-label': words.write(options.name),
				placeholder: words.write(options.name),
			},
			on: { input: () => this.#types(), keydown: ({ key }) => key === 'Escape' && this.about(null) },
		})
		this.#toggle = h(
			'button',
			{
				type: 'button',
				class: 'plus',
				'aria-expanded': 'false',
				'aria-label': words.more,
				on: { click: () => this.#open(Boolean(this.#menu.hidden)) },
			},
			'+',
		)
		this.element = h('form', {
			class: 'composer',
			on: { submit: (event) => this.#submit(event), keydown: (event) => this.#escapes(event) },
		})
		this.element.append(this.#about, this.#menu, h('div', { class: 'line' }, this.#toggle, this.#input, this.#send))
	}

	draw({ can, files, readiness }: RoomView): void {
		const isReady = readiness.state === 'ready'
		for (const it of [this.#input, this.#send, this.#toggle]) it.disabled = !isReady
		if (can.length === this.#can.length) return
		this.#can = can
		this.#files = files
		this.#menu.replaceChildren(...this.#entries())
	}

	/** What is written next is about a message; null for no longer. */
	about(what: About | null): void {
		const wasEditing = this.#what?.how === 'edit'
		this.#what = what
		this.#about.hidden = what === null
		if (what === null) return void (wasEditing && (this.#input.value = ''))
		const text = what.how === 'edit' ? words.editing : words.replyingTo(what.bubble.text.slice(0, 60))
		const cancel = h('button', { type: 'button', 'aria-label': words.cancel, on: { click: () => this.about(null) } }, '✕')
		this.#about.replaceChildren(h('span', {}, text), cancel)
		if (what.how === 'edit') this.#input.value = what.bubble.text
		this.#input.focus()
	}

	#submit(event: SubmitEvent): void {
		event.preventDefault()
		const text = this.#input.value.trim()
		if (text === '') return
		const what = this.#what
		const of = what?.bubble.id ?? ''
		if (what?.how === 'edit') this.#options.act({ type: 'edit', of, text })
		else this.#options.act({ type: 'text', text, ...what?.how === 'reply' && { replyTo: of } })
		this.about(null)
		this.#input.value = ''
		this.#typedAtMs = 0
	}

	#types(): void {
		const nowMs = Date.now()
		if (!this.#can.includes('typing') || nowMs - this.#typedAtMs < TYPING_EVERY_MS) return
		this.#typedAtMs = nowMs
		this.#options.act({ type: 'typing' })
	}

	#open(isOpen: boolean): void {
		this.#menu.hidden = !isOpen
		this.#toggle.setAttribute('aria-expanded', String(isOpen))
		if (isOpen) this.#menu.querySelector('button')?.focus()
	}

	#escapes({ key }: KeyboardEvent): void {
		if (key !== 'Escape' || this.#menu.hidden) return
		this.#open(false)
		this.#toggle.focus()
	}

	#entries(): HTMLElement[] {
		const can = (type: RoomView['can'][number]) => this.#can.includes(type)
		const entry = (name: string, act: AskedAct) => this.#entry(name, () => this.#options.act(act))
		const samples = SAMPLES.filter(({ kinds }) => kinds.some((it) => this.#files.includes(it)))
			.map(({ sample }) => entry(words.samples[sample], { type: 'sample', sample, caption: '' }))
		return [
			...can('file') ? [...samples, this.#upload()] : [],
			...can('location') ? [entry(words.location, { type: 'location', latitude: 34.9858, longitude: 135.7588, name: words.place })] : [],
			...can('contact') ? [entry(words.contact, { type: 'contact', name: words.friend, phone: '+81 75 555 0134' })] : [],
			...can('follow') ? [entry(words.follow, { type: 'follow' })] : [],
			...can('unfollow') ? [entry(words.unfollow, { type: 'unfollow' })] : [],
			...can('unknown') ? [entry(words.somethingNew, { type: 'unknown' })] : [],
		]
	}

	#entry(name: string, act: () => void): HTMLButtonElement {
		const click = () => {
			this.#open(false)
			this.#input.focus()
			act()
		}
		return h('button', { type: 'button', on: { click } }, name)
	}

	#upload(): HTMLElement {
		const input = h('input', {
			type: 'file',
			hidden: true,
			tabindex: -1,
			'aria-hidden': 'true',
			on: { change: () => void this.#uploads(input) },
		})
		return h('span', {}, this.#entry(words.upload, () => input.click()), input)
	}

	async #uploads(input: HTMLInputElement): Promise<void> {
		const [file] = input.files ?? []
		input.value = ''
		if (!file) return
		const act = await readFile(file)
		act ? this.#options.act(act) : this.#options.say(words.tooLarge)
	}
}
