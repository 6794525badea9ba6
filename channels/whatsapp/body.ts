/** A message as WhatsApp takes it: https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api */
import type { ContactCard, Option } from '../../core/message.ts'
import type { OutboundFile, Outgoing, Part } from '../channel.ts'
import { inWords } from '../providers/meta/in-words.ts'
import { isGroup } from './group.ts'

/** Buttons of one message; more become rows of a list, ten at most. */
const BUTTONS_MAX = 3
const ROWS_MAX = 10
/** Words above buttons; above a list they have a message's whole length. */
const BUTTONS_TEXT_MAX_CHARS = 1_024
const BUTTON_MAX_CHARS = 20
const ROW_MAX_CHARS = 24
/** What opens a list: there is no doing without, and no language is known here. */
const LIST_BUTTON = '☰'
/** WhatsApp takes no menu without words. */
const WORDLESS = '…'

const MB = 1_048_576
/** What is shown as what it is, and how large it may be; anything else goes as a document. */
const shownAs = new Map<string, { readonly type: 'image' | 'video' | 'audio' | 'sticker'; readonly bytesMax: number }>([
	['image/jpeg', { type: 'image', bytesMax: 5 * MB }],
	['image/png', { type: 'image', bytesMax: 5 * MB }],
	['video/mp4', { type: 'video', bytesMax: 16 * MB }],
	['video/3gpp', { type: 'video', bytesMax: 16 * MB }],
	['audio/aac', { type: 'audio', bytesMax: 16 * MB }],
	['audio/amr', { type: 'audio', bytesMax: 16 * MB }],
	['audio/mp4', { type: 'audio', bytesMax: 16 * MB }],
	['audio/mpeg', { type: 'audio', bytesMax: 16 * MB }],
	['audio/ogg', { type: 'audio', bytesMax: 16 * MB }],
	['image/webp', { type: 'sticker', bytesMax: 500_000 }],
])

/** A business-scoped id, or that of a whole group of businesses: `US.1349…`, `US.ENT.1181…`. */
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/** Null for what WhatsApp has no way to do. Our own id goes along, and comes back with every status. */
export function bodyOf({ id, to, part, replyTo }: Pick<Outgoing, 'id' | 'to' | 'part' | 'replyTo'>): Record<string, unknown> | null {
	const content = contentOf(part)
	if (content === null) return null
	return {
		messaging_product: 'whatsapp',
		recipient_type: isGroup(to) ? 'group' : 'individual',
		...(USER_ID.test(to) ? { recipient: to } : { to }),
		...content,
		...(replyTo !== null && part.kind !== 'reaction' && { context: { message_id: replyTo } }),
		biz_opaque_callback_data: id,
	}
}

function contentOf(part: Part): Record<string, unknown> | null {
	switch (part.kind) {
		case 'file':
			return fileOf(part.file, part.text)
		case 'location': {
			const { latitude, longitude, name, address } = part
			return { type: 'location', location: { latitude, longitude, ...(name !== null && { name }), ...(address !== null && { address }) } }
		}
		case 'contacts':
			return { type: 'contacts', contacts: part.contacts.map(cardOf) }
		case 'menu':
			return { type: 'interactive', interactive: menuOf(part.text || WORDLESS, part.options) }
		case 'template':
			return { type: 'template', template: templateOf(part) }
		case 'reaction':
			return { type: 'reaction', reaction: { message_id: part.of, emoji: part.emoji ?? '' } }
		default: {
			const text = inWords(part)
			return text === null ? null : { type: 'text', text: { body: text, preview_url: /https?:\/\//.test(text) } }
		}
	}
}

/** Sound and stickers have no room for words: with some, they go as a document. */
function fileOf({ kind, name, type, bytes, url }: OutboundFile, text: string): Record<string, unknown> {
	const shown = shownAs.get(type.split(';')[0]?.trim().toLowerCase() ?? '')
	const isMeant = kind === 'voice' ? shown?.type === 'audio' : shown?.type === kind
	const fits = shown !== undefined && isMeant && bytes <= shown.bytesMax
	const caption = text === '' ? {} : { caption: text }
	if (fits && (shown.type === 'image' || shown.type === 'video')) return { type: shown.type, [shown.type]: { link: url, ...caption } }
	if (fits && text === '') return { type: shown.type, [shown.type]: { link: url, ...(kind === 'voice' && { voice: true }) } }
	return { type: 'document', document: { link: url, filename: name, ...caption } }
}

function cardOf({ name, phones, emails }: ContactCard): Record<string, unknown> {
	return {
		name: { formatted_name: name, first_name: name },
		phones: phones.map((phone) => ({ phone, type: 'CELL' })),
		emails: emails.map((email) => ({ email, type: 'WORK' })),
	}
}

function menuOf(text: string, options: readonly Option[]): Record<string, unknown> {
	const body = { text }
	if (options.length <= BUTTONS_MAX && text.length <= BUTTONS_TEXT_MAX_CHARS) {
		const buttons = options.map(({ id, title }) => ({ type: 'reply', reply: { id, title: shortened(title, BUTTON_MAX_CHARS) } }))
		return { type: 'button', body, action: { buttons } }
	}
	const rows = options.slice(0, ROWS_MAX).map(({ id, title }) => ({ id, title: shortened(title, ROW_MAX_CHARS) }))
	return { type: 'list', body, action: { button: LIST_BUTTON, sections: [{ rows }] } }
}

function shortened(title: string, max: number): string {
	return title.length <= max ? title : `${title.slice(0, max - 1).toWellFormed()}…`
}

function templateOf({ name, language, values }: Extract<Part, { kind: 'template' }>): Record<string, unknown> {
	const parameters = values.map((text) => ({ type: 'text', text }))
	const components = parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] }
	return { name, language: { code: language }, ...components }
}
