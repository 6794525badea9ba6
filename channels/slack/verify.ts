import type { Hearing, Hook, Verified } from '../channel.ts'
import { refuse } from '../../core/problem.ts'
import { cleanId } from '../shared/clean.ts'
import { fromHex } from '../shared/hex.ts'
import { hmacMatches } from '../shared/hmac.ts'
import { readJson } from '../shared/json.ts'
import { fieldsOf, textOf } from '../shared/read.ts'

/** How far Slack's clock and ours may be apart, either way: what is older is somebody's copy. */
const TOLERANCE_MS = 300_000
const CHALLENGE_MAX_CHARS = 1_000

const encoder = new TextEncoder()

/** HMAC-SHA256 over version, time and body. The question with which Slack tries a new address is signed as everything else. */
export async function verify(hook: Hook, { credentials, nowMs }: Hearing): Promise<Verified> {
	const [signature, timestamp] = [hook.headers.get('x-slack-signature'), hook.headers.get('x-slack-request-timestamp')]
	if (!signature || !timestamp) return refuse('signature-missing')
	const secret = credentials.signingSecret
	if (!secret || !isNow(timestamp, nowMs) || !await isSigned(hook.body, { secret, signature, timestamp })) {
		return refuse('signature-invalid')
	}
	const { type, challenge } = fieldsOf(readJson(hook.body))
	if (type !== 'url_verification') return { ok: true, content: hook.body }
	const body = cleanId(textOf(challenge), CHALLENGE_MAX_CHARS)
	return body === null ? refuse('body-invalid') : { ok: true, answer: { status: 200, contentType: 'text/plain', body } }
}

function isNow(timestamp: string, nowMs: number): boolean {
	return /^\d{1,12}$/.test(timestamp) && Math.abs(nowMs - Number(timestamp) * 1000) <= TOLERANCE_MS
}

interface Signed {
	readonly secret: string
	readonly signature: string
	readonly timestamp: string
}

async function isSigned(body: Uint8Array<ArrayBuffer>, { secret, signature, timestamp }: Signed): Promise<boolean> {
	const given = /^v0=[0-9a-f]{64}$/.test(signature) ? fromHex(signature.slice(3)) : null
	if (given === null) return false
	const head = encoder.encode(`v0:${timestamp}:`)
	const bytes = new Uint8Array(head.length + body.length)
	bytes.set(head)
	bytes.set(body, head.length)
	return await hmacMatches('SHA-256', secret, { bytes, signature: given })
}
