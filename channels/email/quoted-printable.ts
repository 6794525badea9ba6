/** Text as mail carries it when most of it is ASCII: still readable as it is (RFC 2045, 6.7). */

const LINE_MAX_CHARS = 76
const encoder = new TextEncoder()

export function quotedPrintable(text: string): string {
	return text.split(/\r\n|\r|\n/).map(encodedLine).join('\r\n')
}

function encodedLine(line: string): string {
	const lines: string[] = []
	let current = ''
	const tokens = Array.from(encoder.encode(line), token)
	tokens.forEach((it, i) => {
		// A space at the end of a line would be lost on the way.
		const isLast = i === tokens.length - 1
		const piece = isLast && it === ' ' ? '=20' : isLast && it === '\t' ? '=09' : it
		if (current.length + piece.length > LINE_MAX_CHARS - 1) {
			lines.push(`${current}=`)
			current = ''
		}
		current += piece
	})
	return [...lines, current].join('\r\n')
}

function token(byte: number): string {
	const isPlain = (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d) || byte === 0x09
	return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
