/** What comes with a message of Messenger or Instagram, of every type their guides know. */
import type { FileKind } from '../../../../core/message.ts'
import type { InboundContent, InboundFile } from '../../../channel.ts'
import { cleanName, cleanText } from '../../../shared/clean.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf } from '../../../shared/read.ts'

/** Links to Meta's files are long: they are signed. */
const URL_MAX_CHARS = 4_000
const ATTACHMENTS_MAX = 50

const kinds = new Map<string, FileKind>([
	['image', 'image'],
	['video', 'video'],
	['audio', 'audio'],
	['file', 'file'],
	['sticker', 'sticker'],
])

/** One message of theirs is at most one of ours for all its files, and one for each other thing. `what`: of what cannot be shown. */
export type Attached = Exclude<InboundContent, { kind: 'email' | 'choice' }>

/** In the order they came, the files together where the first of them was. */
export function attachedTo(message: Fields): readonly Attached[] {
	const all = listOf(message.attachments).slice(0, ATTACHMENTS_MAX).map(fieldsOf)
	const files = all.map(fileOf)
	const together: Attached = { kind: 'files', text: '', files: files.filter((it) => it !== null) }
	const first = files.findIndex((it) => it !== null)
	return all.flatMap((attachment, i): readonly Attached[] => {
		if (files[i] === null) return [otherOf(attachment)]
		return i === first ? [together] : []
	})
}

function fileOf(attachment: Fields): InboundFile | null {
	const kind = kinds.get(textOf(attachment.type) ?? '')
	const payload = fieldsOf(attachment.payload)
	const source = urlOf(payload.url)
	if (kind === undefined || source === null) return null
	// A sticker used to be an image with a number.
	const isSticker = idOf(payload.sticker_id) !== null
	return { kind: isSticker ? 'sticker' : kind, name: cleanName(textOf(payload.name)), type: null, bytes: null, source }
}

function otherOf(attachment: Fields): Attached {
	const type = textOf(attachment.type) ?? 'attachment'
	const payload = fieldsOf(attachment.payload)
	const shown = type === 'location' ? placeOf(attachment, payload) : linkOf(attachment, payload) ?? productOf(payload)
	return shown ??
		{ kind: 'unsupported', text: cleanText(textOf(attachment.title) ?? textOf(payload.title) ?? ''), what: cleanText(type, 80) }
}

function placeOf({ title }: Fields, { coordinates }: Fields): Attached | null {
	const { lat, long } = fieldsOf(coordinates)
	const [latitude, longitude] = [numberOf(lat), numberOf(long)]
	if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
	return { kind: 'location', text: '', latitude, longitude, name: cleanName(textOf(title)), address: null }
}

/** A post, a reel, a story, a page: `fallback` has its link beside the payload, or none at all. */
function linkOf(attachment: Fields, payload: Fields): Attached | null {
	const url = urlOf(payload.url) ?? urlOf(attachment.url) ?? urlOf(payload.link)
	const title = cleanName(textOf(payload.title) ?? textOf(attachment.title) ?? textOf(payload.caption), 500)
	return url === null ? null : { kind: 'link', text: '', url, title }
}

/** A product out of the shop, or a template with things in a row. */
function productOf(payload: Fields): Attached | null {
	const elements = [
		...listOf(fieldsOf(payload.product).elements),
		...listOf(payload.elements),
		...listOf(fieldsOf(payload.generic).elements),
	]
	const lines = elements.slice(0, 10).map(fieldsOf).map(({ title, subtitle }) => [textOf(title), textOf(subtitle)])
	const text = lines.map((line) => line.filter((it) => it !== null).join(' · ')).filter((it) => it !== '').join('\n')
	return text === '' ? null : { kind: 'text', text: cleanText(text) }
}

/** Null for what no browser should follow. */
export function urlOf(value: unknown): string | null {
	const url = textOf(value)
	return url !== null && url.length <= URL_MAX_CHARS && /^https?:\/\//i.test(url) && URL.canParse(url)
		? cleanText(url, URL_MAX_CHARS)
		: null
}
