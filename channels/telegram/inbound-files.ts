import type { FileKind } from '../../core/message.ts'
import type { InboundFile } from '../channel.ts'
import { cleanId, cleanName } from '../shared/clean.ts'
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from '../shared/read.ts'
import { amountOf } from '../shared/when.ts'

interface MediaField {
	readonly field: string
	readonly kind: FileKind
	/** Where Telegram does not say it, because it is always the same. */
	readonly type: string | null
}

/** In the order they are looked for: an animation comes with a document of the same file beside it. */
const MEDIA: readonly MediaField[] = [
	{ field: 'animation', kind: 'video', type: 'video/mp4' },
	{ field: 'video', kind: 'video', type: null },
	{ field: 'video_note', kind: 'video', type: 'video/mp4' },
	{ field: 'voice', kind: 'voice', type: 'audio/ogg' },
	{ field: 'audio', kind: 'audio', type: null },
	{ field: 'document', kind: 'file', type: null },
]

/** The file of a message; null for one without. */
export function fileOf(message: Fields): InboundFile | null {
	return photoOf(message) ?? stickerOf(message) ?? mediaOf(message)
}

function mediaOf(message: Fields): InboundFile | null {
	const media = MEDIA.find(({ field }) => isFields(message[field]))
	return media === undefined ? null : inboundFile(fieldsOf(message[media.field]), media)
}

/** Every size of it is there; the largest is the picture. */
function photoOf(message: Fields): InboundFile | null {
	const sizes = listOf(message['photo']).map(fieldsOf)
	const area = ({ width, height }: Fields): number => (numberOf(width) ?? 0) * (numberOf(height) ?? 0)
	const largest = sizes.reduce<Fields | null>((best, it) => best === null || area(it) >= area(best) ? it : best, null)
	return largest && inboundFile(largest, { kind: 'image', type: 'image/jpeg' })
}

function stickerOf(message: Fields): InboundFile | null {
	if (!isFields(message['sticker'])) return null
	const { is_animated: isAnimated, is_video: isVideo } = message['sticker']
	const type = isAnimated === true ? 'application/x-tgsticker' : isVideo === true ? 'video/webm' : 'image/webp'
	return inboundFile(message['sticker'], { kind: 'sticker', type })
}

function inboundFile(file: Fields, { kind, type }: Pick<MediaField, 'kind' | 'type'>): InboundFile | null {
	const source = cleanId(textOf(file['file_id']))
	if (source === null) return null
	const seconds = numberOf(file['duration'])
	return {
		source,
		kind,
		name: cleanName(textOf(file['file_name'])) ?? cleanName(textOf(file['title'])),
		type: cleanId(textOf(file['mime_type']), 100) ?? type,
		bytes: amountOf(numberOf(file['file_size'])),
		durationMs: seconds === null ? undefined : amountOf(seconds * 1000) ?? undefined,
	}
}
