/** How large a picture is, read from its header alone. */
import { ascii } from './sniff.ts'

export interface ImageSize {
	/** In pixels, both more than none. */
	readonly width: number
	readonly height: number
}

/** Null for what is no picture of these kinds, and where the beginning does not reach that far. */
export function imageSize(head: Uint8Array, type: string): ImageSize | null {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
	const read = READERS[type]
	const size = read?.(view, head) ?? null
	return size && size.width > 0 && size.height > 0 ? size : null
}

type Reader = (view: DataView, head: Uint8Array) => ImageSize | null

const READERS: Readonly<Record<string, Reader>> = {
	/** IHDR is the first chunk (https://www.w3.org/TR/png-3/#11IHDR). */
	'image/png': (view) => view.byteLength < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) },
	/** The logical screen (https://www.w3.org/Graphics/GIF/spec-gif89a.txt, section 18). */
	'image/gif': (view) => view.byteLength < 10 ? null : { width: view.getUint16(6, true), height: view.getUint16(8, true) },
	'image/jpeg': jpegSize,
	'image/webp': webpSize,
}

/** Segments one after the other until the frame's own (ITU-T T.81, annex B.2.2). Turned pictures are measured as they are shown. */
function jpegSize(view: DataView, head: Uint8Array): ImageSize | null {
	let isTurned = false
	for (let at = 2; at + 9 <= view.byteLength;) {
		if (view.getUint8(at) !== 0xff) return null
		const marker = view.getUint8(at + 1)
		if (marker === 0xff) {
			at++
			continue
		}
		if (isFrame(marker)) {
			const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
			return isTurned ? { width: height, height: width } : { width, height }
		}
		const length = view.getUint16(at + 2)
		if (marker === 0xe1) isTurned = isTurnedBy(head.subarray(at + 4, at + 2 + length))
		at += 2 + length
	}
	return null
}

/** SOF0 to SOF15, without the tables that have numbers among them. */
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The tag Orientation of the first directory (Exif 2.32, 4.6.4 A): 5 to 8 lie on their side. */
function isTurnedBy(exif: Uint8Array): boolean {
	if (ascii(exif, 0, 4) !== 'Exif' || exif.length < 14) return false
	const view = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6)
	const isLittle = ascii(exif, 6, 8) === 'II'
	const directory = view.getUint32(4, isLittle)
	if (directory + 2 > view.byteLength) return false
	const entries = view.getUint16(directory, isLittle)
	for (let i = 0, at = directory + 2; i < entries && at + 12 <= view.byteLength; i++, at += 12) {
		if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle) >= 5
	}
	return false
}

/** Three kinds of first chunk (RFC 9649, sections 2.5 to 2.7; for VP8, RFC 6386, 9.1). */
function webpSize(view: DataView, head: Uint8Array): ImageSize | null {
	if (view.byteLength < 30) return null
	switch (ascii(head, 12, 16)) {
		case 'VP8X':
			return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
		case 'VP8L': {
			const bits = view.getUint32(21, true)
			return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
		}
		case 'VP8 ':
			return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
		default:
			return null
	}
}

function uint24(view: DataView, at: number): number {
	return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
