import type { Hearing, Hook, Verified } from '../channel.ts'
import { refuse } from '../../core/problem.ts'
import { fromBase64 } from '../shared/base64.ts'
import { hmacMatches } from '../shared/hmac.ts'

/** HMAC-SHA256 of the body, with the channel's secret. The test from LINE's console is signed too, and brings no events. */
export async function verify({ headers, body }: Hook, { credentials }: Hearing): Promise<Verified> {
	const header = headers.get('x-line-signature')
	if (!header) return refuse('signature-missing')
	const signature = fromBase64(header)
	const secret = credentials.channelSecret
	if (!secret || signature === null) return refuse('signature-invalid')
	const isTheirs = await hmacMatches('SHA-256', secret, { bytes: body, signature })
	return isTheirs ? { ok: true, content: body } : refuse('signature-invalid')
}
