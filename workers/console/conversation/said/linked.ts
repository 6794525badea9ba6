/** A piece of a text: words, or an address to go to. */
export interface Piece {
	readonly text: string
	readonly href: string | null
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'“”‘’「」（）《》，。；！？、]+/gi
/** What ends a sentence is none of the address before it. */
const TAIL = /[.,;:!?)\]]+$/

/** Nothing else than the web is linked: what a customer writes leads nowhere by itself. */
export function linked(text: string): readonly Piece[] {
	const pieces: Piece[] = []
	let at = 0
	for (const match of text.matchAll(ADDRESS)) {
		const address = match[0].replace(TAIL, '')
		const href = webAddress(address)
		if (href === null) continue
		if (match.index > at) pieces.push({ text: text.slice(at, match.index), href: null })
		pieces.push({ text: address, href })
		at = match.index + address.length
	}
	return at < text.length ? [...pieces, { text: text.slice(at), href: null }] : pieces
}

/** The address as a browser takes it; null for what is not of the web. */
export function webAddress(address: string): string | null {
	const url = URL.parse(address)
	return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
