import { toBase64Url } from '../../../durable-objects/shared/base64url.ts'

const TOKEN_BYTES = 32
/** As many characters as base64url makes of them. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** What the link of an invitation says, and the hash that is all we keep of it. */
export async function drawInvitationToken(): Promise<{ readonly token: string; readonly hash: string }> {
	const token = toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)))
	return { token, hash: await hashOf(token) }
}

/** Null for what cannot be one: nobody need look for it. */
export async function invitationHash(token: string): Promise<string | null> {
	return TOKEN.test(token) ? await hashOf(token) : null
}

/** SHA-256, in hex. The token is random enough that no salt is called for. */
async function hashOf(token: string): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
	return [...hash].map((it) => it.toString(16).padStart(2, '0')).join('')
}
