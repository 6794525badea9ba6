/** What really goes back and forth: the last exchanges of one channel, as they were. */
import type { Exchange } from '../engine/view.ts'
import { h } from './dom.ts'
import { labApi } from './lab-api.ts'
import { words } from './words.ts'

const SHOWN_MAX = 200

export class Wire {
	readonly element: HTMLElement
	readonly #which = h('select', { on: { change: () => this.show(this.#which.value) } })
	readonly #list = h('ol', { class: 'exchanges' })
	readonly #empty = h('p', { class: 'empty' }, words.wireEmpty)
	#channel: string | null = null
	#after = 0
	#opener: Element | null = null

	constructor() {
		const close = h('button', { type: 'button', on: { click: () => this.#close() } }, words.close)
		this.element = h(
			'aside',
			{ class: 'wire', 'aria-label': words.wire, hidden: true, on: { keydown: ({ key }) => key === 'Escape' && this.#close() } },
			h('header', {}, h('h2', {}, words.wire), h('label', {}, words.channel, this.#which), close),
			h('div', { class: 'rows', tabindex: 0, role: 'region', 'aria-label': words.wire }, this.#empty, this.#list),
		)
	}

	offer(channel: string): void {
		this.#which.append(h('option', { value: channel }, words.channels[channel as keyof typeof words.channels] ?? channel))
	}

	show(channel: string): void {
		if (this.element.hidden) this.#opener = document.activeElement
		this.element.hidden = false
		this.#which.value = channel
		this.#which.focus()
		this.#channel = channel
		this.#after = 0
		this.#list.replaceChildren()
		void this.refresh(channel)
	}

	/** Something has happened in a channel. */
	async refresh(channel: string): Promise<void> {
		if (this.element.hidden || channel !== this.#channel) return
		const { items } = await labApi.exchanges(channel, this.#after)
		const fresh = items.filter((it) => it.seq > this.#after)
		if (channel !== this.#channel) return
		this.#after = Math.max(this.#after, ...fresh.map((it) => it.seq))
		this.#list.prepend(...fresh.map(row))
		while (this.#list.children.length > SHOWN_MAX) this.#list.lastElementChild?.remove()
		this.#empty.hidden = this.#list.children.length > 0
	}

	#close(): void {
		this.element.hidden = true
		this.#channel = null
		if (this.#opener instanceof HTMLElement) this.#opener.focus()
	}
}

function row(exchange: Exchange): HTMLElement {
	const { request, response, way, atMs, tookMs } = exchange
	const { pathname } = new URL(request.url)
	return h(
		'li',
		{ 'data-way': way },
		h(
			'details',
			{},
			h(
				'summary',
				{},
				h('time', { datetime: new Date(atMs).toISOString() }, new Date(atMs).toTimeString().slice(0, 8)),
				h('span', { class: 'way' }, way === 'in' ? words.toPatchbay : words.toProvider),
				h('code', {}, `${request.method} ${pathname}`),
				h('strong', { 'data-good': response !== null && response.status < 400 }, response ? String(response.status) : words.noAnswer),
				h('span', {}, `${tookMs} ms`),
				h('span', { class: 'note' }, noteText(exchange)),
			),
			part(words.request, `${request.method} ${request.url}\n${lines(request.headers)}\n\n${request.body}`),
			response && part(words.answer, `${response.status}\n${lines(response.headers)}\n\n${response.body}`),
		),
	)
}

function part(title: string, text: string): HTMLElement {
	return h('div', {}, h('h3', {}, title), h('pre', { tabindex: 0, role: 'region', 'aria-label': title }, text))
}

function lines(headers: Readonly<Record<string, string>>): string {
	return Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n')
}

function noteText({ note }: Exchange): string {
	switch (note?.type) {
		case 'attempt': {
			const attempt = note.attempt > 1 ? [words.attempt(note.attempt)] : []
			return [...attempt, ...note.copies > 1 ? [words.copy(note.copy, note.copies)] : []].join(', ')
		}
		case 'lost':
			return words.lostOnWay
		case 'fault':
			return words.faults[note.fault]
		case 'handshake':
			return words.handshake
		case 'unanswered':
			return note.why
		case undefined:
			return ''
	}
}
