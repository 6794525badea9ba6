/** What we use of oidc-provider (https://github.com/panva/node-oidc-provider), which brings no types. */
declare module 'oidc-provider' {
	import type { IncomingMessage, ServerResponse } from 'node:http'

	interface Context {
		readonly oidc: {
			readonly result?: { readonly login?: unknown }
			readonly client: { readonly clientId: string }
			readonly session: { readonly accountId: string }
			readonly params: { readonly scope: string }
		}
	}

	interface Account {
		readonly accountId: string
		claims(): Record<string, unknown>
	}

	interface Grant {
		addOIDCScope(scope: string): void
		save(): Promise<string>
	}

	export interface Adapter {
		upsert(id: string, payload: Record<string, unknown>, expiresInS: number): Promise<void>
		find(id: string): Promise<Record<string, unknown> | undefined>
		findByUid(uid: string): Promise<Record<string, unknown> | undefined>
		findByUserCode(code: string): Promise<Record<string, unknown> | undefined>
		consume(id: string): Promise<void>
		destroy(id: string): Promise<void>
		revokeByGrantId(grantId: string): Promise<void>
	}

	interface Configuration {
		readonly adapter: (model: string) => Adapter
		readonly clients: readonly Record<string, unknown>[]
		readonly claims: Readonly<Record<string, readonly string[]>>
		readonly cookies: { readonly keys: readonly string[] }
		readonly jwks: { readonly keys: readonly unknown[] }
		readonly pkce: { readonly required: () => boolean }
		readonly features: { readonly devInteractions: { readonly enabled: boolean } }
		readonly interactions: { url(ctx: unknown, interaction: { readonly uid: string }): string; readonly policy: Policy }
		readonly ttl: Readonly<Record<string, number>>
		findAccount(ctx: unknown, id: string): Account | undefined
		loadExistingGrant(ctx: Context): Promise<Grant>
		renderError(ctx: { body: string; type: string }, out: Record<string, unknown>): void
	}

	interface Policy {
		get(name: string): { readonly checks: { add(check: unknown): void } }
	}

	export const interactionPolicy: {
		base(): Policy
		Check: (new (reason: string, description: string, check: (ctx: Context) => boolean) => unknown) & {
			readonly REQUEST_PROMPT: boolean
			readonly NO_NEED_TO_PROMPT: boolean
		}
	}

	export class Provider {
		constructor(issuer: string, configuration: Configuration)
		readonly Grant: new (about: { accountId: string; clientId: string }) => Grant
		readonly Client: { prototype: { redirectUriAllowed(uri: string): boolean } }
		callback(): (request: IncomingMessage, response: ServerResponse) => void
		interactionFinished(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>): Promise<void>
	}
}
