/** Everything the suite lets a customer do, and the files they do it with. */
import type { FileKind } from '../../../core/message.ts'
import type { Act } from '../../../local/providers/stand-in.ts'
import type { ActName, Kit } from './kit.ts'

/** A file of a kind. The bytes begin as such a file does; no stand-in looks further. */
export interface SampleFile {
	readonly name: string
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

function file(name: string, type: string, magic: readonly number[]): SampleFile {
	const bytes = Uint8Array.from({ length: 300 }, (_, i) => magic[i] ?? i % 251)
	return { name, type, bytes }
}

const ascii = (text: string): number[] => Array.from(text, (it) => it.charCodeAt(0))

const SAMPLES: Readonly<Record<FileKind, SampleFile>> = {
	image: file('crack.png', 'image/png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]),
	video: file('leak.mp4', 'video/mp4', [0, 0, 0, 24, ...ascii('ftypmp42')]),
	audio: file('noise.mp3', 'audio/mpeg', ascii('ID3')),
	voice: file('voice.ogg', 'audio/ogg', ascii('OggS')),
	sticker: file('hello.webp', 'image/webp', [...ascii('RIFF'), 0x24, 1, 0, 0, ...ascii('WEBPVP8 ')]),
	file: file('receipt.pdf', 'application/pdf', ascii('%PDF-1.7\n')),
}

export function sampleFile(kind: FileKind, { files }: Pick<Kit, 'files'>): SampleFile {
	return files?.[kind] ?? SAMPLES[kind]
}

/** What acts refer to, by the provider's ids. */
export interface Named {
	/** A message of ours, and the id we sent it with. */
	readonly ours: { readonly external: string; readonly own: string }
	/** A message of the customer's. */
	readonly theirs: string
}

/** Kinds of file that go with words everywhere. */
export const CAPTIONED: readonly FileKind[] = ['image', 'video', 'file']
export const TEXT = 'Grüß Gott, 我的包裹在哪里? 👋🏽'
export const CAPTION = 'Look at this'

export function actNamed(name: ActName, kit: Pick<Kit, 'files'>, { ours, theirs }: Named): Act {
	if (name.startsWith('file ')) return fileAct(kindIn(name), kit)
	switch (name) {
		case 'reply':
			return { type: 'text', text: TEXT, replyTo: ours.external }
		case 'location':
			return { type: 'location', latitude: 48.2082, longitude: 16.3738, name: 'Stephansplatz' }
		case 'contact':
			return { type: 'contact', name: 'Ana Pérez', phone: '+4915900000999' }
		case 'reaction':
		case 'unreaction':
			return { type: 'reaction', of: ours.external, emoji: name === 'reaction' ? '👍' : null }
		case 'edit':
			return { type: 'edit', of: theirs, text: 'What I meant' }
		case 'delete':
			return { type: 'delete', of: theirs }
		case 'choice':
			return { type: 'choice', of: ours.external, option: 'refund', title: 'A refund' }
		case 'typing':
		case 'follow':
		case 'unfollow':
		case 'unknown':
			return { type: name }
		default:
			return receiptAct(name, ours) ?? { type: 'text', text: TEXT }
	}
}

const RECEIPTS = { 'receipt sent': 'sent', 'receipt delivered': 'delivered', 'receipt read': 'read', 'receipt failed': 'failed' } as const

function receiptAct(name: string, ours: Named['ours']): Act | null {
	const state = Object.entries(RECEIPTS).find(([it]) => it === name)?.[1]
	return state === undefined ? null : { type: 'receipt', of: ours.external, ours: ours.own, state }
}

function fileAct(kind: FileKind, kit: Pick<Kit, 'files'>): Act {
	const { name, type, bytes } = sampleFile(kind, kit)
	return { type: 'file', kind, name, mediaType: type, bytes, caption: CAPTIONED.includes(kind) ? CAPTION : '' }
}

/** The kind in `file image`. */
export function kindIn(name: string): FileKind {
	const kinds: readonly FileKind[] = ['image', 'video', 'audio', 'voice', 'sticker', 'file']
	const kind = kinds.find((it) => name === `file ${it}`)
	if (kind === undefined) throw new Error(`${name} names no kind of file`)
	return kind
}

export const ACT_NAMES: readonly ActName[] = [
	'text',
	'reply',
	'file image',
	'file video',
	'file audio',
	'file voice',
	'file sticker',
	'file file',
	'location',
	'contact',
	'reaction',
	'unreaction',
	'edit',
	'delete',
	'choice',
	'typing',
	'follow',
	'unfollow',
	'unknown',
	'receipt sent',
	'receipt delivered',
	'receipt read',
	'receipt failed',
]
