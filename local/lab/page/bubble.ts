/** One message on a customer's phone, and what they can do about it. */
import type { Bubble, BubbleFile, RoomView } from '../engine/view.ts'
import { h, spoken } from './dom.ts'
import { ticks } from './ticks.ts'
import { words } from './words.ts'

export interface BubbleActs {
	reply(bubble: Bubble): void
	edit(bubble: Bubble): void
	remove(bubble: Bubble): void
	react(bubble: Bubble, emoji: string | null): void
	choose(bubble: Bubble, option: { readonly id: string; readonly title: string }): void
}

interface Around {
	readonly room: RoomView
	/** What it answers, in words; null when that is not known here. */
	readonly quoted: string | null
	readonly acts: BubbleActs
}

const EMOJI = ['👍', '❤️'] as const

export function bubbleElement(bubble: Bubble, around: Around): HTMLElement {
	const { from, what, key } = bubble
	if (what !== 'message') return h('div', { class: 'did', 'data-key': key }, words.did[what], ' ', ticks(bubble))
	return h(
		'div',
		{ class: 'bubble', 'data-from': from, 'data-key': key },
		around.quoted !== null && h('p', { class: 'quoted' }, around.quoted),
		...bubble.isDeleted ? [h('p', { class: 'gone' }, words.deleted)] : contentOf(bubble),
		options(bubble, around),
		foot(bubble, around),
	)
}

function contentOf({ text, files }: Bubble): (HTMLElement | null)[] {
	return [...files.map(fileElement), text === '' ? null : h('p', { class: 'text' }, text)]
}

/** Everything has its room before it is there, so that nothing jumps. */
function fileElement({ kind, name, url }: BubbleFile): HTMLElement {
	if (url === null) return h('p', { class: 'file' }, `📎 ${name}`)
	switch (kind) {
		case 'image':
		case 'sticker':
			return h('img', { class: kind === 'image' ? 'picture' : 'sticker', src: url, alt: name })
		case 'audio':
		case 'voice':
			return h('audio', { controls: true, preload: 'none', src: url, 'aria-label': name })
		case 'video':
			return h('video', { class: 'picture', controls: true, preload: 'none', src: url, 'aria-label': name })
		case 'file':
			return h('a', { class: 'file', href: url, download: name }, `📎 ${name}`)
	}
}

function options(bubble: Bubble, { acts }: Around): HTMLElement | null {
	if (bubble.options.length === 0 || bubble.isDeleted) return null
	const buttons = bubble.options.map((it) => h('button', { type: 'button', on: { click: () => acts.choose(bubble, it) } }, it.title))
	return h('div', { class: 'options' }, ...buttons)
}

function foot(bubble: Bubble, around: Around): HTMLElement {
	const { customer, company } = bubble.reactions
	const reactions = [customer, company].filter((it) => it !== null)
	const time = new Date(bubble.atMs)
	return h(
		'div',
		{ class: 'foot' },
		reactions.length > 0 && h('span', { class: 'reactions' }, reactions.join(' ')),
		bubble.isTemplate && h('span', {}, words.template),
		bubble.isEdited && h('span', {}, words.edited),
		h('time', { datetime: time.toISOString() }, time.toTimeString().slice(0, 5)),
		ticks(bubble),
		more(bubble, around),
	)
}

/** Opens what can be done; nothing when nothing can. */
function more(bubble: Bubble, around: Around): HTMLElement | null {
	const buttons = bubble.isDeleted || bubble.id === null ? [] : deeds(bubble, around)
	if (buttons.length === 0) return null
	const list = h('span', { class: 'deeds', hidden: true }, ...buttons)
	const button = h('button', {
		...{ type: 'button', class: 'more', 'aria-expanded': 'false', 'aria-label': words.actsOn(bubble.text.slice(0, 40)) },
		on: {
			click() {
				list.hidden = !list.hidden
				button.setAttribute('aria-expanded', String(!list.hidden))
			},
		},
	}, '⋯')
	return h('span', {}, button, list)
}

function deeds(bubble: Bubble, { room: { can, canReply }, acts }: Around): HTMLElement[] {
	const isOwn = bubble.from === 'customer'
	const deed = (name: string, act: () => void, shown = name) =>
		h(
			'button',
			{ type: 'button', on: { click: act } },
			...shown === name ? [name] : [h('span', { 'aria-hidden': 'true' }, shown), spoken(name)],
		)
	return [
		...canReply ? [deed(words.reply, () => acts.reply(bubble))] : [],
		...can.includes('reaction') && !isOwn ? EMOJI.map((it) => deed(words.react(it), () => acts.react(bubble, it), it)) : [],
		...can.includes('reaction') && bubble.reactions.customer !== null ? [deed(words.unreact, () => acts.react(bubble, null))] : [],
		...can.includes('edit') && isOwn && bubble.text !== '' ? [deed(words.edit, () => acts.edit(bubble))] : [],
		...can.includes('delete') && isOwn ? [deed(words.remove, () => acts.remove(bubble))] : [],
	]
}
