/**
 * Message-IDs, as mails name one another (RFC 5322, 3.6.4). Here they stand without their angle brackets, as `a1@shop.example`.
 */

const ID_MAX_CHARS = 400
/** Of all that a mail refers to; what goes into one header has to stay below 2,048 bytes at Cloudflare. */
const REFERENCES_MAX_CHARS = 1_800
const REFERENCES_MAX = 50
/** Printable ASCII and what is beyond ASCII, but no space and no bracket. */
const ID = /^[\u0021-\u003b\u003d\u003f-\u007e\u00a1-\uffff]+$/
const BRACKETED = /<([^<>\s]{1,400})>/g

/** The first in a header; null for what names nothing. Some mailers leave the brackets out. */
export function messageIdIn(header: string | null | undefined): string | null {
	const text = (header ?? '').slice(0, 4_000)
	const id = text.match(/<([^<>\s]+)>/)?.[1] ?? text.trim()
	return isMessageId(id) ? id : null
}

/** Whether something can stand in `In-Reply-To`: ids that were made up for mails without one cannot. */
export function isMessageId(id: string): boolean {
	return id.length <= ID_MAX_CHARS && id.includes('@') && ID.test(id)
}

/** All of a header, oldest first. */
export function messageIdsIn(header: string | null | undefined): readonly string[] {
	const found = Array.from((header ?? '').slice(0, 100_000).matchAll(BRACKETED), (it) => it[1] ?? '')
	return shortened([...new Set(found.filter(isMessageId))])
}

/** The first, which began it, and the newest: as RFC 5322 and all clients thread by. */
function shortened(ids: readonly string[]): readonly string[] {
	const [first, ...rest] = ids
	if (first === undefined) return []
	let chars = first.length + 3
	const newest: string[] = []
	for (const id of rest.toReversed()) {
		chars += id.length + 3
		if (chars > REFERENCES_MAX_CHARS || newest.length >= REFERENCES_MAX) break
		newest.push(id)
	}
	return [first, ...newest.toReversed()]
}

/** As a header has them. */
export function bracketed(ids: readonly string[]): string {
	return ids.map((it) => `<${it}>`).join(' ')
}

/** `References` of an answer: everything before it, and what it answers. */
export function referencesWith(references: string | undefined, ...more: readonly (string | null)[]): string {
	return bracketed(messageIdsIn(`${references ?? ''} ${bracketed(more.filter((it) => it !== null))}`))
}
