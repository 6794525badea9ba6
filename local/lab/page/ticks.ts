import type { Bubble } from '../engine/view.ts'
import { h } from './dom.ts'
import { words } from './words.ts'

const MARKS: Readonly<Record<Bubble['state'], string>> = {
	sending: '◌',
	held: '⏸',
	retrying: '↻',
	arrived: '✓',
	seen: '✓✓',
	lost: '✕',
	refused: '✕',
	taken: '✓',
	delivered: '✓✓',
	read: '✓✓',
	failed: '✕',
}

/** How far a message has come, as a mark with its words. */
export function ticks({ state, attempts }: Pick<Bubble, 'state' | 'attempts'>): HTMLElement {
	const said = state === 'retrying' ? words.retrying(attempts) : words.states[state]
	return h('span', { class: 'ticks', 'data-state': state, role: 'img', 'aria-label': said, title: said }, MARKS[state])
}
