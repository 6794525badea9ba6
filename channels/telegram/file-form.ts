import type { OutboundFile, Part } from '../channel.ts'
import { multipart } from '../shared/multipart.ts'
import type { Fields } from '../shared/read.ts'

interface FileMethod {
	readonly method: string
	readonly field: string
}

const DOCUMENT: FileMethod = { method: 'sendDocument', field: 'document' }
const PHOTO_MAX_BYTES = 10 * 1_048_576

/** How each kind goes, if it is of a type that Telegram shows as such. Anything else goes as a file, which it always takes. */
const METHODS: readonly {
	readonly kind: OutboundFile['kind']
	readonly types: RegExp
	readonly maxBytes?: number
	readonly by: FileMethod
}[] = [
	{ kind: 'image', types: /^image\/(jpeg|png|webp)$/, maxBytes: PHOTO_MAX_BYTES, by: { method: 'sendPhoto', field: 'photo' } },
	{ kind: 'image', types: /^image\/gif$/, by: { method: 'sendAnimation', field: 'animation' } },
	{ kind: 'video', types: /^video\/mp4$/, by: { method: 'sendVideo', field: 'video' } },
	{ kind: 'voice', types: /^audio\/(ogg|opus)$/, by: { method: 'sendVoice', field: 'voice' } },
	{ kind: 'voice', types: /^audio\/(mpeg|mp4|x-m4a)$/, by: { method: 'sendAudio', field: 'audio' } },
	{ kind: 'audio', types: /^audio\/(mpeg|mp4|x-m4a)$/, by: { method: 'sendAudio', field: 'audio' } },
	{ kind: 'sticker', types: /^(image\/webp|video\/webm|application\/x-tgsticker)$/, by: { method: 'sendSticker', field: 'sticker' } },
]

export function fileMethod({ kind, type, bytes }: OutboundFile): FileMethod {
	const media = type.split(';')[0]?.trim().toLowerCase() ?? ''
	const way = METHODS.find((it) => it.kind === kind && it.types.test(media) && bytes <= (it.maxBytes ?? Infinity))
	return way?.by ?? DOCUMENT
}

/** The bytes themselves are sent: Telegram would fetch a link only where it can reach it, and less than it takes this way. */
export async function fileForm({ text, file }: Extract<Part, { kind: 'file' }>, fields: Fields): Promise<ReturnType<typeof multipart>> {
	const caption = text === '' ? {} : { caption: text }
	const values = Object.entries({ ...fields, ...caption }).map((
		[name, value],
	) => [name, typeof value === 'string' ? value : JSON.stringify(value)])
	const stream = await file.open()
	const part = { field: fileMethod(file).field, name: file.name, type: file.type, stream }
	return multipart(Object.fromEntries(values), { file: part, boundary: `patchbay${crypto.randomUUID().replaceAll('-', '')}` })
}
