/**
 * The token a visitor's widget holds: names its conversation and contact, so that a socket goes straight there with no
 * look-up. `{payload}.{mac}`, both base64url, so it fits a WebSocket subprotocol; the mac is HMAC-SHA-256 over the payload.
 */
import { z } from 'zod'
import { type ContactId, type ConversationId, type InboxId, isConversationId, workspaceOf } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { GatewayEnv } from '../env.ts'
import { fromBase64Url, toBase64Url } from '../../../durable-objects/shared/base64url.ts'
import { deriveKey, masterSecret } from '../../../durable-objects/shared/secrets.ts'

/** `email` and `phone`: vouched for by the company. */
export interface About {
	readonly name?: string
	readonly email?: string
	readonly phone?: string
}

export interface Claims {
	readonly inbox: InboxId
	readonly conversation: ConversationId
	readonly contact: ContactId
	/** Who the company says they are. */
	readonly about?: About
	/** BCP 47. */
	readonly language: string
	/** What the page says of the customer's matter. */
	readonly intent?: string
	readonly expiresAtMs: number
}

export const TOKEN_LIFE_MS = 30 * 86_400_000
const TOKEN_MAX_CHARS = 2_048
const PURPOSE = 'customer token 1'

const Payload = z.object({
	w: z.string(),
	i: z.custom<InboxId>((it) => typeof it === 'string' && workspaceOf(it) !== null),
	c: z.custom<ConversationId>((it) => typeof it === 'string' && isConversationId(it)),
	p: z.custom<ContactId>((it) => typeof it === 'string'),
	l: z.string(),
	a: z.object({ name: z.string(), email: z.string(), phone: z.string() }).partial().optional(),
	n: z.string().optional(),
	x: z.number(),
})

const keys = new Map<string, CryptoKey>()

export async function customerKey(env: GatewayEnv): Promise<CryptoKey> {
	const secret = await masterSecret(env)
	const known = keys.get(secret)
	if (known) return known
	const bytes = await deriveKey(secret, PURPOSE)
	const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
	keys.set(secret, key)
	return key
}

export async function signToken(key: CryptoKey, claims: Claims): Promise<string> {
	const { inbox, conversation, contact, about, language, intent, expiresAtMs } = claims
	const short = { w: workspaceOf(inbox), i: inbox, c: conversation, p: contact, a: about, l: language, n: intent, x: expiresAtMs }
	const payload = toBase64Url(new TextEncoder().encode(JSON.stringify(short)))
	const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(payload))
	return `${payload}.${toBase64Url(new Uint8Array(mac))}`
}

export type Reading = { readonly ok: true; readonly claims: Claims } | Refusal

/** What a token says, if it is ours and still good. */
export async function readToken(key: CryptoKey, { token, nowMs }: { token: string; nowMs: number }): Promise<Reading> {
	const [payload = '', macText = '', ...more] = token.length > TOKEN_MAX_CHARS ? [] : token.split('.')
	const mac = fromBase64Url(macText)
	const bytes = fromBase64Url(payload)
	if (!mac || !bytes || more.length > 0) return refuse('token-invalid')
	if (!await crypto.subtle.verify('HMAC', key, mac, new TextEncoder().encode(payload))) return refuse('token-invalid')
	const { i, c, p, a, l, n, x } = Payload.parse(JSON.parse(new TextDecoder().decode(bytes)))
	if (x <= nowMs) return refuse('token-expired')
	const claims = { inbox: i, conversation: c, contact: p, ...(a && { about: a }), language: l, ...(n && { intent: n }), expiresAtMs: x }
	return { ok: true, claims }
}
