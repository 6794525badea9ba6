import { cleanId } from '../shared/clean.ts'

/** RFC 5321, 4.5.3.1.3: what fits between the brackets of a path. */
const ADDRESS_MAX_CHARS = 254
// No quoted local parts: they are allowed, and nobody has one.
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+$/

/**
 * An address as it names somebody: in small letters. RFC 5321 lets `Ana@` and `ana@` be two people; no provider does, and phones
 * write the first letter large. Null for what is none.
 */
export function canonicalAddress(text: string | null | undefined): string | null {
	const address = cleanId((text ?? '').trim().toLowerCase(), ADDRESS_MAX_CHARS)
	return address !== null && ADDRESS.test(address) ? address : null
}

/** Without what follows a plus: `demo.support+order-7@…` is `demo.support@…`. */
export function untagged(address: string): string {
	return address.replace(/\+[^@]*@/, '@')
}

export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1)
}
