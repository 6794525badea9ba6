/** Which media type a file has: its bytes decide, and what its sender says only where they leave it open. */
import type { FileKind } from '../message.ts'
import { sniff } from './sniff.ts'

export const UNKNOWN_TYPE = 'application/octet-stream'

/** What a sender may say more exactly than the bytes do. */
const REFINED: Readonly<Record<string, RegExp>> = {
	'application/zip':
		/^application\/(?:vnd\.openxmlformats-officedocument\.[\w.]+|vnd\.oasis\.opendocument\.[\w-]+|epub\+zip|vnd\.apple\.(?:pages|numbers|keynote|pkpass))$/,
	'application/x-ole-storage': /^application\/(?:msword|vnd\.ms-(?:excel|powerpoint|outlook))$/,
	'video/mp4': /^(?:audio|video)\/mp4$/,
	'video/webm': /^(?:audio|video)\/webm$/,
	'video/3gpp': /^(?:audio|video)\/3gpp2?$/,
}

/** Text that does nothing when it is opened. */
const PLAIN_TEXTS = /^(?:text\/(?:plain|csv|calendar|vcard|markdown|tab-separated-values)|application\/json)$/
const TEXT_HEAD_BYTES = 1_024
/** Controls no text has (MIME Sniffing Standard, section 3, "binary data byte"). */
// deno-lint-ignore no-control-regex
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/
/** Whatever a browser could take for a page, wherever in the beginning it stands. */
const MARKUP = /<(?:!doctype\s+html|html|head|body|script|iframe|style|title|table|div|img|a\s|h1|p>|br|!--)/i

/** `stated`: what its sender calls it. */
export function fileType(head: Uint8Array, stated: string | null): string {
	const said = essence(stated)
	const found = sniff(head)
	if (found !== null) return said !== null && REFINED[found]?.test(said) ? said : found
	const text = textOf(head)
	if (text === null) return UNKNOWN_TYPE
	if (/<svg[\s>]/i.test(text)) return 'image/svg+xml'
	if (MARKUP.test(text)) return 'text/html'
	if (text.trimStart().startsWith('<?xml')) return 'text/xml'
	return said !== null && PLAIN_TEXTS.test(said) ? said : 'text/plain'
}

/** Without parameters, in small letters; null for what is no media type. */
export function essence(type: string | null): string | null {
	const plain = type?.split(';')[0]?.trim().toLowerCase() ?? ''
	return /^[a-z0-9][\w.+-]{0,63}\/[a-z0-9][\w.+-]{0,126}$/.test(plain) ? plain : null
}

/** Its beginning, one character a byte; null for what is no text. UTF-16 is told by its mark alone. */
function textOf(head: Uint8Array): string | null {
	const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
	let text = ''
	for (const byte of head.subarray(0, TEXT_HEAD_BYTES)) if (!isWide || byte !== 0) text += String.fromCharCode(byte)
	return BINARY.test(text) ? null : text
}

export function kindOfType(type: string): FileKind {
	const [major] = type.split('/')
	if (type === 'image/svg+xml') return 'file'
	return major === 'image' || major === 'video' || major === 'audio' ? major : 'file'
}
