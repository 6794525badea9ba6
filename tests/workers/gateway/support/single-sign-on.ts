/** Somebody who goes to the local identity provider and comes back, with a browser's cookies. */
import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { demoConfig } from '../../../../core/config/demo.ts'
import type { OidcConfig } from '../../../../core/config/directories.ts'
import { OIDC_OWNER, OIDC_SECRET } from '../../../../core/config/credential.ts'
import { WorkspaceShape } from '../../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import { sealAll } from '../../../../durable-objects/shared/credentials.ts'
import type { WorkerEnv } from '../../../../workers/gateway/worker-env.ts'
import { forgetConfig } from '../../../../workers/gateway/workspaces.ts'
import { asAdministrator, type Gateway, json, ORIGIN } from './gateway.ts'
import { cookieOf } from './people.ts'

declare module 'vitest' {
	interface ProvidedContext {
		archiveDatabase: { readonly databaseUrl: string; readonly neonSqlUrl: string }
		identityProvider: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
	}
}

export const bindings = env as WorkerEnv
const { issuer, clientId, clientSecret } = inject('identityProvider')
const BEGIN = '/api/auth/oidc'

export interface Chosen {
	readonly email: string
	readonly name?: string
	readonly sub?: string
	/** Whether the provider vouches for the address. */
	readonly verified?: boolean
}

/** The workspace's single sign-on is the local provider's. */
export async function offerSignOn(
	oidc: Partial<OidcConfig> | null = {},
	{ workspace = 'demo', ...rules }: { workspace?: string; twoFactor?: 'required' } = {},
): Promise<void> {
	const signIn = { ...rules, oidc: oidc && { issuer, clientId, ...oidc } }
	const inboxes = workspace === 'demo' ? demoConfig.inboxes : []
	await bindings.WORKSPACE.getByName(workspace).publish(WorkspaceShape.parse({ ...demoConfig, inboxes, signIn }))
	forgetConfig(workspace as WorkspaceId)
}

export async function entrustSecret(at: Gateway, secret = clientSecret): Promise<Response> {
	return await at.call('/api/v1/sign-in/oidc-secret', { ...json({ secret }, asAdministrator), method: 'PUT' })
}

/** Where nobody is signed in to do it. */
export async function holdSecret(at: Gateway, workspace: string): Promise<void> {
	const values = { [OIDC_SECRET]: clientSecret }
	const sealed = await sealAll(at.env, { workspace: workspace as WorkspaceId, owner: OIDC_OWNER, values })
	await bindings.WORKSPACE.getByName(workspace).setOidcSecret({ sealed, by: 'the test' })
}

export interface Departure {
	/** Where the browser is sent. */
	readonly url: string
	/** What it keeps. */
	readonly cookie: string
}

export async function depart(at: Gateway, workspace = 'demo'): Promise<Departure> {
	const answer = await at.call(`${BEGIN}/${workspace}`, { redirect: 'manual' })
	return { url: answer.headers.get('location') ?? '', cookie: cookieOf(answer) }
}

/** What the provider sends the browser back to, once somebody has been chosen there. */
export async function choose(url: string, { verified = true, ...form }: Chosen): Promise<string> {
	const browser = newBrowser()
	const page = await browser.follow(url)
	const body = new URLSearchParams({ ...form, ...verified && { verified: 'on' } })
	return (await browser.follow(page, { method: 'POST', body })).replace(ORIGIN, '')
}

/** Why they are not let in; their cookies when they are. */
export async function arrive(at: Gateway, path: string, cookie: string): Promise<{ why: string | null; cookie: string }> {
	const answer = await at.call(path, { headers: { cookie }, redirect: 'manual' })
	const to = answer.headers.get('location') ?? `${answer.status} ${await answer.text()}`
	return { why: to === '/console' ? null : to.replace('/console#/sign-in-failed/', ''), cookie: cookieOf(answer) }
}

/** All of the way. */
export async function signOn(at: Gateway, chosen: Chosen, workspace = 'demo'): Promise<{ why: string | null; cookie: string }> {
	const { url, cookie } = await depart(at, workspace)
	return await arrive(at, await choose(url, chosen), cookie)
}

/** Goes where it is sent, as long as that is at the provider and no page. */
function newBrowser() {
	const jar = new Map<string, string>()
	const keep = (answer: Response) => {
		for (const it of answer.headers.getSetCookie()) {
			const [pair = ''] = it.split(';')
			jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
		}
	}
	return {
		async follow(url: string, init: RequestInit = {}): Promise<string> {
			const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
			const answer = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
			keep(answer)
			const to = answer.headers.get('location')
			if (to === null) return answer.ok ? url : `${answer.status} ${await answer.text()}`
			const next = new URL(to, url)
			return next.origin === issuer ? await this.follow(next.href) : next.href
		},
	}
}
