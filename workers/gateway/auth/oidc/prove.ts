import type { AuthorizationServer, Client, ClientAuth } from 'oauth4webapi'
import { z } from 'zod'
import type { Flow } from './flow.ts'
import type { Provider } from './provider.ts'

/** Who somebody is, as their identity provider says. */
export interface Identity {
	readonly issuer: string
	/** The provider's own name for them, for ever the same. */
	readonly sub: string
	/** In small letters; null when it says none. */
	readonly email: string | null
	/** Whether the provider vouches for the address. */
	readonly emailVerified: boolean
	readonly name: string | null
}

/** A few seconds that clocks may differ by. */
const CLOCKS_S = 30

const Claims = z.object({
	sub: z.string().min(1).max(255),
	email: z.email().max(254).transform((it) => it.toLowerCase()).optional().catch(undefined),
	// Some say it as a text.
	email_verified: z.union([z.literal(true), z.literal('true')]).optional().catch(undefined),
	name: z.string().trim().min(1).max(80).optional().catch(undefined),
	preferred_username: z.string().trim().min(1).max(80).optional().catch(undefined),
})
type Claims = z.infer<typeof Claims>

/** Where the browser is sent. */
export async function authorizationUrl({ server }: Provider, { flow, callback }: { flow: Flow; callback: string }): Promise<string> {
	const { calculatePKCECodeChallenge } = await import('oauth4webapi')
	const url = new URL(server.authorization_endpoint ?? '')
	const parameters = {
		client_id: flow.clientId,
		response_type: 'code',
		redirect_uri: callback,
		scope: 'openid email profile',
		state: flow.state,
		nonce: flow.nonce,
		code_challenge: await calculatePKCECodeChallenge(flow.verifier),
		code_challenge_method: 'S256',
	}
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
	return url.href
}

interface Returned {
	readonly flow: Flow
	/** The address the provider has sent the browser back to, with all it says. */
	readonly url: URL
	readonly callback: string
	/** Null for a client without one. */
	readonly secret: string | null
}

/** Throws whenever anything about the answer, the tokens or the provider is not exactly as it should be. */
export async function proveIdentity({ server, how, keepKeys }: Provider, { flow, url, callback, secret }: Returned): Promise<Identity> {
	const oauth = await import('oauth4webapi')
	const client: Client = { client_id: flow.clientId, [oauth.clockTolerance]: CLOCKS_S }
	// State, and the issuer where the provider says it (RFC 9207): an answer that was meant for another is none.
	const answer = oauth.validateAuthResponse(server, client, url, flow.state)
	const asked = await oauth.authorizationCodeGrantRequest(
		server,
		client,
		await authOf(server, secret),
		answer,
		callback,
		flow.verifier,
		how,
	)
	const tokens = await oauth.processAuthorizationCodeResponse(server, client, asked, { expectedNonce: flow.nonce, requireIdToken: true })
	await oauth.validateApplicationLevelSignature(server, asked, how)
	keepKeys()
	const claims = Claims.parse(oauth.getValidatedIdTokenClaims(tokens))
	const told = claims.email ? null : await moreClaims({ server, how }, { client, token: tokens.access_token, sub: claims.sub })
	return identityOf(server.issuer, told ?? claims)
}

/** Most providers tell the address only who asks for it. */
async function moreClaims(
	{ server, how }: Pick<Provider, 'server' | 'how'>,
	{ client, token, sub }: { client: Client; token: string; sub: string },
): Promise<Claims | null> {
	if (server.userinfo_endpoint === undefined) return null
	const { processUserInfoResponse, userInfoRequest } = await import('oauth4webapi')
	const answer = await userInfoRequest(server, client, token, how)
	return Claims.parse(await processUserInfoResponse(server, client, sub, answer))
}

async function authOf(server: AuthorizationServer, secret: string | null): Promise<ClientAuth> {
	const { ClientSecretBasic, ClientSecretPost, None } = await import('oauth4webapi')
	if (secret === null) return None()
	const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
	const posts = !methods.includes('client_secret_basic') && methods.includes('client_secret_post')
	return posts ? ClientSecretPost(secret) : ClientSecretBasic(secret)
}

function identityOf(issuer: string, { sub, email, email_verified: verified, name, preferred_username: nick }: Claims): Identity {
	return { issuer, sub, email: email ?? null, emailVerified: verified !== undefined, name: name ?? nick ?? null }
}
