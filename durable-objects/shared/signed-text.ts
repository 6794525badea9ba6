import { fromBase64Url, toBase64Url } from './base64url.ts'

/** `{text}.{mac}`, both base64url; the mac is HMAC-SHA-256 over the first part as it stands. */
export async function signText(key: CryptoKey, text: string): Promise<string> {
	const payload = toBase64Url(new TextEncoder().encode(text))
	const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(payload))
	return `${payload}.${toBase64Url(new Uint8Array(mac))}`
}

/** Null for what has not been signed with this key, to the letter. */
export async function readSigned(key: CryptoKey, signed: string): Promise<string | null> {
	const [payload = '', macText = '', ...more] = signed.split('.')
	const [bytes, mac] = [fromBase64Url(payload), fromBase64Url(macText)]
	if (!bytes || !mac || more.length > 0) return null
	const isOurs = await crypto.subtle.verify('HMAC', key, mac, new TextEncoder().encode(payload))
	return isOurs ? new TextDecoder().decode(bytes) : null
}

export async function signingKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}
