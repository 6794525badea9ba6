/** What a message of WhatsApp's says: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages */
import type { ContactCard, FileKind } from '../../core/message.ts'
import type { InboundContent, InboundFile } from '../channel.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from '../shared/read.ts'
import { pressed } from './pressed.ts'

type Reader = (of: Fields) => InboundContent | null

const CONTACTS_MAX = 50
const LINES_MAX = 100

const readers = new Map<string, Reader>([
	['text', ({ body }) => worded(textOf(body))],
	['image', (of) => fileOf(of, 'image')],
	['video', (of) => fileOf(of, 'video')],
	['audio', (of) => fileOf(of, of.voice === true ? 'voice' : 'audio')],
	['voice', (of) => fileOf(of, 'voice')],
	['sticker', (of) => fileOf(of, 'sticker')],
	['document', (of) => fileOf(of, 'file')],
	['location', locationOf],
	['order', orderOf],
	['interactive', pressed],
	['button', ({ text, payload }) => choiceOf(textOf(text), textOf(payload))],
	[
		'system',
		({ body, type }) => ({
			kind: 'unsupported',
			text: cleanText(textOf(body) ?? ''),
			what: cleanText(`system ${textOf(type) ?? ''}`, 80).trim(),
		}),
	],
])

/** Null for what is not known, or has nothing in it that could be shown. */
export function contentOf(type: string, message: Fields): InboundContent | null {
	if (type === 'contacts') return contactsOf(message.contacts)
	const body = Object.hasOwn(message, type) ? message[type] : undefined
	return readers.get(type)?.(fieldsOf(body)) ?? null
}

function worded(text: string | null): InboundContent | null {
	return text === null ? null : { kind: 'text', text: cleanText(text) }
}

function choiceOf(title: string | null, payload: string | null): InboundContent | null {
	const option = payload ?? title
	return option === null ? null : { kind: 'choice', text: cleanText(title ?? option), option: cleanText(option, 1_000) }
}

/** A file is named by its id: the link that may come with it has run out long before it would be needed again. */
function fileOf(of: Fields, kind: FileKind): InboundContent | null {
	const source = cleanId(idOf(of.id))
	if (source === null) return null
	const file: InboundFile = { kind, name: cleanName(textOf(of.filename)), type: cleanName(textOf(of.mime_type), 100), bytes: null, source }
	return { kind: 'files', text: cleanText(textOf(of.caption) ?? ''), files: [file] }
}

function locationOf(of: Fields): InboundContent | null {
	const [latitude, longitude] = [numberOf(of.latitude), numberOf(of.longitude)]
	if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
	return { kind: 'location', text: '', latitude, longitude, name: cleanName(textOf(of.name)), address: cleanName(textOf(of.address), 500) }
}

function contactsOf(value: unknown): InboundContent | null {
	const contacts = listOf(value).slice(0, CONTACTS_MAX).map(fieldsOf).map(cardOf).filter((it) => it !== null)
	return contacts.length === 0 ? null : { kind: 'contacts', text: '', contacts }
}

function cardOf({ name, phones, emails }: Fields): ContactCard | null {
	const { formatted_name, first_name, last_name } = fieldsOf(name)
	const numbers = listOf(phones).map((it) => cleanName(textOf(fieldsOf(it).phone) ?? textOf(fieldsOf(it).wa_id), 50))
	const mails = listOf(emails).map((it) => cleanName(textOf(fieldsOf(it).email)))
	const spelt = textOf(formatted_name) ?? [textOf(first_name), textOf(last_name)].filter((it) => it !== null).join(' ')
	const card = { phones: numbers.filter((it) => it !== null), emails: mails.filter((it) => it !== null) }
	const called = cleanName(spelt) ?? card.phones[0] ?? card.emails[0]
	return called === undefined ? null : { name: called, ...card }
}

/** A cart, one line for each product: `3 × HAMBURGER · 30 ILS`. */
function orderOf({ text, product_items }: Fields): InboundContent | null {
	const lines = listOf(product_items).slice(0, LINES_MAX).map(fieldsOf).map((it) => {
		const price = [numberOf(it.item_price), textOf(it.currency)].filter((part) => part !== null).join(' ')
		const product = `${idOf(it.quantity) ?? 1} × ${idOf(it.product_retailer_id) ?? '?'}`
		return price === '' ? product : `${product} · ${price}`
	})
	return worded([textOf(text), ...lines].filter((it) => it !== null).join('\n') || null)
}
