import { toHex } from '../../shared/hex.ts'
import { sameSecret } from '../../shared/same-secret.ts'

const encoder = new TextEncoder()

/** SHA-1 over the parts in the order of their bytes, in hex: how WeChat and WeCom sign. One of the parts is the secret. */
export async function signatureOf(parts: readonly string[]): Promise<string> {
	const bytes = parts.map((it) => encoder.encode(it)).toSorted(byBytes).flatMap((it) => [...it])
	return toHex(new Uint8Array(await crypto.subtle.digest('SHA-1', Uint8Array.from(bytes))))
}

export async function isSignedBy(signature: string, parts: readonly string[]): Promise<boolean> {
	return await sameSecret(signature, await signatureOf(parts))
}

function byBytes(one: Uint8Array, two: Uint8Array): number {
	const at = one.findIndex((byte, i) => byte !== two[i])
	return at < 0 ? one.length - two.length : (one[at] ?? 0) - (two[at] ?? -1)
}
