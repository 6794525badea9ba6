/** What an identity provider says of itself (https://openid.net/specs/openid-connect-discovery-1_0.html), kept for some minutes. */
import type { AuthorizationServer, JWKSCacheInput } from 'oauth4webapi'
import type { Settings } from '../../env.ts'
import { carefulFetch, mayVisit } from './careful-fetch.ts'

/** What an id token may be signed with: keys that only the provider has, and never the client's secret or nothing. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
/** What a provider means that names none. */
const ALGORITHMS_DEFAULT = ['RS256']
const KEPT_MS = 600_000
const KEPT_MAX = 200

export interface Provider {
	readonly server: AuthorizationServer
	/** To be given to every request to it. */
	readonly how: Awaited<ReturnType<typeof howTo>>
	/** To be called after its signature has been checked: its keys are kept for the next one. */
	keepKeys(): void
}

interface Kept {
	readonly untilMs: number
	readonly server: AuthorizationServer
	readonly keys: JWKSCacheInput
}
const kept = new Map<string, Kept>()

/** Throws when it cannot be reached, is somewhere we do not go, or does not describe itself as it should. */
export async function findProvider(settings: Settings, issuer: string): Promise<Provider> {
	if (!mayVisit(settings, issuer)) throw new Error(`may not be visited: ${issuer}`)
	const known = kept.get(issuer)
	const found = known && known.untilMs > Date.now() ? known : await discover(settings, issuer)
	// Copies: the library keeps promises by these objects, and one request must not wait for another's.
	const keys = structuredClone(found.keys)
	return {
		server: structuredClone(found.server),
		how: await howTo(settings, keys),
		keepKeys: () => void Object.assign(found.keys, keys),
	}
}

async function discover(settings: Settings, issuer: string): Promise<Kept> {
	const { discoveryRequest, processDiscoveryResponse } = await import('oauth4webapi')
	const answer = await discoveryRequest(new URL(issuer), { algorithm: 'oidc', ...await howTo(settings, {}) })
	const server = onOurTerms(settings, await processDiscoveryResponse(new URL(issuer), answer))
	if (kept.size >= KEPT_MAX) kept.clear()
	const found = { untilMs: Date.now() + KEPT_MS, server, keys: {} }
	kept.set(issuer, found)
	return found
}

function onOurTerms(settings: Settings, server: AuthorizationServer): AuthorizationServer {
	const { authorization_endpoint: page, id_token_signing_alg_values_supported: offered = ALGORITHMS_DEFAULT } = server
	if (page === undefined || !mayVisit(settings, page)) throw new Error(`nobody can be sent to ${page}`)
	const algorithms = offered.filter((it) => ALGORITHMS.includes(it))
	if (algorithms.length === 0) throw new Error('it signs with no algorithm that we take')
	return { ...server, id_token_signing_alg_values_supported: algorithms }
}

async function howTo(settings: Settings, keys: JWKSCacheInput) {
	const { allowInsecureRequests, customFetch, jwksCache } = await import('oauth4webapi')
	// Where plain http is possible at all, `mayVisit` says.
	return { [customFetch]: carefulFetch(settings), [allowInsecureRequests]: true, [jwksCache]: keys }
}
