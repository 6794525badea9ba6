import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import type { GatewayEnv } from '../env.ts'

const KEY_BYTES = 32
const utf8 = new TextEncoder()
/** By binding, as values and not promises: a promise of one request must not be awaited by another. */
const stored = new WeakMap<object, string>()

/** The installation's one secret: the setting, or what the demo workspace made for itself. Never used as a key directly. */
export async function masterSecret(env: GatewayEnv): Promise<string> {
	if (env.PATCHBAY_SECRET) return env.PATCHBAY_SECRET
	const known = stored.get(env.WORKSPACE)
	if (known) return known
	const secret = await env.WORKSPACE.getByName(DEMO_WORKSPACE).secret()
	stored.set(env.WORKSPACE, secret)
	return secret
}

/** A key for one purpose alone (HKDF-SHA-256, RFC 5869), so that what signs tokens can never sign cookies. */
export async function deriveKey(secret: string, purpose: string): Promise<Uint8Array<ArrayBuffer>> {
	const material = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveBits'])
	const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(`patchbay ${purpose}`) }
	return new Uint8Array(await crypto.subtle.deriveBits(how, material, KEY_BYTES * 8))
}

/** Whether two texts are equal, in a time that tells nothing about where they differ. */
export async function equalsSecretly(one: string, other: string): Promise<boolean> {
	comparing ??= await randomKey()
	const mac = await crypto.subtle.sign('HMAC', comparing, utf8.encode(one))
	return await crypto.subtle.verify('HMAC', comparing, mac, utf8.encode(other))
}

/** Of this isolate alone: nobody outside can foresee what it makes of a text. */
let comparing: CryptoKey | null = null

async function randomKey(): Promise<CryptoKey> {
	const random = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
	return await crypto.subtle.importKey('raw', random, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}
