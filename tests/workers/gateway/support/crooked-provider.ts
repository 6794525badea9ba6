/** An identity provider that goes wrong in one way at a time, in place of the network: no honest one can be made to. */
import { vi } from 'vitest'
import { toBase64Url } from '../../../../durable-objects/shared/base64url.ts'

export const CROOKED_ISSUER = 'https://id.example'

type Claims = Record<string, unknown>

export interface Crookedness {
	/** Instead of what it says of itself. */
	readonly metadata?: Claims
	/** The whole answer to a path. */
	readonly answer?: Readonly<Record<string, () => Response>>
	readonly header?: Claims
	/** Over what an honest one would say; undefined leaves it out. */
	readonly claims?: Claims
	readonly userInfo?: Claims
	/** Signs with a key that it does not publish. */
	readonly foreignKey?: boolean
	/** Signs, if at all, in this way. */
	readonly sign?: (input: string) => Promise<string>
}

const EC = { name: 'ECDSA', namedCurve: 'P-256' }
const BASE = {
	issuer: CROOKED_ISSUER,
	authorization_endpoint: `${CROOKED_ISSUER}/auth`,
	token_endpoint: `${CROOKED_ISSUER}/token`,
	jwks_uri: `${CROOKED_ISSUER}/jwks`,
	userinfo_endpoint: `${CROOKED_ISSUER}/me`,
	id_token_signing_alg_values_supported: ['ES256'],
}

/** What has been asked of it, by path, as long as it stands in for `fetch`. */
export async function stand(crooked: Crookedness, { nonce }: { nonce: () => string }): Promise<string[]> {
	const asked: string[] = []
	const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']) as CryptoKeyPair
	const foreign = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']) as CryptoKeyPair
	const jwk = await crypto.subtle.exportKey('jwk', keys.publicKey)
	const signer = crooked.foreignKey ? foreign.privateKey : keys.privateKey
	const honest: Record<string, () => Response | Promise<Response>> = {
		'/.well-known/openid-configuration': () => Response.json({ ...BASE, ...crooked.metadata }),
		'/jwks': () => Response.json({ keys: [{ ...jwk, alg: 'ES256', use: 'sig' }] }),
		'/token': async () =>
			Response.json({ access_token: 'x', token_type: 'Bearer', id_token: await idToken(crooked, { signer, nonce: nonce() }) }),
		'/me': () => Response.json({ sub: 'ana', email: 'ana@demo.test', email_verified: true, ...crooked.userInfo }),
	}
	const real = globalThis.fetch
	vi.stubGlobal('fetch', async (to: RequestInfo | URL, init?: RequestInit) => {
		const url = new URL(to instanceof Request ? to.url : String(to))
		if (url.origin !== CROOKED_ISSUER) return await real(to, init)
		asked.push(url.pathname)
		return await (crooked.answer?.[url.pathname] ?? honest[url.pathname])?.() ?? new Response(null, { status: 404 })
	})
	return asked
}

async function idToken({ header, claims, sign }: Crookedness, { signer, nonce }: { signer: CryptoKey; nonce: string }): Promise<string> {
	const now = Math.floor(Date.now() / 1_000)
	const said = { iss: CROOKED_ISSUER, aud: 'patchbay', sub: 'ana', iat: now, exp: now + 60, nonce, ...claims }
	const input = `${part({ alg: 'ES256', ...header })}.${part(said)}`
	return `${input}.${await (sign ?? ((it) => signed(signer, it)))(input)}`
}

async function signed(key: CryptoKey, input: string): Promise<string> {
	const mac = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(input))
	return toBase64Url(new Uint8Array(mac))
}

/** As somebody would who knows a secret that both sides share. */
export async function signedWithSecret(secret: string, input: string): Promise<string> {
	const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
	return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(input))))
}

function part(what: Claims): string {
	return toBase64Url(new TextEncoder().encode(JSON.stringify(what)))
}
