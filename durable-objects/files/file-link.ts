/** Links to files: whoever holds one may read, until it has expired. */
import { type FileClaims, readClaims, writeClaims } from '../../core/files/file-claims.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import { deriveKey, masterSecret, type SecretEnv } from '../shared/secrets.ts'
import { readSigned, signingKey, signText } from '../shared/signed-text.ts'

const PURPOSE = 'file link 1'
const TOKEN_MAX_CHARS = 512

const keys = new Map<string, CryptoKey>()

async function keyFor(env: SecretEnv): Promise<CryptoKey> {
	const secret = await masterSecret(env)
	const known = keys.get(secret)
	if (known) return known
	const key = await signingKey(await deriveKey(secret, PURPOSE))
	keys.set(secret, key)
	return key
}

/** A path on this installation. */
export async function fileLink(env: SecretEnv, claims: FileClaims): Promise<string> {
	return `/files/${await signText(await keyFor(env), writeClaims(claims))}`
}

export async function readFileLink(
	env: SecretEnv,
	{ token, nowMs }: { token: string; nowMs: number },
): Promise<{ readonly ok: true; readonly claims: FileClaims } | Refusal> {
	const text = token.length > TOKEN_MAX_CHARS ? null : await readSigned(await keyFor(env), token)
	const claims = text === null ? null : readClaims(text)
	if (!claims) return refuse('not-found')
	return claims.untilMs <= nowMs ? refuse('link-expired') : { ok: true, claims }
}
