/** The installation's one secret, and the keys that are made of it. */
import { DEMO_WORKSPACE } from '../../core/config/demo.ts'

const KEY_BYTES = 32
const utf8 = new TextEncoder()

/** As much of an environment as keys are made of. */
export interface SecretEnv {
	/** At least 32 random characters. */
	readonly PATCHBAY_SECRET?: string
	/** Those of earlier days, with spaces between. */
	readonly PATCHBAY_SECRETS_BEFORE?: string
	readonly WORKSPACE: { getByName(name: string): { secret(): Promise<string> } }
}

/** By binding, as values and not promises: a promise of one request must not be awaited by another. */
const stored = new WeakMap<object, string>()

/** The setting, or what the demo workspace made for itself. Never used as a key directly. */
export async function masterSecret(env: SecretEnv): Promise<string> {
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
