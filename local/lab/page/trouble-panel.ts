/** What is to go wrong with a channel. */
import type { RoomView } from '../engine/view.ts'
import { h } from './dom.ts'
import type { TroubleChange } from './lab-api.ts'
import { words } from './words.ts'

export interface TroubleActs {
	change(change: TroubleChange): void
	expire(): void
}

interface Choice {
	readonly name: string
	readonly options: readonly { readonly value: string; readonly text: string }[]
	/** What stands now. */
	now(room: RoomView): string
	change(value: string): TroubleChange
}

const numbers = (values: readonly number[], text: (value: number) => string) => values.map((it) => ({ value: String(it), text: text(it) }))
const named = <Key extends string>(texts: Readonly<Record<Key, string>>) =>
	Object.entries<string>(texts).map(([value, text]) => ({ value, text }))

const ON_THE_WAY: readonly Choice[] = [
	{
		name: words.copies,
		options: numbers([1, 2, 3, 5], words.times),
		now: (it) => String(it.trouble.copies),
		change: (value) => ({ copies: Number(value) }),
	},
	{
		name: words.delay,
		options: numbers([0, 1_000, 5_000, 30_000], (it) => (it === 0 ? words.none : words.seconds(it / 1_000))),
		now: (it) => String(it.trouble.delayMs),
		change: (value) => ({ delayMs: Number(value) }),
	},
	{
		name: words.shuffle,
		options: numbers([1, 2, 3, 5], words.shuffled),
		now: (it) => String(it.trouble.shuffle),
		change: (value) => ({ shuffle: Number(value) }),
	},
	{ name: words.loss, options: named(words.lost), now: (it) => it.trouble.lost, change: (value) => ({ lost: oneOf(words.lost, value) }) },
]

/** How long a fault lasts is chosen before it, and counts from then. */
const FAULT: Choice = {
	name: words.answers,
	options: named(words.faults),
	now: (it) => it.trouble.fault ?? 'none',
	change(value) {
		const fault = oneOf(words.faults, value)
		return { fault: fault === 'none' ? null : fault }
	},
}
const RECEIPTS: Choice = {
	name: words.receipts,
	options: named(words.receiptRules),
	now: (it) => it.trouble.receipts,
	change: (value) => ({ receipts: oneOf(words.receiptRules, value) }),
}

/** As it was listed. */
function oneOf<Key extends string>(texts: Readonly<Record<Key, string>>, value: string): Key {
	for (const key in texts) if (key === value) return key
	throw new Error(`no such choice: ${value}`)
}

const NONE: TroubleChange = { copies: 1, delayMs: 0, shuffle: 1, lost: 'none', forged: false, fault: null, faultForMs: 0, receipts: 'all' }

export class TroublePanel {
	readonly element: HTMLElement
	readonly #selects: readonly { readonly choice: Choice; readonly select: HTMLSelectElement }[]
	readonly #forged: HTMLInputElement
	readonly #forMs: HTMLSelectElement
	readonly #expire: HTMLButtonElement

	constructor(acts: TroubleActs) {
		const times = numbers([0, 5_000, 30_000], (it) => (it === 0 ? words.untilOff : words.seconds(it / 1_000)))
		this.#forMs = h('select', {}, ...times.map(({ value, text }) => h('option', { value }, text)))
		const lasting = (change: TroubleChange) => ('fault' in change ? { ...change, faultForMs: Number(this.#forMs.value) } : change)
		this.#selects = [...ON_THE_WAY, FAULT, RECEIPTS].map((choice) => ({
			choice,
			select: h(
				'select',
				{ on: { change: ({ target }) => target instanceof HTMLSelectElement && acts.change(lasting(choice.change(target.value))) } },
				...choice.options.map(({ value, text }) => h('option', { value }, text)),
			),
		}))
		this.#forged = h('input', { type: 'checkbox', on: { change: () => acts.change({ forged: this.#forged.checked }) } })
		this.#expire = h('button', { type: 'button', on: { click: () => acts.expire() } }, words.expire)
		const reset = h('button', { type: 'button', on: { click: () => acts.change(NONE) } }, words.reset)
		const fields = this.#selects.map(({ choice: { name }, select }) => h('label', {}, name, select))
		this.element = h(
			'div',
			{ class: 'trouble', hidden: true },
			h(
				'fieldset',
				{},
				h('legend', {}, words.onTheWay),
				...fields.slice(0, ON_THE_WAY.length),
				h('label', { class: 'check' }, this.#forged, words.forged),
			),
			h('fieldset', {}, h('legend', {}, words.provider), h('label', {}, words.until, this.#forMs), ...fields.slice(ON_THE_WAY.length)),
			h('div', { class: 'buttons' }, this.#expire, reset),
		)
	}

	draw(room: RoomView): void {
		for (const { choice, select } of this.#selects) if (document.activeElement !== select) select.value = choice.now(room)
		this.#forged.checked = room.trouble.forged
		this.#expire.hidden = !room.hasWindow
		this.#expire.disabled = room.inbox === null
	}
}

/** What is going wrong just now, in few words. */
export function troubleBadges({ trouble, held }: RoomView): string[] {
	const { copies, delayMs, shuffle, lost, forged, fault, receipts } = trouble
	return [
		...copies > 1 ? [`×${copies}`] : [],
		...delayMs > 0 ? [`+${words.seconds(delayMs / 1_000)}`] : [],
		...shuffle > 1 ? [words.shuffled(shuffle)] : [],
		...held > 0 ? [words.held(held)] : [],
		...lost !== 'none' ? [`${words.loss}: ${words.lost[lost]}`] : [],
		...forged ? [words.forged] : [],
		...fault !== null ? [words.faults[fault]] : [],
		...receipts !== 'all' ? [`${words.receipts}: ${words.receiptRules[receipts]}`] : [],
	]
}
