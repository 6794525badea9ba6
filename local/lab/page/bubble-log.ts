/** The messages on a phone: what has not changed stays the element it was. */
import type { Bubble, RoomView } from '../engine/view.ts'
import { type BubbleActs, bubbleElement } from './bubble.ts'
import { h } from './dom.ts'
import { ticks } from './ticks.ts'
import { words } from './words.ts'

interface Drawn {
	readonly bubble: Bubble
	readonly element: HTMLElement
}

/** So near the end, one wants to see what comes. */
const NEAR_PX = 60

export class BubbleLog {
	readonly element = h('div', { class: 'log', role: 'log', tabindex: 0, 'aria-relevant': 'additions' })
	readonly #empty = h('p', { class: 'empty' }, words.nothingYet)
	readonly #acts: BubbleActs
	#drawn = new Map<number, Drawn>()

	constructor(acts: BubbleActs) {
		this.#acts = acts
		this.element.append(this.#empty)
	}

	draw(bubbles: readonly Bubble[], room: RoomView): void {
		const isNearEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < NEAR_PX
		const before = this.#drawn
		this.#drawn = new Map(bubbles.map((it) => [it.key, this.#of(it, { before: before.get(it.key), bubbles, room })]))
		for (const [key, { element }] of before) if (this.#drawn.get(key)?.element !== element) this.#takeOut(key, element)
		let last: Element = this.#empty
		for (const { element } of this.#drawn.values()) {
			if (last.nextElementSibling !== element) last.after(element)
			last = element
		}
		this.#empty.hidden = bubbles.length > 0
		const isAnother = !bubbles.some((it) => before.has(it.key))
		if (isNearEnd || isAnother) this.element.scrollTop = this.element.scrollHeight
	}

	#of(bubble: Bubble, { before, bubbles, room }: { before: Drawn | undefined; bubbles: readonly Bubble[]; room: RoomView }): Drawn {
		if (before && JSON.stringify(before.bubble) === JSON.stringify(bubble)) return before
		if (before && isSameButState(before.bubble, bubble)) {
			before.element.querySelector('.ticks')?.replaceWith(ticks(bubble))
			return { bubble, element: before.element }
		}
		const quoted = bubble.of === null ? null : bubbles.find((it) => it.id === bubble.of)?.text.slice(0, 80) ?? null
		return { bubble, element: bubbleElement(bubble, { room, quoted, acts: this.#acts }) }
	}

	/** Who was in it with the keyboard is not thrown back to the top of the page. */
	#takeOut(key: number, element: HTMLElement): void {
		const hadFocus = element.contains(document.activeElement)
		element.remove()
		if (!hadFocus) return
		const next = this.#drawn.get(key)?.element.querySelector<HTMLElement>('.more') ?? this.element
		queueMicrotask(() => next.focus())
	}
}

function isSameButState(one: Bubble, two: Bubble): boolean {
	const same = { state: 'sending', attempts: 0 } as const
	return JSON.stringify({ ...one, ...same }) === JSON.stringify({ ...two, ...same })
}
