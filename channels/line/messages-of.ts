import type { Outgoing, Part } from '../channel.ts'
import type { Option } from '../../core/message.ts'
import { choiceData } from './choice-data.ts'

type Message = Readonly<Record<string, unknown>>

const LABEL_MAX_CHARS = 20
const PLACE_MAX_CHARS = 100
/** What sound is taken to be when nobody knows how long it is: 64 kbit a second. LINE wants a number, and shows it. */
const BYTES_PER_MS = 8

/** LINE's messages of a part: they go in one request, and arrive together. Null for what LINE has no way to send. */
export function messagesOf(outgoing: Outgoing): readonly Message[] | null {
	const messages = plainMessages(outgoing.part)
	const quoteToken = quoteOf(outgoing)
	if (messages === null || quoteToken === null) return messages
	const first = messages.findIndex((it) => it.type === 'text')
	return messages.map((it, i) => i === first ? { ...it, quoteToken } : it)
}

/** A message can be quoted by the token it came with, and no other way; only the latest is known. */
function quoteOf({ replyTo, thread }: Outgoing): string | null {
	return replyTo !== null && thread.message === replyTo ? thread.quote ?? null : null
}

function plainMessages(part: Part): readonly Message[] | null {
	switch (part.kind) {
		case 'text':
			return [{ type: 'text', text: part.text }]
		case 'link':
			return [{ type: 'text', text: [part.text, part.title, part.url].filter(Boolean).join('\n') }]
		case 'file':
			return fileMessages(part)
		case 'location': {
			const { latitude, longitude, name, address } = part
			const title = (name ?? address ?? `${latitude}, ${longitude}`).slice(0, PLACE_MAX_CHARS)
			return [...words(part.text), { type: 'location', title, address: (address ?? title).slice(0, PLACE_MAX_CHARS), latitude, longitude }]
		}
		case 'menu':
			return [{ type: 'text', text: part.text, quickReply: { items: part.options.map(quickReply).filter((it) => it !== null) } }]
		default:
			return null
	}
}

function words(text: string): readonly Message[] {
	return text === '' ? [] : [{ type: 'text', text }]
}

function fileMessages({ text, file }: Extract<Part, { kind: 'file' }>): readonly Message[] | null {
	const { kind, url, bytes, durationMs } = file
	switch (kind) {
		case 'image':
		case 'video':
			return [{ type: kind, originalContentUrl: url, previewImageUrl: url }, ...words(text)]
		case 'audio':
		case 'voice': {
			const duration = Math.max(1_000, Math.round(durationMs ?? bytes / BYTES_PER_MS))
			return [{ type: 'audio', originalContentUrl: url, duration }, ...words(text)]
		}
		default:
			return null
	}
}

function quickReply({ id, title }: Option): Message | null {
	const data = choiceData({ id, title })
	const label = title.length > LABEL_MAX_CHARS ? `${title.slice(0, LABEL_MAX_CHARS - 1).toWellFormed()}…` : title
	return data === null
		? null
		: { type: 'action', action: { type: 'postback', label, data, displayText: title.slice(0, 300).toWellFormed() } }
}
