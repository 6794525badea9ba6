/** One channel: a customer's phone, with somebody to choose who that is. */
import type { AskedAct } from '../engine/asked-act.ts'
import type { PhoneView, RoomView } from '../engine/view.ts'
import { BubbleLog } from './bubble-log.ts'
import { Composer } from './composer.ts'
import { h, spoken } from './dom.ts'
import { labApi, type Refused } from './lab-api.ts'
import { troubleBadges, TroublePanel } from './trouble-panel.ts'
import { words } from './words.ts'

/** How long a word on what did not work stands there. */
const SAID_MS = 6_000

export class PhoneCard {
	readonly element: HTMLElement
	readonly #name: string
	readonly #channel: string
	readonly #log: BubbleLog
	readonly #composer: Composer
	readonly #panel: TroublePanel
	readonly #who = h('select', { on: { change: () => this.#turnsTo(this.#who.value) } })
	readonly #status = h('span', { class: 'status' })
	readonly #badges = h('p', { class: 'badges' })
	readonly #typing = h('p', { class: 'typing' })
	readonly #said = h('p', { class: 'said', role: 'status' })
	readonly #trouble: HTMLButtonElement
	#room: RoomView
	/** Who has been chosen: they may not have come yet. */
	#chosen = ''

	constructor(room: RoomView, showWire: () => void) {
		this.#room = room
		this.#channel = room.channel
		this.#name = words.channels[room.channel] ?? room.channel
		this.#log = new BubbleLog({
			reply: (bubble) => this.#composer.about({ how: 'reply', bubble }),
			edit: (bubble) => this.#composer.about({ how: 'edit', bubble }),
			remove: ({ id }) => id !== null && this.#does({ type: 'delete', of: id }),
			react: ({ id }, emoji) => id !== null && this.#does({ type: 'reaction', of: id, emoji }),
			choose: ({ id }, option) => id !== null && this.#does({ type: 'choice', of: id, option: option.id, title: option.title }),
		})
		this.#composer = new Composer({ name: this.#name, act: (act) => this.#does(act), say: (text) => this.#say(text) })
		this.#panel = new TroublePanel({
			change: (change) => void labApi.trouble(this.#channel, change).then((it) => this.#tells(it)),
			expire: () => void this.#expires(),
		})
		this.#trouble = h('button', {
			type: 'button',
			'aria-expanded': 'false',
			on: { click: () => this.#opens(Boolean(this.#panel.element.hidden)) },
		}, words.trouble)
		this.element = this.#build(showWire)
	}

	draw(room: RoomView): void {
		this.#room = room
		const phone = this.#phone()
		this.#drawPeople(phone)
		this.#drawReadiness()
		this.#composer.draw(room)
		this.#panel.draw(room)
		this.#log.draw(phone?.bubbles ?? [], room)
		this.#typing.textContent = phone?.isTyping ? words.isTyping : ''
		this.#badges.replaceChildren(...troubleBadges(room).map((it) => h('span', {}, it)))
		if (phone && phone.unread > 0 && this.element.contains(document.activeElement)) this.#looks()
	}

	#build(showWire: () => void): HTMLElement {
		const title = `title-${this.#channel}`
		const add = h('button', {
			type: 'button',
			'aria-label': words.addCustomer,
			title: words.addCustomer,
			on: { click: () => void this.#adds() },
		}, '+')
		return h(
			'section',
			{
				...{ class: 'card', 'data-channel': this.#channel, 'aria-labelledby': title },
				on: { focusin: () => this.#looks(), pointerdown: () => this.#looks() },
			},
			h(
				'header',
				{},
				h('h2', { id: title }, this.#name),
				this.#trouble,
				h('button', { type: 'button', on: { click: showWire } }, words.wire),
			),
			h('div', { class: 'who' }, h('label', {}, spoken(words.customer), this.#who), add),
			h('div', { class: 'screen' }, this.#log.element, this.#panel.element),
			h('div', { class: 'below' }, this.#status, this.#typing, this.#badges, this.#said),
			this.#composer.element,
		)
	}

	#phone(): PhoneView | undefined {
		return this.#room.phones.find((it) => it.address === this.#chosen) ?? this.#room.phones[0]
	}

	/** Of whoever is shown. */
	get #address(): string {
		return this.#phone()?.address ?? ''
	}

	#drawPeople(phone: PhoneView | undefined): void {
		const texts = this.#room.phones.map(({ name, unread }) => unread > 0 ? `${name} (${words.unread(unread)})` : name)
		const isSame = texts.length === this.#who.options.length && texts.every((it, i) => this.#who.options[i]?.text === it)
		if (!isSame) {
			this.#who.replaceChildren(...this.#room.phones.map(({ address }, i) => h('option', { value: address }, texts[i] ?? address)))
		}
		const address = phone?.address ?? ''
		this.#who.value = address
		this.#who.title = address
		this.#log.element.setAttribute('aria-label', words.phoneOf(phone?.name ?? '', this.#name))
	}

	#drawReadiness(): void {
		const { readiness } = this.#room
		this.#status.dataset['state'] = readiness.state
		const again = () => h('button', { type: 'button', on: { click: () => void labApi.open() } }, words.again)
		if (readiness.state === 'ready') this.#status.replaceChildren(h('code', {}, `${this.#room.inbox} · ${this.#address}`))
		else if (readiness.state === 'failed') this.#status.replaceChildren(h('span', { title: readiness.why }, words.failed), again())
		else this.#status.replaceChildren(words.settingUp)
	}

	#turnsTo(address: string): void {
		this.#chosen = address
		this.#composer.about(null)
		this.draw(this.#room)
		this.#looks()
	}

	#looks(): void {
		const phone = this.#phone()
		if (phone && phone.unread > 0) void labApi.look({ channel: this.#channel, address: phone.address })
	}

	#does(act: AskedAct): void {
		void labApi.act({ channel: this.#channel, address: this.#address }, act).then((it) => this.#tells(it))
	}

	async #adds(): Promise<void> {
		const address = await labApi.person(this.#channel)
		if (address === null) return this.#say(words.refused)
		this.#chosen = address
		this.draw(this.#room)
	}

	async #expires(): Promise<void> {
		const { inbox } = this.#room
		if (inbox === null) return
		const refused = await labApi.expire({ inbox, address: this.#address })
		refused === null ? this.#say(words.expired) : this.#tells(refused)
	}

	#opens(isOpen: boolean): void {
		this.#panel.element.hidden = !isOpen
		this.#log.element.inert = isOpen
		this.#trouble.setAttribute('aria-expanded', String(isOpen))
	}

	#tells(refused: Refused): void {
		if (refused !== null) this.#say(words.refusals[refused] ?? words.refused)
	}

	#say(text: string): void {
		this.#said.textContent = text
		setTimeout(() => this.#said.textContent === text && (this.#said.textContent = ''), SAID_MS)
	}
}
