/**
 * AES-256-CBC as WeChat pads it: to whole blocks of 32 bytes, with 1 to 32 bytes that each say how many they are. WebCrypto knows
 * paddings of 1 to 16 bytes only and refuses the others, which are half of all messages; so it is led round its own padding.
 */
const BLOCK = 16
const PADDED_TO = 32

export interface CipherKey {
	readonly key: CryptoKey
	readonly iv: Uint8Array<ArrayBuffer>
}

/** Of an EncodingAESKey, 43 characters; null for what is none. */
export async function cipherKey(encodingAesKey: string): Promise<CipherKey | null> {
	if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) return null
	// Its last character carries two bits that are nobody's: strict base64 would refuse most keys.
	const raw = Uint8Array.from(atob(`${encodingAesKey}=`), (it) => it.charCodeAt(0))
	const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt', 'decrypt'])
	return { key, iv: raw.slice(0, BLOCK) }
}

/** Null for what cannot have been encrypted so. */
export async function decrypt(bytes: Uint8Array<ArrayBuffer>, { key, iv }: CipherKey): Promise<Uint8Array<ArrayBuffer> | null> {
	if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null
	// One more block, which deciphers to a whole block of WebCrypto's padding: that is taken off, and all of ours is left.
	const tail = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: bytes.slice(-BLOCK) }, key, new Uint8Array(0))
	const padded = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, joined(bytes, new Uint8Array(tail))))
	const padding = padded.at(-1) ?? 0
	return padding < 1 || padding > PADDED_TO || padding > padded.length ? null : padded.slice(0, -padding)
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const all = new Uint8Array(pieces.reduce((sum, it) => sum + it.length, 0))
	let at = 0
	for (const piece of pieces) {
		all.set(piece, at)
		at += piece.length
	}
	return all
}
