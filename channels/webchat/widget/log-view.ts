import { type ContentOptions, saidNodes } from './content-view.ts'
import { button, el, icon, type IconName, initials, setText } from './dom.ts'
import { fill, type Texts } from './i18n.ts'
import type { MessageState } from './message-state.ts'
import type { Said } from './said.ts'
import type { Clock } from './time.ts'
import type { Entry } from './timeline.ts'

export interface LogViewOptions {
	readonly texts: Texts
	readonly clock: Clock
	readonly retry: (id: string) => void
	readonly discard: (id: string) => void
	/** In the customer's words, why a message was refused. */
	readonly why: (id: string) => string
	readonly choose: ContentOptions['choose']
	readonly linkTo: ContentOptions['linkTo']
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
	readonly #drawn = new Map<
		string,
		{ readonly node: Element; readonly mark: string; readonly body: string }
	>()

	constructor(parent: Element, options: LogViewOptions) {
		this.#parent = parent
		this.#options = options
	}

	draw(entries: readonly Entry[]): void {
		const keys = new Set(entries.map((it) => it.key))
		for (const [key, { node }] of this.#drawn) {
			if (!keys.has(key)) this.#forget(key, node)
		}
		const nodes = entries.map((it) => this.#nodeOf(it))
		let place = this.#parent.firstElementChild
		for (const node of nodes) {
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
		const body = 'said' in entry ? JSON.stringify(entry.said) : ''
		const node = drawn?.body === body ? drawn.node : this.#make(entry)
		if (drawn && drawn.node !== node) drawn.node.replaceWith(node)
		if (entry.kind === 'own') this.#update(node, entry)
		this.#drawn.set(entry.key, { node, mark, body })
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
					...this.#bubble(entry.said, { isTheirs: false }),
				)
			case 'agent':
				return this.#agent(entry)
		}
	}

	#agent({ name, said, atMs, lead }: Extract<Entry, { kind: 'agent' }>): Element {
		const [bubble, ...below] = this.#bubble(said, { isTheirs: true })
		bubble?.querySelector('.meta')?.append(this.#options.clock.time(atMs))
		const who = lead ? el('p', { class: 'name' }, name) : hidden(`${name}: `)
		const face = el('span', { class: 'face', 'aria-hidden': 'true' }, lead ? initials(name) : '')
		return el('div', { class: lead ? 'agent lead' : 'agent' }, face, el('div', {}, who, ...bubble ? [bubble] : [], ...below))
	}

	/** The bubble, and what hangs on it. */
	#bubble(said: Said, { isTheirs }: { isTheirs: boolean }): Element[] {
		const { texts, choose, linkTo } = this.#options
		const edited = said.isEdited && !said.isDeleted ? [el('span', { class: 'edited' }, texts.edited)] : []
		const nodes = saidNodes(said, { texts, choose, linkTo, isTheirs })
		const bubble = el('div', { class: 'bubble' }, ...nodes, el('span', { class: 'meta' }, ...edited))
		if (said.reactions.length === 0 || said.isDeleted) return [bubble]
		const emoji = said.reactions.join(' ')
		return [bubble, el('p', { class: 'reactions', role: 'img', 'aria-label': fill(texts.reactions, { emoji }) }, emoji)]
	}

	#update(node: Element, { key, atMs, state, progress, said: { isEdited, isDeleted } }: Own): void {
		const { texts, clock } = this.#options
		node.className = `own ${state}`
		const tick = el('span', { class: 'tick', role: 'img', 'aria-label': texts[state], title: texts[state] }, icon(STATE_ICONS[state]))
		const edited = isEdited && !isDeleted ? [el('span', { class: 'edited' }, texts.edited)] : []
		node.querySelector('.meta')?.replaceChildren(...edited, clock.time(atMs), tick)
		node.querySelector('progress')?.remove()
		if (progress !== undefined) {
			node.querySelector('.file')?.after(el('progress', { max: '1', value: String(progress), 'aria-label': texts.sending }))
		}
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

function hidden(text: string): Element {
	return el('span', { class: 'unseen' }, text)
}

/** Equal marks look equal. */
function markOf(entry: Entry): string {
	if (!('said' in entry)) return entry.key
	const standing = entry.kind === 'own' ? [entry.state, entry.atMs, entry.progress] : [entry.lead]
	return JSON.stringify([entry.said, ...standing])
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
