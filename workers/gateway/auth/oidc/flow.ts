/**
 * One way to the identity provider and back, kept in a signed cookie of the browser that began it: nobody can bring back what
 * another has begun, and nothing lies here meanwhile.
 */
import { z } from 'zod'
import type { WorkspaceId } from '../../../../core/ids.ts'
import type { GatewayEnv } from '../../env.ts'
import { toBase64Url } from '../../../../durable-objects/shared/base64url.ts'
import { deriveKey, masterSecret } from '../../../../durable-objects/shared/secrets.ts'
import { readSigned, signingKey, signText } from '../../../../durable-objects/shared/signed-text.ts'

const PURPOSE = 'oidc flow 1'
export const FLOW_LIFE_MS = 600_000
const COOKIE_MAX_CHARS = 3_000
const RANDOM_BYTES = 32

const Flow = z.object({
	workspace: z.custom<WorkspaceId>((it) => typeof it === 'string'),
	issuer: z.string(),
	clientId: z.string(),
	/** Comes back in the address. */
	state: z.string(),
	/** Comes back in the id token. */
	nonce: z.string(),
	/** Proves to the provider that who asks for the token began the flow (PKCE, RFC 7636). */
	verifier: z.string(),
	expiresAtMs: z.number(),
})
export type Flow = z.infer<typeof Flow>

export function drawFlow(about: Pick<Flow, 'workspace' | 'issuer' | 'clientId'>, nowMs: number): Flow {
	return { ...about, state: random(), nonce: random(), verifier: random(), expiresAtMs: nowMs + FLOW_LIFE_MS }
}

/** As a `Set-Cookie` value. `Lax`, since the way back begins on the provider's page. */
export async function flowCookie(env: GatewayEnv, { flow, origin }: { flow: Flow; origin: string }): Promise<string> {
	const value = await signText(await flowKey(env), JSON.stringify(flow))
	return `${cookieName(origin)}=${value}; Max-Age=${FLOW_LIFE_MS / 1_000}; ${attributes(origin)}`
}

export function endedFlowCookie(origin: string): string {
	return `${cookieName(origin)}=; Max-Age=0; ${attributes(origin)}`
}

/** The flow this browser has begun; null without one, and for one that is not ours or too old. */
export async function readFlow(env: GatewayEnv, { request, origin, nowMs }: FlowAsked): Promise<Flow | null> {
	const values = cookiesNamed(cookieName(origin), request.headers.get('cookie') ?? '')
	// Of several, one was put there by somebody else.
	const [value] = values.length === 1 ? values : []
	if (value === undefined || value.length > COOKIE_MAX_CHARS) return null
	const text = await readSigned(await flowKey(env), value)
	if (text === null) return null
	const flow = Flow.parse(JSON.parse(text))
	return flow.expiresAtMs > nowMs ? flow : null
}

interface FlowAsked {
	readonly request: Request
	readonly origin: string
	readonly nowMs: number
}

async function flowKey(env: GatewayEnv): Promise<CryptoKey> {
	return await signingKey(await deriveKey(await masterSecret(env), PURPOSE))
}

/** `__Host-`: no other host of the domain can set it. */
function cookieName(origin: string): string {
	return origin.startsWith('https:') ? '__Host-patchbay.oidc' : 'patchbay.oidc'
}

function attributes(origin: string): string {
	return `Path=/; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`
}

function cookiesNamed(name: string, header: string): string[] {
	const pairs = header.split(';').map((it) => it.trim())
	return pairs.filter((it) => it.startsWith(`${name}=`)).map((it) => it.slice(name.length + 1))
}

function random(): string {
	return toBase64Url(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)))
}
