/** `offset` and `length` in bytes. */
export interface ByteRange {
	readonly offset: number
	readonly length: number
}

/**
 * What a Range header asks of so many bytes (RFC 9110, section 14.2). Null for all of it: no header, several ranges at once, or
 * what is none. `unsatisfiable` when it begins behind the end.
 */
export function byteRange(header: string | null, bytes: number): ByteRange | null | 'unsatisfiable' {
	const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
	if (first === '' && last === '') return null
	if (first === '') return suffix(Number(last), bytes)
	const [from, to] = [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)]
	if (last !== '' && Number(last) < from) return null
	return from >= bytes ? 'unsatisfiable' : { offset: from, length: to - from + 1 }
}

function suffix(asked: number, bytes: number): ByteRange | 'unsatisfiable' {
	const length = Math.min(asked, bytes)
	return length === 0 ? 'unsatisfiable' : { offset: bytes - length, length }
}
