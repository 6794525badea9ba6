/**
 * What a file is by its first bytes. The signatures are those of the MIME Sniffing Standard, section 6
 * (https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern), and for what it leaves out of the formats' own
 * specifications, as the Library of Congress lists them (https://www.loc.gov/preservation/digital/formats/fdd/browse_list.shtml).
 */

interface Signature {
	readonly type: string
	/** In hex, `..` for any byte. */
	readonly bytes: string
	readonly at?: number
}

/** The first that fits counts. */
const SIGNATURES: readonly Signature[] = [
	{ type: 'image/png', bytes: '89504e470d0a1a0a' },
	{ type: 'image/jpeg', bytes: 'ffd8ff' },
	{ type: 'image/gif', bytes: '474946383761' },
	{ type: 'image/gif', bytes: '474946383961' },
	{ type: 'image/webp', bytes: '52494646........574542505650' },
	{ type: 'image/bmp', bytes: '424d........00000000' },
	{ type: 'image/tiff', bytes: '49492a00' },
	{ type: 'image/tiff', bytes: '4d4d002a' },
	{ type: 'image/x-icon', bytes: '00000100' },
	{ type: 'image/jxl', bytes: '0000000c4a584c200d0a870a' },
	{ type: 'application/pdf', bytes: '255044462d' },
	{ type: 'audio/wave', bytes: '52494646........57415645' },
	{ type: 'video/x-msvideo', bytes: '52494646........41564920' },
	{ type: 'audio/mpeg', bytes: '494433' },
	{ type: 'audio/flac', bytes: '664c6143' },
	{ type: 'audio/amr', bytes: '2321414d52' },
	{ type: 'audio/aiff', bytes: '464f524d........41494646' },
	{ type: 'audio/midi', bytes: '4d546864' },
	// WeChat's voice: SILK, with a byte of its own in front.
	{ type: 'audio/silk', bytes: '02232153494c4b' },
	{ type: 'audio/silk', bytes: '232153494c4b' },
	{ type: 'application/zip', bytes: '504b0304' },
	{ type: 'application/zip', bytes: '504b0506' },
	{ type: 'application/gzip', bytes: '1f8b08' },
	{ type: 'application/vnd.rar', bytes: '526172211a07' },
	{ type: 'application/x-7z-compressed', bytes: '377abcaf271c' },
	{ type: 'application/x-ole-storage', bytes: 'd0cf11e0a1b11ae1' },
	{ type: 'application/rtf', bytes: '7b5c727466' },
	{ type: 'application/postscript', bytes: '2521' },
	{ type: 'application/wasm', bytes: '0061736d' },
	{ type: 'application/vnd.microsoft.portable-executable', bytes: '4d5a' },
	{ type: 'application/x-executable', bytes: '7f454c46' },
	{ type: 'application/x-mach-binary', bytes: 'feedface' },
	{ type: 'application/x-mach-binary', bytes: 'feedfacf' },
	{ type: 'application/x-mach-binary', bytes: 'cefaedfe' },
	{ type: 'application/x-mach-binary', bytes: 'cffaedfe' },
	{ type: 'application/java-vm', bytes: 'cafebabe' },
]

/** Brands of the ISO base media format (ISO/IEC 14496-12, https://mp4ra.org/registered-types/brands). */
const BRANDS: readonly (readonly [RegExp, string])[] = [
	[/^avi[fs]$/, 'image/avif'],
	[/^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/, 'image/heic'],
	[/^M4[AB] $/, 'audio/mp4'],
	[/^qt {2}$/, 'video/quicktime'],
	[/^3g/, 'video/3gpp'],
]

/** Null for what says nothing of itself, as plain text does. */
export function sniff(head: Uint8Array): string | null {
	return containerType(head) ?? SIGNATURES.find((it) => fits(head, it))?.type ?? (isMpegFrame(head) ? mpegType(head) : null)
}

function fits(head: Uint8Array, { bytes, at = 0 }: Signature): boolean {
	for (let i = 0; i < bytes.length; i += 2) {
		const wanted = bytes.slice(i, i + 2)
		if (wanted !== '..' && head[at + i / 2] !== Number.parseInt(wanted, 16)) return false
	}
	return true
}

/** Formats that hold others: what is in them decides. */
function containerType(head: Uint8Array): string | null {
	if (ascii(head, 4, 8) === 'ftyp') return BRANDS.find(([brand]) => brand.test(ascii(head, 8, 12)))?.[1] ?? 'video/mp4'
	if (ascii(head, 0, 4) === 'OggS') return /theora/.test(ascii(head, 28, 36)) ? 'video/ogg' : 'audio/ogg'
	if (!fits(head, { type: '', bytes: '1a45dfa3' })) return null
	return /webm/.test(ascii(head, 4, 64)) ? 'video/webm' : 'video/matroska'
}

/** Eleven bits of synchronisation, then a version, and layer II or III (ISO/IEC 11172-3, 2.4.1.3; 13818-7 for AAC). Layer I would be the mark of UTF-16. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
	const isSync = first === 0xff && (second & 0xe0) === 0xe0
	const isAac = (second & 0xf6) === 0xf0
	const isLayer = (second & 0x18) !== 0x08 && (second & 0x06) !== 0 && (second & 0x06) !== 6 && (third & 0xf0) !== 0xf0 &&
		(third & 0x0c) !== 0x0c
	return isSync && (isAac || isLayer)
}

function mpegType([, second = 0]: Uint8Array): string {
	return (second & 0xf6) === 0xf0 ? 'audio/aac' : 'audio/mpeg'
}

export function ascii(bytes: Uint8Array, from: number, to: number): string {
	return String.fromCharCode(...bytes.subarray(from, to))
}
