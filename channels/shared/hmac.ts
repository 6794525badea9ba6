const encoder = new TextEncoder()

export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-512'

/** What one process hears and says is signed with few secrets. */
const KEPT_MAX = 500
const kept = new Map<string, Promise<CryptoKey>>()

/** Imported once: that costs as much as what is done with it. */
function keyOf(hash: Hash, secret: string): Promise<CryptoKey> {
	const name = `${hash} ${secret}`
	const known = kept.get(name)
	if (known) return known
	const key = imported(hash, secret)
	if (kept.size >= KEPT_MAX) kept.clear()
	kept.set(name, key)
	return key
}

async function imported(hash: Hash, secret: string): Promise<CryptoKey> {
	// WebCrypto takes no empty key; an empty secret proves nothing, so any other will do.
	const raw = encoder.encode(secret === '' ? crypto.randomUUID() : secret)
	return await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign', 'verify'])
}

export async function hmac(hash: Hash, secret: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(hash, secret), bytes))
}

/** In constant time: how long it takes does not tell how much of the signature was right. */
export async function hmacMatches(
	hash: Hash,
	secret: string,
	{ bytes, signature }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly signature: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
	return await crypto.subtle.verify('HMAC', await keyOf(hash, secret), signature, bytes)
}
