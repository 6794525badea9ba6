/**
 * The HTML of a mail as it may be shown: written anew from what is allowed, never the sender's own bytes. No script, no form, no
 * style sheet, no frame, nothing that loads by itself. It is still somebody else's page: whoever shows it does so in a sandbox.
 *
 * What the one who shows it has to know: `img[data-file="2"]` is the mail's own file at that place of `files`; `img[data-src]` is a
 * picture elsewhere that is loaded only on request; `details` holds what the mail quotes.
 */
import { passHtml } from './pass-html.ts'
import { isShown, safeAttributes, safeLink, safePicture, VOID } from './safe-attributes.ts'

export const CLEAN_HTML_MAX_CHARS = 200_000

/** What mail programs put around what they quote. The outermost is folded. */
const QUOTE_CLASS = /(?:^|\s)(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|tutanota_quote)(?:\s|$)/

/** `files`: place of a file by its Content-ID. Null for what is empty, too long or too deep. */
export function sanitise(html: string, files: ReadonlyMap<string, number>): string | null {
	const out: string[] = []
	const closing: string[] = []
	let quotes = 0
	let hasContent = false
	/** Of a quote that goes on to the end. */
	let tail = ''
	const isWhole = passHtml(html, {
		open(name, attributes) {
			const isHead = quotes === 0 && isHeadOfQuote(name, attributes)
			const isQuote = isHead || (quotes === 0 && isQuoted(name, attributes))
			// All that follows within its parent belongs to it.
			if (isHead) quotes++
			const start = startTag(name, attributes, files)
			if (isQuote) out.push('<details><summary>…</summary>')
			out.push(start)
			if (name === 'img' && start !== '') hasContent = true
			if (isQuote || quotes > 0) quotes++
			if (isHead && closing.length > 0) closing.push(`</details>${closing.pop()}`)
			closing.push(`${start === '' || VOID.has(name) ? '' : `</${name}>`}${isQuote && !isHead ? '</details>' : ''}`)
			if (isHead && closing.length === 1) tail = '</details>'
		},
		text(text) {
			out.push(escapeHtml(text))
			hasContent ||= text.trim() !== ''
		},
		close() {
			out.push(closing.pop() ?? '')
			if (quotes > 0) quotes--
		},
	})
	const clean = (out.join('') + tail).toWellFormed().trim()
	return isWhole && hasContent && clean.length <= CLEAN_HTML_MAX_CHARS ? clean : null
}

function isQuoted(name: string, attributes: Readonly<Record<string, string>>): boolean {
	if (name === 'blockquote') return attributes['type']?.toLowerCase() === 'cite' || attributes['id'] === 'isReplyContent'
	return name === 'div' && QUOTE_CLASS.test(attributes['class'] ?? '')
}

/** Outlook puts it before the mail it answers, and nothing around that. */
function isHeadOfQuote(name: string, { id = '' }: Readonly<Record<string, string>>): boolean {
	return name === 'div' && /^(?:x_){0,9}(?:divRplyFwdMsg|appendonsend)$/.test(id)
}

function startTag(name: string, attributes: Readonly<Record<string, string>>, files: ReadonlyMap<string, number>): string {
	if (!isShown(name)) return ''
	const kept = [...safeAttributes(name, attributes)]
	if (name === 'a') kept.push(...link(attributes['href']))
	if (name === 'img') {
		const picture = safePicture(attributes['src'] ?? '', files)
		if (picture === null) return ''
		kept.push(...Object.entries(picture))
	}
	return `<${name}${kept.map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('')}>`
}

/** The page a link opens learns nothing of ours. */
function link(href: string | undefined): readonly (readonly [string, string])[] {
	const url = safeLink(href ?? '')
	return url === null ? [] : [['href', url], ['target', '_blank'], ['rel', 'noopener noreferrer nofollow']]
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\0': '' }

function escapeHtml(text: string): string {
	return text.replace(/[&<>"'\0]/g, (it) => ENTITIES[it] ?? '')
}
