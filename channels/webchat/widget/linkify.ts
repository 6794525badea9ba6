/** A stretch of text; with `href` it is a link. */
export interface Span {
	readonly text: string
	readonly href?: string
}

const CANDIDATE = /https?:\/\/[^\s<>"'`\u3000-\u303f\uff00-\uffef]+/gi
const CLOSERS: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/** Splits text at its http(s) addresses; joined again, the spans give back exactly the text. */
export function linkify(text: string): Span[] {
	const spans: Span[] = []
	let from = 0
	for (const match of text.matchAll(CANDIDATE)) {
		const address = withoutTail(match[0])
		if (!isAddress(address)) continue
		if (match.index > from) spans.push({ text: text.slice(from, match.index) })
		spans.push({ text: address, href: address })
		from = match.index + address.length
	}
	if (from < text.length) spans.push({ text: text.slice(from) })
	return spans
}

/** Full stops and closing brackets after an address belong to the sentence, unless the address opened the bracket. */
function withoutTail(candidate: string): string {
	let end = candidate.length
	for (; end > 0; end--) {
		const last = candidate.charAt(end - 1)
		const opener = CLOSERS[last]
		const head = candidate.slice(0, end)
		if (opener ? count(head, opener) >= count(head, last) : !'.,;:!?*_~'.includes(last)) break
	}
	return candidate.slice(0, end)
}

function count(text: string, character: string): number {
	return text.split(character).length - 1
}

function isAddress(text: string): boolean {
	try {
		return new URL(text).hostname !== ''
	} catch {
		return false
	}
}
