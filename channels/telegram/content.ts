import { FILES_MAX } from '../../core/message.ts'
import type { InboundContent, InboundFile } from '../channel.ts'
import { cleanName, cleanText } from '../shared/clean.ts'
import { filledIn } from '../shared/filled-in.ts'
import { readJsonText } from '../shared/json.ts'
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from '../shared/read.ts'
import { fileOf } from './inbound-files.ts'
import { worded } from './worded.ts'

/** What a message says; null for what is none of the kinds we know. */
export function contentOf(message: Fields): InboundContent | null {
	return fileContent(message) ?? placeContent(message) ?? contactContent(message) ?? playContent(message) ?? textContent(message)
}

function textContent({ text, entities }: Fields): InboundContent | null {
	const words = textOf(text)
	return words === null ? null : { kind: 'text', text: worded(words, entities) }
}

/** What has to be paid for comes as several within one. */
function filesOf(message: Fields): readonly InboundFile[] {
	const paid = listOf(fieldsOf(message['paid_media'])['paid_media']).map(fieldsOf)
	return [message, ...paid.slice(0, FILES_MAX)].map(fileOf).filter((it) => it !== null).slice(0, FILES_MAX)
}

function fileContent(message: Fields): InboundContent | null {
	const files = filesOf(message)
	const [file] = files
	if (file === undefined) return null
	const caption = worded(textOf(message['caption']) ?? '', message['caption_entities'])
	const emoji = file.kind === 'sticker' ? cleanText(textOf(fieldsOf(message['sticker'])['emoji']) ?? '', 40) : ''
	return { kind: 'files', text: caption || emoji, files }
}

/** A venue comes with a location of the same place beside it. */
function placeContent(message: Fields): InboundContent | null {
	const venue = fieldsOf(message['venue'])
	const place = fieldsOf(venue['location'] ?? message['location'])
	const [latitude, longitude] = [numberOf(place['latitude']), numberOf(place['longitude'])]
	if (latitude === null || longitude === null) return null
	const [name, address] = [cleanName(textOf(venue['title'])), cleanName(textOf(venue['address']), 500)]
	return { kind: 'location', text: '', latitude, longitude, name, address }
}

function contactContent(message: Fields): InboundContent | null {
	if (!isFields(message['contact'])) return null
	const { first_name: first, last_name: last, phone_number: number } = message['contact']
	const phone = cleanText(textOf(number) ?? '', 100)
	const name = cleanName([textOf(first), textOf(last)].filter((it) => it !== null).join(' ')) ?? phone
	return { kind: 'contacts', text: '', contacts: [{ name, phones: phone === '' ? [] : [phone], emails: [] }] }
}

/** What can be said in words as well: a die that was cast, a poll, a game. */
function playContent(message: Fields): InboundContent | null {
	const { emoji, value } = fieldsOf(message['dice'])
	if (textOf(emoji) !== null && numberOf(value) !== null) return { kind: 'text', text: cleanText(`${emoji} ${value}`, 60) }
	const { question, options } = fieldsOf(message['poll'])
	if (textOf(question) !== null) {
		const answers = listOf(options).map((it) => `– ${textOf(fieldsOf(it)['text']) ?? ''}`)
		return { kind: 'text', text: cleanText([`📊 ${question}`, ...answers].join('\n')) }
	}
	const game = textOf(fieldsOf(message['game'])['title'])
	return game === null ? tradeContent(message) : { kind: 'text', text: cleanText(`🎮 ${game}`, 300) }
}

/** A list of things to do, a payment, and what a page within Telegram hands back. */
function tradeContent(message: Fields): InboundContent | null {
	const { title, tasks } = fieldsOf(message['checklist'])
	if (textOf(title) !== null) {
		const lines = listOf(tasks).map((it) => `– ${textOf(fieldsOf(it)['text']) ?? ''}`)
		return { kind: 'text', text: cleanText([`☑ ${title}`, ...lines].join('\n')) }
	}
	const { currency, total_amount: amount } = fieldsOf(message['successful_payment'])
	if (textOf(currency) !== null && numberOf(amount) !== null) {
		return { kind: 'text', text: `💳 ${moneyOf(numberOf(amount) ?? 0, textOf(currency) ?? '')}` }
	}
	const data = textOf(fieldsOf(message['web_app_data'])['data'])
	return data === null ? null : { kind: 'text', text: cleanText(filledIn(readJsonText(data) ?? data).join('\n')) }
}

/** In whole units; stars, and currencies without smaller ones, have none. */
function moneyOf(amount: number, currency: string): string {
	const isCode = /^[A-Z]{3}$/.test(currency) && currency !== 'XTR'
	const digits = isCode ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2 : 0
	return cleanText(`${(amount / 10 ** digits).toFixed(digits)} ${currency}`, 60)
}
