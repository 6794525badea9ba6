import { inject } from 'vitest'
import type { Mail } from '../../../../workers/gateway/mail/mailer.ts'
import { type Gateway, gateway, json, ORIGIN, type Setting } from './gateway.ts'
import { cookieOf } from './people.ts'

export const PASSWORD = 'correct horse battery'

const { databaseUrl: DATABASE_URL, neonSqlUrl: NEON_SQL_URL } = inject('archiveDatabase')

/** A gateway with Postgres; what it mails is kept in `mails`. */
export function connected(setting: Setting = {}): Gateway & { readonly mails: Mail[] } {
	const mails: Mail[] = []
	const mailer = { send: (mail: Mail) => Promise.resolve({ ok: true, kept: mails.push(mail) } as const) }
	const { services, ...settings } = setting
	return { ...gateway({ DATABASE_URL, NEON_SQL_URL, services: { mailer, ...services }, ...settings }), mails }
}

let companies = 0

/** A name no other test has. */
export function newSlug(): string {
	return `co${++companies}-${crypto.randomUUID().slice(0, 8)}`
}

export interface Company {
	readonly workspace: string
	/** Of its administrator. */
	readonly email: string
	readonly id: string
	readonly cookie: string
}

/** A new workspace with its administrator, signed in. */
export async function newCompany(at: Gateway): Promise<Company> {
	const workspace = newSlug()
	const email = `boss@${workspace}.test`
	const body = { workspace, name: `Company ${workspace}`, administrator: { name: 'Bo Boss', email, password: PASSWORD } }
	const answer = await at.call('/api/v1/workspaces', json(body, { origin: ORIGIN }))
	if (answer.status !== 201) throw new Error(`no workspace: ${answer.status} ${await answer.text()}`)
	const { user } = await answer.json<{ user: { id: string } }>()
	return { workspace, email, id: user.id, cookie: cookieOf(answer) }
}

/** A request by cookie, as the console makes it. */
export function by(cookie: string, method = 'GET', body?: unknown): RequestInit {
	const headers = { cookie, origin: ORIGIN, ...body !== undefined && { 'content-type': 'application/json' } }
	return { method, headers, ...body !== undefined && { body: JSON.stringify(body) } }
}

export interface Joined {
	readonly id: string
	readonly email: string
	readonly cookie: string
}

interface Newcomer {
	readonly email?: string
	readonly name?: string
	readonly role?: string
	readonly agent?: string | null
	readonly teams?: readonly string[]
}

/** Somebody who has been invited by who holds that cookie, and has come. */
export async function newMember(at: Gateway, cookie: string, newcomer: Newcomer = {}): Promise<Joined> {
	const email = newcomer.email ?? `${crypto.randomUUID().slice(0, 8)}@people.test`
	const invited = await at.call('/api/v1/staff/invitations', by(cookie, 'POST', { name: 'Mia May', role: 'agent', ...newcomer, email }))
	if (invited.status !== 201) throw new Error(`not invited: ${invited.status} ${await invited.text()}`)
	const { url } = await invited.json<{ url: string }>()
	const answer = await accept(at, tokenIn(url), { name: newcomer.name ?? 'Mia May', password: PASSWORD })
	if (answer.status !== 200) throw new Error(`not come: ${answer.status} ${await answer.text()}`)
	const { user } = await answer.json<{ user: { id: string } }>()
	return { id: user.id, email, cookie: cookieOf(answer) }
}

export function accept(at: Gateway, token: string, body: { name: string; password: string }): Promise<Response> {
	return at.call(`/api/auth/invitations/${token}`, json(body, { origin: ORIGIN }))
}

export function tokenIn(url: string): string {
	return url.split('/').at(-1) ?? ''
}

/** Publishes the company's configuration with some of it changed. */
export async function reconfigure(at: Gateway, cookie: string, change: object): Promise<void> {
	const { config } = await (await at.call('/api/v1/config', by(cookie))).json<{ config: object }>()
	const answer = await at.call('/api/v1/config', by(cookie, 'PUT', { ...config, ...change }))
	if (answer.status !== 200) throw new Error(`not published: ${answer.status} ${await answer.text()}`)
}
