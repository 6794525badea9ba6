/**
 * A real OpenID provider on this machine, to try single sign-on with and to test it. It believes everybody, and sends them back
 * to Patchbay on this machine alone.
 */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { interactionPolicy, Provider } from 'oidc-provider'
import { memory } from './memory.ts'
import { choosePage, type Person } from './page.ts'

export interface IdentityProvider {
	readonly issuer: string
	readonly clientId: string
	readonly clientSecret: string
	close(): Promise<void>
}

interface Options {
	readonly port: number
	readonly clientSecret: string
	/** Who can be chosen at once. */
	readonly people: readonly Person[]
}

interface Account extends Person {
	readonly verified: boolean
}

export const CLIENT_ID = 'patchbay'
const CALLBACK = /^http:\/\/(?:localhost|127\.0\.0\.1):\d+\/api\/auth\/oidc\/[a-z0-9-]+\/callback$/
const INTERACTION = /^\/choose\/([\w-]+)$/
const FORM_MAX_CHARS = 10_000
const HOUR_S = 3_600

/** Fails when the port cannot be had. By number and not as `localhost`, which is Patchbay's: cookies know no ports. */
export async function startIdentityProvider({ port, clientSecret, people }: Options): Promise<IdentityProvider> {
	const server = createServer()
	server.listen({ port, host: '127.0.0.1' })
	await once(server, 'listening')
	const address = server.address()
	const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`
	const accounts = new Map<string, Account>()
	const provider = makeProvider(issuer, { clientSecret, accounts })
	const speak = provider.callback()
	server.on('request', (request, response) => {
		if (!INTERACTION.test(request.url ?? '')) return speak(request, response)
		void choose(provider, { request, response, accounts, people }).catch((error: unknown) => {
			response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error))
		})
	})
	return { issuer, clientId: CLIENT_ID, clientSecret, close: () => close(server) }
}

function makeProvider(
	issuer: string,
	{ clientSecret, accounts }: { clientSecret: string; accounts: ReadonlyMap<string, Account> },
): Provider {
	const provider = new Provider(issuer, {
		adapter: memory(),
		clients: [{
			client_id: CLIENT_ID,
			client_secret: clientSecret,
			redirect_uris: ['http://localhost:8787/api/auth/oidc/demo/callback'],
			id_token_signed_response_alg: 'ES256',
		}],
		claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
		cookies: { keys: [randomBytes(32).toString('base64url')] },
		jwks: { keys: [signingKey()] },
		pkce: { required: () => true },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_, { uid }) => `/choose/${uid}`, policy: alwaysAsk() },
		ttl: { AccessToken: HOUR_S, AuthorizationCode: 60, Grant: HOUR_S, IdToken: HOUR_S, Interaction: HOUR_S, Session: HOUR_S },
		findAccount: (_, id) => {
			const account = accounts.get(id)
			return account && { accountId: id, claims: () => claimsOf(id, account) }
		},
		async loadExistingGrant({ oidc: { session, client, params } }) {
			const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
			grant.addOIDCScope(params.scope)
			await grant.save()
			return grant
		},
		renderError(ctx, out) {
			ctx.type = 'text'
			ctx.body = JSON.stringify(out)
		},
	})
	// Any port and any workspace of this machine.
	provider.Client.prototype.redirectUriAllowed = (uri) => CALLBACK.test(uri)
	return provider
}

/** Also who has chosen before: they may want to be somebody else. */
function alwaysAsk() {
	const { base, Check } = interactionPolicy
	const policy = base()
	const check = new Check(
		'who',
		'somebody is chosen each time',
		({ oidc }) => oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
	)
	policy.get('login').checks.add(check)
	return policy
}

function signingKey(): unknown {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
	return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }
}

function claimsOf(sub: string, { email, name, verified }: Account): Record<string, unknown> {
	return { sub, email, email_verified: verified, name }
}

interface Choice {
	readonly request: IncomingMessage
	readonly response: ServerResponse
	readonly accounts: Map<string, Account>
	readonly people: readonly Person[]
}

async function choose(provider: Provider, { request, response, accounts, people }: Choice): Promise<void> {
	if (request.method !== 'POST') {
		const nonce = randomBytes(16).toString('base64url')
		const headers = {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'`,
		}
		return void response.writeHead(200, headers).end(choosePage({ people, action: request.url ?? '', nonce }))
	}
	const form = new URLSearchParams(await bodyOf(request))
	const email = (form.get('email') ?? '').toLowerCase()
	const known = people.find((it) => it.email === email)
	const accountId = form.get('sub') || subOf(email)
	accounts.set(accountId, { email, name: form.get('name') || known?.name || email, verified: form.has('verified') })
	await provider.interactionFinished(request, response, { login: { accountId, remember: false } })
}

/** The same after every restart: who has been linked stays linked. */
function subOf(email: string): string {
	return createHash('sha256').update(email).digest('base64url').slice(0, 16)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = ''
	for await (const chunk of request) {
		text += String(chunk)
		if (text.length > FORM_MAX_CHARS) throw new Error('too much')
	}
	return text
}

async function close(server: Server): Promise<void> {
	server.closeAllConnections()
	server.close()
	await once(server, 'close')
}
