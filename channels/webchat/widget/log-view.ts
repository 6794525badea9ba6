import { button, el, icon, type IconName, initials, setText } from './dom.ts'
import { fill, type Texts } from './i18n.ts'
import { linkify } from './linkify.ts'
import type { MessageState } from './message-state.ts'
import type { Clock } from './time.ts'
import type { Entry } from './timeline.ts'

export interface LogViewOptions {
	readonly texts: Texts
	readonly clock: Clock
	readonly retry: (id: string) => void
	readonly discard: (id: string) => void
	/** In the customer's words, why a message was refused. */
	readonly why: (id: string) => string
}

type Own = Extract<Entry, { kind: 'own' }>

const STATE_ICONS: Record<MessageState, IconName> = {
	sending: 'clock',
	failed: 'alert',
	sent: 'check',
	delivered: 'checks',
	read: 'checks',
}

/** Draws entries into `parent`, touching only what changed, so that screen readers hear additions alone. */
export class LogView {
	readonly #parent: Element
	readonly #options: LogViewOptions
	readonly #drawn = new Map<string, { node: Element; mark: string }>()

	constructor(parent: Element, options: LogViewOptions) {
		this.#parent = parent
		this.#options = options
	}

	draw(entries: readonly Entry[]): void {
		const keys = new Set(entries.map((it) => it.key))
		for (const [key, { node }] of this.#drawn) if (!keys.has(key)) this.#forget(key, node)
		let place = this.#parent.firstElementChild
		for (const entry of entries) {
			const node = this.#nodeOf(entry)
			if (node === place) place = place.nextElementSibling
			else this.#parent.insertBefore(node, place)
		}
	}

	#forget(key: string, node: Element): void {
		node.remove()
		this.#drawn.delete(key)
	}

	#nodeOf(entry: Entry): Element {
		const mark = markOf(entry)
		const drawn = this.#drawn.get(entry.key)
		if (drawn?.mark === mark) return drawn.node
		const node = drawn?.node ?? this.#make(entry)
		if (entry.kind === 'own') this.#update(node, entry)
		this.#drawn.set(entry.key, { node, mark })
		return node
	}

	#make(entry: Entry): Element {
		const { texts, clock } = this.#options
		switch (entry.kind) {
			case 'day':
				return el('p', { class: 'day' }, el('span', {}, clock.day(entry.atMs, Date.now())))
			case 'line':
				return el('p', { class: 'line' }, fill(texts[entry.line], { name: entry.name }), ' · ', clock.time(entry.atMs))
			case 'own':
				return el(
					'div',
					{ class: 'own' },
					hidden(`${texts.you}: `),
					el('p', { class: 'bubble' }, entry.text, el('span', { class: 'meta' })),
				)
			case 'agent':
				return this.#agent(entry)
		}
	}

	#agent({ name, text, atMs, lead }: Extract<Entry, { kind: 'agent' }>): Element {
		const bubble = el('p', { class: 'bubble' }, ...linked(text), el('span', { class: 'meta' }, this.#options.clock.time(atMs)))
		const who = lead ? el('p', { class: 'name' }, name) : hidden(`${name}: `)
		const face = el('span', { class: 'face', 'aria-hidden': 'true' }, lead ? initials(name) : '')
		return el('div', { class: lead ? 'agent lead' : 'agent' }, face, el('div', {}, who, bubble))
	}

	#update(node: Element, { key, atMs, state }: Own): void {
		const { texts, clock } = this.#options
		node.className = `own ${state}`
		const tick = el('span', { class: 'tick', role: 'img', 'aria-label': texts[state], title: texts[state] }, icon(STATE_ICONS[state]))
		node.querySelector('.meta')?.replaceChildren(clock.time(atMs), tick)
		node.querySelector('.refusal')?.remove()
		if (state === 'failed') node.append(this.#refusal(key))
	}

	#refusal(id: string): Element {
		const { texts, why, retry, discard } = this.#options
		const again = button({}, texts.retry, () => retry(id))
		const away = button({}, texts.discard, () => discard(id))
		return el('p', { class: 'refusal', role: 'alert' }, why(id), ' ', again, ' ', away)
	}
}

/** Nodes for text with its addresses as safe links. */
function linked(text: string): (Node | string)[] {
	return linkify(text).map(({ text, href }) => href ? el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, text) : text)
}

function hidden(text: string): Element {
	return el('span', { class: 'unseen' }, text)
}

/** Equal marks look equal. */
function markOf(entry: Entry): string {
	return entry.kind === 'own' ? `${entry.state} ${entry.atMs}` : entry.key
}

/** Three dots while the agent types. */
export function typingDots(): { node: HTMLElement; show(text: string): void } {
	const label = el('span', { class: 'unseen' })
	const node = el('p', { class: 'dots', hidden: '' }, label, el('i'), el('i'), el('i'))
	return {
		node,
		show(text) {
			node.hidden = !text
			setText(label, text)
		},
	}
}
