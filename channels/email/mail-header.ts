/**
 * Lines of a mail's head. Whatever is put in comes out in one field: a line break in a subject would otherwise begin another header,
 * and with it another recipient.
 */

const encoder = new TextEncoder()
// deno-lint-ignore no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
const PLAIN = /^[\x20-\x7e]*$/
/** RFC 2047: an encoded word is at most 75 characters, 12 of which are its frame; base64 makes 4 of 3 bytes. */
const WORD_BYTES = 45
const FOLD_CHARS = 76

/** `Name: value`, folded, without a line break at its end. */
export function header(name: string, value: string): string {
	const words = oneLine(value).split(' ')
	const lines: string[] = []
	let line = `${name}:`
	for (const word of words) {
		if (line.length + 1 + word.length > FOLD_CHARS && line.includes(' ')) {
			lines.push(line)
			line = ''
		}
		line += ` ${word}`
	}
	return [...lines, line].join('\r\n')
}

/** Free text, such as a subject, as RFC 2047 has it. */
export function encodedWords(text: string): string {
	const line = oneLine(text)
	if (PLAIN.test(line) && !line.includes('=?') && line.split(' ').every((it) => it.length < FOLD_CHARS)) return line
	return chunks(line).map((it) => `=?UTF-8?B?${btoa(String.fromCharCode(...encoder.encode(it)))}?=`).join(' ')
}

function oneLine(text: string): string {
	return text.replace(CONTROL, ' ').replace(/\s+/g, ' ').toWellFormed().trim()
}

/** Cut between characters: an encoded word holds whole ones. */
function chunks(text: string): readonly string[] {
	const found: string[] = []
	let chunk = ''
	for (const character of text) {
		if (encoder.encode(chunk + character).length > WORD_BYTES) {
			found.push(chunk)
			chunk = ''
		}
		chunk += character
	}
	return [...found, chunk]
}

const NAME_MAX_CHARS = 150
const PIECE_CHARS = 60

/** Parameters of a file's name: in ASCII for old programs, and in full (RFC 2231) where it is not ASCII. */
export function fileNameParameters(name: string): string {
	const line = oneLine(name).slice(0, NAME_MAX_CHARS).toWellFormed()
	const plain = line.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
	if (plain === line && line.length <= PIECE_CHARS) return ` filename="${plain}"`
	// In pieces, and no percent sign parted from its digits.
	const pieces = `UTF-8''${percentEncoded(line)}`.match(/(?:%[0-9A-F]{2}|[^%]){1,20}/g) ?? []
	return ` ${pieces.map((it, i) => `filename*${i}*=${it}`).join('; ')}`
}

function percentEncoded(text: string): string {
	return encodeURIComponent(text).replace(/['()*!]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** RFC 5322, 3.3, in UTC. */
export function mailDate(atMs: number): string {
	return new Date(atMs).toUTCString().replace('GMT', '+0000')
}
