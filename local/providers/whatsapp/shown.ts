import type { Shown } from '../stand-in.ts'
import { addressOf, templates } from './account.ts'
import type { OutboundMessage } from './message.ts'

/** The template, filled in; null where there is none of this name, or the blanks are not as many. */
export function filledTemplate(
	{ name, language, components = [] }: Extract<OutboundMessage, { type: 'template' }>['template'],
): string | null {
	const found = templates.find((it) => it.name === name && it.language === language.code && it.status === 'APPROVED')
	const text = found?.components.find(({ type }) => type === 'BODY')?.['text']
	const values = components.flatMap(({ parameters }) => parameters.map((it) => it.text))
	if (typeof text !== 'string' || new Set(text.match(/\{\{\w+\}\}/g)).size !== values.length) return null
	return text.replace(/\{\{(\d+)\}\}/g, (blank, number: string) => values[Number(number) - 1] ?? blank)
}

/** What the customer sees of it. */
export function shownOf(message: OutboundMessage, id: string): Shown {
	const { context, biz_opaque_callback_data: ours } = message
	return {
		address: addressOf(message.recipient ?? message.to ?? ''),
		id,
		kind: 'message',
		text: '',
		files: [],
		options: [],
		...(context !== undefined && { of: context.message_id }),
		...(ours !== undefined && { ours }),
		...contentOf(message),
	}
}

function contentOf(message: OutboundMessage): Partial<Shown> {
	switch (message.type) {
		case 'text':
			return { text: message.text.body }
		case 'image':
			return { text: message.image.caption ?? '', files: [fileOf('image', message.image.link)] }
		case 'video':
			return { text: message.video.caption ?? '', files: [fileOf('video', message.video.link)] }
		case 'audio':
			return { files: [fileOf(message.audio.voice === true ? 'voice' : 'audio', message.audio.link)] }
		case 'sticker':
			return { files: [fileOf('sticker', message.sticker.link)] }
		case 'document':
			return { text: message.document.caption ?? '', files: [fileOf('file', message.document.link)] }
		case 'location':
			return { text: `📍 ${message.location.name ?? ''} ${message.location.latitude}, ${message.location.longitude}` }
		case 'contacts':
			return {
				text: message.contacts.map(({ name, phones = [] }) => `👤 ${name.formatted_name} ${phones.map((it) => it.phone).join(', ')}`).join(
					'\n',
				),
			}
		case 'interactive':
			return { text: message.interactive.body.text, options: optionsOf(message.interactive) }
		case 'reaction':
			return { kind: 'reaction', of: message.reaction.message_id, text: message.reaction.emoji }
		case 'template':
			return { text: filledTemplate(message.template) ?? '', template: true }
	}
}

function fileOf(kind: Shown['files'][number]['kind'], url: string): Shown['files'][number] {
	return { kind, url, name: decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') }
}

function optionsOf(interactive: Extract<OutboundMessage, { type: 'interactive' }>['interactive']): Shown['options'] {
	if (interactive.type === 'button') return interactive.action.buttons.map(({ reply }) => reply)
	return interactive.action.sections.flatMap(({ rows }) => rows.map(({ id, title }) => ({ id, title })))
}
