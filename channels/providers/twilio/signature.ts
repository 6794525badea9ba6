/**
 * Whether a request comes from Twilio: HMAC-SHA1 with the account's token, over the address and, for a form, its parameters in
 * order. Anything that is not a form has its SHA-256 in the address. Good for messages and calls alike; a socket's upgrade is a
 * request with an empty body and a `wss:` address.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
import { fromBase64, toBase64 } from '../../shared/base64.ts'
import { firstOf, type Form, readForm } from '../../shared/form.ts'
import { toHex } from '../../shared/hex.ts'
import { hmac, hmacMatches } from '../../shared/hmac.ts'
import { urlVariants } from './url-variants.ts'

export interface TwilioRequest {
	readonly url: URL
	readonly body: Uint8Array<ArrayBuffer>
	/** As the header says; null for none. */
	readonly contentType: string | null
}

const BODY_HASH = 'bodySHA256'
const SIGNATURE_BYTES = 20

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** `signature` is the header's. */
export async function isSignedByTwilio(
	request: TwilioRequest,
	{ authToken, signature }: { authToken: string; signature: string },
): Promise<boolean> {
	const given = fromBase64(signature)
	if (given === null || given.length !== SIGNATURE_BYTES || authToken === '') return false
	if (!isForm(request) && !await isBodyOf(request)) return false
	const params = isForm(request) ? inOrder(readForm(decoder.decode(request.body))) : ''
	for (const url of urlVariants(request.url)) {
		if (await hmacMatches('SHA-1', authToken, { bytes: encoder.encode(url + params), signature: given })) return true
	}
	return false
}

/** The signature of a request as Twilio would write it. `url` is taken as it is. */
export async function twilioSignature(url: string, { authToken, form }: { authToken: string; form?: Form }): Promise<string> {
	const params = form === undefined ? '' : inOrder(form)
	return toBase64(await hmac('SHA-1', authToken, encoder.encode(url + params)))
}

/** Names in the order of their code units, each before its value; of equal values of a name only one. */
function inOrder(form: Form): string {
	const names = [...form.keys()].sort()
	return names.flatMap((name) => [...new Set(form.get(name))].sort().map((value) => name + value)).join('')
}

function isForm({ contentType }: TwilioRequest): boolean {
	return contentType !== null && /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)
}

/** A body that the signature says nothing of is nobody's; there may be none at all, as in a GET. */
async function isBodyOf({ url, body }: TwilioRequest): Promise<boolean> {
	const said = firstOf(readForm(url.search.slice(1)), BODY_HASH)
	if (said === null) return body.length === 0
	// Twilio hashes a missing body as an empty object.
	const bodies = body.length === 0 ? [body, encoder.encode('{}')] : [body]
	const hashes = await Promise.all(bodies.map((it) => crypto.subtle.digest('SHA-256', it)))
	return hashes.some((it) => toHex(new Uint8Array(it)) === said.toLowerCase())
}
