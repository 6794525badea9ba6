import type { Content } from '../../../core/message.ts'
import { button, el } from './dom.ts'
import { fileNode, type FileNodeOptions } from './file-view.ts'
import { fill } from './i18n.ts'
import { linkify } from './linkify.ts'
import type { Said } from './said.ts'

export interface ContentOptions extends FileNodeOptions {
	choose(option: { readonly id: string; readonly title: string }): void
	/** Whether what an agent wrote is drawn: only there addresses become links. */
	readonly isTheirs: boolean
}

type Nodes = (Node | string)[]

/** What stands in a bubble. */
export function saidNodes(said: Said, options: ContentOptions): Nodes {
	const { texts } = options
	if (said.isDeleted) return [el('span', { class: 'gone' }, texts.deleted)]
	const quote = said.answers === null ? [] : [el('div', { class: 'quote' }, fill(texts.answers, { text: said.answers }))]
	return [...quote, ...contentNodes(said, options)]
}

function contentNodes(said: Said, options: ContentOptions): Nodes {
	const { content } = said
	const { texts } = options
	switch (content.kind) {
		case 'files':
			return [...content.files.map((it) => fileNode(it, said.files[it.id], options)), ...caption(content, options)]
		case 'email':
			return [
				content.subject,
				'\n\n',
				...words(content.text, options),
				...content.files.map((it) => fileNode(it, said.files[it.id], options)),
			]
		case 'location':
			return [...lines(content.name, content.address, content.text), link(mapOf(content), texts.place)]
		case 'contacts':
			return lines(content.text, ...content.contacts.flatMap((it) => [it.name, ...it.phones, ...it.emails]))
		case 'menu':
			return [...words(content.text, options), menu(said, content, options)]
		case 'link':
			return [...lines(content.text === content.url ? '' : content.text), webLink(content)]
		case 'unsupported':
			return [content.text || texts.unsupported]
		default:
			return words(content.text, options)
	}
}

/** Nodes for text, with an agent's addresses as safe links. */
function words(text: string, { isTheirs }: ContentOptions): Nodes {
	return isTheirs ? linkify(text).map(({ text, href }) => href ? link(href, text) : text) : [text]
}

function caption({ text }: Content, options: ContentOptions): Nodes {
	return text ? [el('div', { class: 'caption' }, ...words(text, options))] : []
}

function lines(...parts: (string | null)[]): Nodes {
	return parts.flatMap((it) => it ? [it, '\n'] : [])
}

function menu({ chosen }: Said, { options }: Extract<Content, { kind: 'menu' }>, { choose, texts }: ContentOptions): Element {
	const buttons = options.map((option) => {
		const it = button({ 'aria-pressed': String(option.id === chosen) }, option.title, () => choose(option))
		it.disabled = chosen !== null
		return it
	})
	return el('div', { class: 'options', role: 'group', 'aria-label': texts.options }, ...buttons)
}

function mapOf({ latitude, longitude }: Extract<Content, { kind: 'location' }>): string {
	return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
}

/** Anything but a page stays text. */
function webLink({ url, title }: Extract<Content, { kind: 'link' }>): Node | string {
	return /^https?:\/\//i.test(url) ? link(url, title || url) : url
}

function link(href: string, text: string): Element {
	return el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, text)
}
