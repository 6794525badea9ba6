import { ADDRESS_MAX_CHARS } from '../../core/channel/point.ts'
import { TEXT_MAX_CHARS } from '../../core/message.ts'

const NUL = /\0/g
// deno-lint-ignore no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Text as it can be kept anywhere: of bounded length, without NUL (which Postgres refuses) and without half a surrogate pair. */
export function cleanText(text: string, maxChars = TEXT_MAX_CHARS): string {
	return text.replace(NUL, '').slice(0, maxChars).toWellFormed()
}

/** A name or a label: one line; null for an empty one. */
export function cleanName(text: string | null, maxChars = 200): string | null {
	const line = cleanText((text ?? '').replace(/\s+/g, ' ').trim(), maxChars)
	return line === '' ? null : line
}

/** An address or an id that can name an object; null for what cannot: empty, too long, or with control characters. */
export function cleanId(text: string | null, maxChars = ADDRESS_MAX_CHARS): string | null {
	if (text === null || text === '' || text.length > maxChars || CONTROL.test(text) || !text.isWellFormed()) return null
	return text
}
