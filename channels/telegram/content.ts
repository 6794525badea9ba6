import type { InboundContent } from '../channel.ts'
import { cleanName, cleanText } from '../shared/clean.ts'
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

function fileContent(message: Fields): InboundContent | null {
	const file = fileOf(message)
	if (file === null) return null
	const caption = worded(textOf(message['caption']) ?? '', message['caption_entities'])
	const emoji = file.kind === 'sticker' ? cleanText(textOf(fieldsOf(message['sticker'])['emoji']) ?? '', 40) : ''
	return { kind: 'files', text: caption || emoji, files: [file] }
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
	return game === null ? null : { kind: 'text', text: cleanText(`🎮 ${game}`, 300) }
}
