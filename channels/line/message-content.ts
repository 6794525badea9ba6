import type { InboundContent, InboundFile } from '../channel.ts'
import type { FileKind } from '../../core/message.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/read.ts'
import { amountOf } from '../shared/when.ts'
import { sourceOf } from './file-source.ts'

/** Words that describe a sticker; LINE picks some of many, so more than a few say no more. */
const KEYWORDS_MAX = 3

/** What a message says; null for a kind that is not known, or one without what makes it. */
export function contentOf(message: Fields): InboundContent | null {
	switch (message.type) {
		case 'text': {
			const text = cleanText(textOf(message.text) ?? '')
			return text === '' ? null : { kind: 'text', text }
		}
		case 'image':
		case 'video':
		case 'audio':
		case 'file':
			return withFile(message, message.type)
		case 'location':
			return locationOf(message)
		case 'sticker':
			return stickerOf(message)
		default:
			return null
	}
}

function withFile(message: Fields, kind: FileKind): InboundContent | null {
	const source = sourceOf(message, kind)
	if (source === null) return null
	const durationMs = amountOf(numberOf(message.duration))
	const file: InboundFile = {
		kind,
		name: cleanName(textOf(message.fileName)),
		// LINE does not say.
		type: null,
		bytes: amountOf(numberOf(message.fileSize)),
		source,
		...(durationMs === null ? {} : { durationMs }),
	}
	return { kind: 'files', text: '', files: [file] }
}

function locationOf(message: Fields): InboundContent | null {
	const [latitude, longitude] = [numberOf(message.latitude), numberOf(message.longitude)]
	if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
	return {
		kind: 'location',
		text: '',
		latitude,
		longitude,
		name: cleanName(textOf(message.title)),
		address: cleanName(textOf(message.address), 500),
	}
}

/** A sticker is a picture, and what it means: what the customer has written on it, or how LINE describes it. */
function stickerOf(message: Fields): InboundContent | null {
	const id = cleanId(textOf(message.stickerId), 40)
	if (id === null) return null
	const keywords = listOf(message.keywords).map(textOf).filter((it) => it !== null).slice(0, KEYWORDS_MAX)
	const file: InboundFile = { kind: 'sticker', name: null, type: 'image/png', bytes: null, source: `sticker ${id}` }
	return { kind: 'files', text: cleanText(textOf(message.text) ?? keywords.join(', '), 500), files: [file] }
}

/** Where one of several pictures sent together stands, from 1; null for any other. */
export function placeInSet(message: Fields): number | null {
	return amountOf(numberOf(fieldsOf(message.imageSet).index))
}
