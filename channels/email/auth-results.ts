/**
 * What the server that took a mail in has found out about who sent it (`Authentication-Results`, RFC 8601). Whoever writes a mail can
 * write such a header too. Cloudflare puts its own above everything that came, under its `Received`; what stands below the next
 * `Received` is somebody else's.
 */
import type { Email } from 'postal-mime'

/** As Cloudflare Email Routing calls itself. */
const RECEIVER = 'mx.cloudflare.net'
const VALUE_MAX_CHARS = 16_384

export interface AuthResult {
	/** `dkim`, `spf`, `dmarc`. */
	readonly method: string
	/** `pass`, `fail`, `none` … */
	readonly result: string
	/** What it is about, as `header.from`. */
	readonly of: ReadonlyMap<string, string>
}

/** Our own receiver's; null where it has written none. */
export function authResults({ headers }: Pick<Email, 'headers'>): readonly AuthResult[] | null {
	const received = headers.flatMap((it, i) => (it.key === 'received' ? [i] : []))
	const own = headers.slice(0, received[1] ?? headers.length)
	for (const { key, value } of own) {
		const found = key === 'authentication-results' ? readResults(value.slice(0, VALUE_MAX_CHARS)) : null
		if (found?.server === RECEIVER) return found.results
	}
	return null
}

interface Read {
	readonly server: string
	readonly results: readonly AuthResult[]
}

export function readResults(value: string): Read {
	const [head = '', ...pieces] = inPieces(value)
	return { server: head.trim().split(/\s/)[0]?.toLowerCase() ?? '', results: pieces.flatMap(readResult) }
}

function readResult(piece: string): AuthResult[] {
	const [verdict = '', ...rest] = piece.trim().split(/\s+/)
	const [, method = '', result = ''] = /^([a-z0-9-]{1,30})(?:\/\d+)?=([a-z]{1,30})$/i.exec(verdict) ?? []
	if (method === '') return []
	const of = new Map<string, string>()
	for (const property of rest) {
		const [, name = '', said = ''] = /^([a-z0-9.-]{1,60})=(\S{1,320})$/i.exec(property) ?? []
		if (name !== '') of.set(name.toLowerCase(), said.toLowerCase())
	}
	return [{ method: method.toLowerCase(), result: result.toLowerCase(), of }]
}

/** At its semicolons, without comments; what is quoted belongs together and says nothing here. One pass. */
function inPieces(value: string): readonly string[] {
	const pieces = ['']
	let depth = 0
	let isQuoted = false
	for (let at = 0; at < value.length; at++) {
		const character = value.charAt(at)
		if (character === '\\' && (isQuoted || depth > 0)) at++
		else if (depth === 0 && character === '"') isQuoted = !isQuoted
		else if (isQuoted) continue
		else if (character === '(') depth++
		else if (character === ')') depth = Math.max(0, depth - 1)
		else if (depth === 0 && character === ';') pieces.push('')
		else if (depth === 0) pieces.push(`${pieces.pop()}${character}`)
	}
	return pieces
}
