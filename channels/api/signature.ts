import { fromSmallHex, toHex } from '../shared/hex.ts'
import { hmac, hmacMatches } from '../shared/hmac.ts'

const PREFIX = 'sha256='

export const SIGNATURE_HEADER = 'x-patchbay-signature'

/** `sha256=` and the HMAC-SHA256 of exactly these bytes, in hex and small letters. */
export async function sign(secret: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	return `${PREFIX}${toHex(await hmac('SHA-256', secret, bytes))}`
}

export async function isSigned(
	secret: string,
	{ header, bytes }: { readonly header: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
	const signature = header.startsWith(PREFIX) ? fromSmallHex(header.slice(PREFIX.length)) : null
	return signature !== null && await hmacMatches('SHA-256', secret, { bytes, signature })
}
