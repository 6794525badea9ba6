/** A word that leads a customer's conversation along to another channel: whoever says it there first goes on where they were. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 60 bits: nobody guesses one in the day it lives. */
export const CODE_CHARS = 12
const CODE = /\bpb-([0-9A-HJKMNP-TV-Z]{12})\b/i

/** `random` holds at least `CODE_CHARS` bytes. */
export function makeCode(random: Uint8Array): string {
	let code = 'pb-'
	for (let i = 0; i < CODE_CHARS; i++) code += ALPHABET[(random[i] ?? 0) % ALPHABET.length]
	return code
}

/** What the object of a word is called. */
export function codeName(code: string): string {
	return `code:${code}`
}

/** The word in what somebody says, as it was made; null for none. */
export function codeIn(text: string): string | null {
	const found = CODE.exec(text)?.[1]
	return found === undefined ? null : `pb-${found.toUpperCase()}`
}
