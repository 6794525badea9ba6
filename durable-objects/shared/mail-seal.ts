/**
 * What is put to the id of a message that goes out by mail. Anybody can write to an inbox that a mail has failed, or was read; only
 * who has had it knows its seal. An API's client may give messages ids that can be guessed.
 */
import { toBase64Url } from './base64url.ts'
import { deriveKey, masterSecret, type SecretEnv } from './secrets.ts'
import { signingKey } from './signed-text.ts'

const PURPOSE = 'mail seal 1'
/** Of a code of 32: enough for what can only be tried by sending a mail. */
const SEAL_BYTES = 12
const MARK = '~'

/** As it stands in the mail. */
export async function sealedId(env: SecretEnv, id: string): Promise<string> {
	const key = await signingKey(await deriveKey(await masterSecret(env), PURPOSE))
	const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(id))
	return id + MARK + toBase64Url(new Uint8Array(mac).subarray(0, SEAL_BYTES))
}

/** The id that was sealed; null for what we have not sealed. */
export async function unsealedId(env: SecretEnv, sealed: string): Promise<string | null> {
	const at = sealed.lastIndexOf(MARK)
	const id = sealed.slice(0, Math.max(0, at))
	return id !== '' && await sealedId(env, id) === sealed ? id : null
}
