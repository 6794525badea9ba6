/** An authenticator app, as RFC 6238 describes it: six digits, every half minute. */
const STEP_MS = 30_000
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code an authenticator shows that has read this address. */
export async function codeOf(totpURI: string, nowMs = Date.now()): Promise<string> {
	const secret = base32(new URL(totpURI).searchParams.get('secret') ?? '')
	const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
	const counter = new DataView(new ArrayBuffer(8))
	counter.setBigUint64(0, BigInt(Math.floor(nowMs / STEP_MS)))
	const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer))
	const at = mac.getUint8(19) & 15
	return String((mac.getUint32(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Uint8Array<ArrayBuffer> {
	let bits = ''
	for (const letter of text.replaceAll('=', '')) bits += ALPHABET.indexOf(letter).toString(2).padStart(5, '0')
	return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, i) => parseInt(bits.slice(i * 8, i * 8 + 8), 2))
}
