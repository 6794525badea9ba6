/** Files to try a channel with, made here: nothing is fetched, and nothing belongs to anybody else. */
import { crc32, deflateSync } from 'node:zlib'
import type { FileKind } from '../../../core/message.ts'
import type { SampleName } from './asked-act.ts'

export interface Sample {
	readonly kind: FileKind
	readonly name: string
	readonly mediaType: string
	readonly bytes: Uint8Array
}

const makers: Readonly<Record<SampleName, () => Sample>> = {
	photo: () => ({ kind: 'image', name: 'harbour.png', mediaType: 'image/png', bytes: png(320, harbour) }),
	voice: () => ({ kind: 'voice', name: 'voice-note.wav', mediaType: 'audio/wave', bytes: voice() }),
	document: () => ({ kind: 'file', name: 'booking.pdf', mediaType: 'application/pdf', bytes: pdf('Booking LT-2048, two seats to Kyoto') }),
	sticker: () => ({ kind: 'sticker', name: 'smile.png', mediaType: 'image/png', bytes: png(128, smile) }),
}

export function sample(name: SampleName): Sample {
	return makers[name]()
}

type Pixel = readonly [red: number, green: number, blue: number, alpha: number]
/** Of a place from 0 to 1, both ways. */
type Picture = (x: number, y: number) => Pixel

/** A sun over the sea. */
function harbour(x: number, y: number): Pixel {
	const sun = Math.hypot(x - 0.68, y - 0.42)
	if (sun < 0.1 && y < 0.6) return [255, 236, 190, 255]
	if (y < 0.6) return [250 - 90 * (0.6 - y), 150 + 60 * y, 120 + 120 * (0.6 - y), 255]
	const glint = Math.sin(x * 60 + y * 220) > 0.86 && Math.abs(x - 0.68) < y - 0.5
	return glint ? [255, 214, 170, 255] : [40 + 60 * (1 - y), 84 + 60 * (1 - y), 120 + 40 * (1 - y), 255]
}

function smile(x: number, y: number): Pixel {
	const [dx, dy] = [x - 0.5, y - 0.5]
	const far = Math.hypot(dx, dy)
	if (far > 0.48) return [0, 0, 0, 0]
	const isEye = Math.hypot(Math.abs(dx) - 0.17, dy + 0.12) < 0.055
	const isMouth = Math.abs(far - 0.28) < 0.035 && dy > 0.08
	return isEye || isMouth ? [70, 46, 20, 255] : [255, 204, 66, 255]
}

/** A square PNG, 8 bits a channel. */
function png(size: number, picture: Picture): Uint8Array {
	const lines = Buffer.alloc(size * (size * 4 + 1))
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) lines.set(picture(x / size, y / size).map(Math.round), y * (size * 4 + 1) + 1 + x * 4)
	}
	const header = Buffer.alloc(13)
	header.writeUInt32BE(size, 0)
	header.writeUInt32BE(size, 4)
	header.set([8, 6, 0, 0, 0], 8)
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
	return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
	length.writeUInt32BE(data.length)
	sum.writeUInt32BE(crc32(named))
	return Buffer.concat([length, named, sum])
}

const RATE = 8_000
const SECONDS = 1.5

/** Three notes, as 8-bit PCM in a WAV. */
function voice(): Uint8Array {
	const count = RATE * SECONDS
	const header = Buffer.alloc(44)
	header.write('RIFF', 0, 'latin1')
	header.writeUInt32LE(36 + count, 4)
	header.write('WAVEfmt ', 8, 'latin1')
	header.writeUInt32LE(16, 16)
	header.writeUInt16LE(1, 20)
	header.writeUInt16LE(1, 22)
	header.writeUInt32LE(RATE, 24)
	header.writeUInt32LE(RATE, 28)
	header.writeUInt16LE(1, 32)
	header.writeUInt16LE(8, 34)
	header.write('data', 36, 'latin1')
	header.writeUInt32LE(count, 40)
	const notes = [392, 494, 587]
	const sound = Uint8Array.from({ length: count }, (_, i) => {
		const [at, note] = [(i / count) * notes.length % 1, notes[Math.floor((i / count) * notes.length)] ?? 392]
		return 128 + 90 * Math.sin((2 * Math.PI * note * i) / RATE) * Math.sin(Math.PI * at)
	})
	return Buffer.concat([header, sound])
}

/** One page with one line. */
function pdf(line: string): Uint8Array {
	const page = `BT /F1 18 Tf 72 700 Td (${line}) Tj ET`
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	]
	let text = '%PDF-1.4\n'
	const places = objects.map((it, i) => {
		const at = text.length
		text += `${i + 1} 0 obj\n${it}\nendobj\n`
		return at
	})
	const table = places.map((it) => `${String(it).padStart(10, '0')} 00000 n \n`).join('')
	const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
	return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1')
}
