/** How Meta proves itself, in all its products alike: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
import { refuse } from '../../../core/problem.ts'
import type { Hearing, Hook, Verified } from '../../channel.ts'
import { fromSmallHex } from '../../shared/hex.ts'
import { hmacMatches } from '../../shared/hmac.ts'
import { sameSecret } from '../../shared/same-secret.ts'

const CHALLENGE_MAX_CHARS = 1_000

/** `X-Hub-Signature-256` is over the raw bytes, keyed with the app's secret; the older header with SHA-1 is not taken. */
export async function signedByMeta(hook: Hook, { credentials }: Pick<Hearing, 'credentials'>): Promise<Verified> {
	if (hook.method === 'GET') return await shakenHands(hook.url, credentials.verifyToken)
	const header = hook.headers.get('x-hub-signature-256')
	if (header === null || header === '') return refuse('signature-missing')
	const signature = header.startsWith('sha256=') ? fromSmallHex(header.slice('sha256='.length)) : null
	if (signature === null || credentials.appSecret === undefined) return refuse('signature-invalid')
	const isSigned = await hmacMatches('SHA-256', credentials.appSecret, { bytes: hook.body, signature })
	return isSigned ? { ok: true, content: hook.body } : refuse('signature-invalid')
}

/** Meta tries an address with a word that was agreed on, and wants its challenge back as it is. */
async function shakenHands({ searchParams }: URL, verifyToken: string | undefined): Promise<Verified> {
	const token = searchParams.get('hub.verify_token')
	if (token === null) return refuse('signature-missing')
	if (verifyToken === undefined || !(await sameSecret(token, verifyToken))) return refuse('signature-invalid')
	const challenge = searchParams.get('hub.challenge')
	if (searchParams.get('hub.mode') !== 'subscribe' || challenge === null) return refuse('body-invalid')
	// As plain text: whatever stands in the challenge, no browser takes it for a page.
	return { ok: true, answer: { status: 200, contentType: 'text/plain', body: challenge.slice(0, CHALLENGE_MAX_CHARS) } }
}
