const decoder = new TextDecoder('utf-8', { fatal: true })

/** Escapes that can hide what no store keeps: NUL, and half a surrogate pair (or a whole one, which is fine). */
const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])/

/** What JSON says, its texts such as can be kept anywhere; undefined for what is none, or not UTF-8. */
export function readJson(bytes: Uint8Array): unknown {
	try {
		return readJsonText(decoder.decode(bytes))
	} catch {
		return undefined
	}
}

/** The same of a text, such as a provider's answer. */
export function readJsonText(text: string): unknown {
	try {
		return SUSPECT.test(text) ? JSON.parse(text, kept) : JSON.parse(text)
	} catch {
		return undefined
	}
}

function kept(_key: string, value: unknown): unknown {
	return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
}
