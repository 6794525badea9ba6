const decoder = new TextDecoder('utf-8', { fatal: true })

/** What JSON says; undefined for what is none, or not UTF-8. */
export function readJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(decoder.decode(bytes))
	} catch {
		return undefined
	}
}

/** The same of a text, such as a provider's answer. */
export function readJsonText(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
