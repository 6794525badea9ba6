import { refuse } from '../../../core/problem.ts'
import type { Hook, Verified } from '../../channel.ts'
import { openEnvelope } from './envelope.ts'
import { codeOf, readPost } from './post.ts'
import { isSignedBy } from './signature.ts'

/** What the account and we both know. */
export interface Shared {
	readonly token: string | undefined
	readonly encodingAesKey: string | undefined
	/** The app id of an Official Account, the corp id in WeCom. */
	readonly receiver: string | undefined
	/** Whether posts come unencrypted too. WeCom has no such mode. */
	readonly takesPlain: boolean
}

interface Signed {
	readonly token: string
	readonly timestamp: string
	readonly nonce: string
	/** Over token, timestamp and nonce: of the address alone. */
	readonly plain: string | null
	/** Over these and what is encrypted. */
	readonly sealed: string | null
}

/**
 * Whether a request is WeChat's (or WeCom's), with the handshake answered and what came encrypted decrypted. The timestamp is not
 * looked at: a delivery that is played back has the ids of the first and changes nothing, and a clock that is off loses no message.
 */
export async function verifyTencent(hook: Hook, shared: Shared): Promise<Verified> {
	const query = hook.url.searchParams
	const [plain, sealed] = [query.get('signature'), query.get('msg_signature')]
	if (!plain && !sealed) return refuse('signature-missing')
	if (!shared.token) return refuse('signature-invalid')
	const signed: Signed = { token: shared.token, timestamp: query.get('timestamp') ?? '', nonce: query.get('nonce') ?? '', plain, sealed }
	return hook.method === 'GET' ? await handshake(query.get('echostr'), { signed, shared }) : await verifyPost(hook, { signed, shared })
}

interface Known {
	readonly signed: Signed
	readonly shared: Shared
}

/** WeCom's echo comes encrypted and goes back decrypted; an Official Account's goes back as it came, in every mode. */
async function handshake(echo: string | null, { signed, shared }: Known): Promise<Verified> {
	if (echo === null) return refuse('body-invalid')
	// Base64 has no blanks: one is a `+` that nobody has escaped.
	const opened = await opens(echo.replaceAll(' ', '+'), { signed, shared })
	if (opened !== null) return answer(new TextDecoder().decode(opened))
	return shared.takesPlain && await isPlainSigned(signed) ? answer(echo) : refuse('signature-invalid')
}

function answer(body: string): Verified {
	return { ok: true, answer: { status: 200, contentType: 'text/plain; charset=utf-8', body } }
}

async function verifyPost(hook: Hook, known: Known): Promise<Verified> {
	const post = readPost(hook.body)
	const sealed = post === null ? null : codeOf(post, 'Encrypt')
	// In compatible mode the message stands beside what is encrypted. Nobody has signed it there: only the encrypted counts.
	const isSealed = sealed !== null || hook.url.searchParams.get('encrypt_type') === 'aes' || !known.shared.takesPlain
	if (isSealed) return await verifySealed(sealed, known)
	if (!known.signed.plain) return refuse('signature-missing')
	return await isPlainSigned(known.signed) ? { ok: true, content: hook.body } : refuse('signature-invalid')
}

async function verifySealed(sealed: string | null, known: Known): Promise<Verified> {
	if (!known.signed.sealed) return refuse('signature-missing')
	const content = sealed === null ? null : await opens(sealed, known)
	return content === null ? refuse('signature-invalid') : { ok: true, content }
}

/** Null when it is not signed, does not open, or is meant for another account. */
async function opens(sealed: string, { signed, shared }: Known): Promise<Uint8Array<ArrayBuffer> | null> {
	const { token, timestamp, nonce } = signed
	const { encodingAesKey, receiver } = shared
	if (!signed.sealed || !encodingAesKey || !receiver) return null
	if (!await isSignedBy(signed.sealed, [token, timestamp, nonce, sealed])) return null
	return await openEnvelope(sealed, { encodingAesKey, receiver })
}

async function isPlainSigned({ token, timestamp, nonce, plain }: Signed): Promise<boolean> {
	return plain !== null && plain !== '' && await isSignedBy(plain, [token, timestamp, nonce])
}
