/**
 * Goes through the HTML of a mail once. The tokenizer builds no tree, so nothing can be nested deeper than its reader can bear,
 * and what comes out is only what the handler makes of it.
 */
import { Parser } from 'htmlparser2'

export interface HtmlHandler {
	/** Every element that is opened is closed, in the right order. */
	open(name: string, attributes: Readonly<Record<string, string>>): void
	text(text: string): void
	close(name: string): void
}

const HTML_MAX_CHARS = 1_000_000
/** A hundred answers, each quoting all before it, come to half of it. Closing an element takes as long as it lies deep. */
const DEPTH_MAX = 1_000
/** How far the depth is out of sight. */
const STEP_CHARS = 4_096

/** Elements whose content is no text: what is in them is not seen. */
const SILENT = new Set(
	('applet audio base canvas embed frame frameset iframe link math meta noembed noframes noscript object option plaintext script select ' +
		'style svg template textarea title video xmp').split(' '),
)
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** False when it was too long or too deep to be read to its end. */
export function passHtml(html: string, handler: HtmlHandler): boolean {
	let depth = 0
	// Where the silent element lies we are in; 0 for none.
	let silentAt = 0
	const parser = new Parser({
		onopentag(name, attributes) {
			depth++
			if (silentAt > 0) return
			if (SILENT.has(name) || HIDDEN.test(attributes['style']?.slice(0, 4_000) ?? '')) silentAt = depth
			else handler.open(name, attributes)
		},
		ontext(text) {
			if (silentAt === 0) handler.text(text)
		},
		onclosetag(name) {
			if (silentAt === 0) handler.close(name)
			if (silentAt === depth) silentAt = 0
			depth--
		},
	})
	for (let at = 0; at < html.length && at < HTML_MAX_CHARS && depth <= DEPTH_MAX; at += STEP_CHARS) {
		parser.write(html.slice(at, Math.min(at + STEP_CHARS, HTML_MAX_CHARS)))
	}
	const isWhole = html.length <= HTML_MAX_CHARS && depth <= DEPTH_MAX
	parser.end()
	return isWhole
}
