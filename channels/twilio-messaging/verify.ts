import type { Hearing, Hook, Verified } from '../channel.ts'
import { refuse } from '../../core/problem.ts'
import { isSignedByTwilio } from '../providers/twilio/signature.ts'
import { firstOf, readForm } from '../shared/form.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Signed with the account's token, and of this very account: a number of another account that posts here by mistake is not ours. */
export async function verify({ method, url, headers, body }: Hook, { credentials }: Hearing): Promise<Verified> {
	const signature = headers.get('x-twilio-signature')
	if (!signature) return refuse('signature-missing')
	const { accountSid, authToken } = credentials
	if (!accountSid || !authToken) return refuse('signature-invalid', { detail: 'This inbox has no credentials yet' })
	const signed = await isSignedByTwilio({ url, body, contentType: headers.get('content-type') }, { authToken, signature })
	if (!signed) return refuse('signature-invalid')
	// A number can be set to GET: then the address itself is the form.
	const content = method === 'GET' ? encoder.encode(url.search.slice(1)) : body
	const account = firstOf(readForm(decoder.decode(content)), 'AccountSid')
	return account === null || account === accountSid ? { ok: true, content } : refuse('signature-invalid', { detail: 'Another account' })
}
