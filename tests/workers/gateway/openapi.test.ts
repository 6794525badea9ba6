import { describe, expect, it } from 'vitest'
import { gateway } from './support/gateway.ts'

interface Operation {
	readonly summary?: string
	readonly description?: string
	readonly security?: unknown[]
	readonly parameters?: { readonly in: string; readonly name: string }[]
	readonly responses: Record<string, unknown>
}
interface Description {
	readonly openapi: string
	readonly paths: Record<string, Record<string, Operation>>
	readonly components: { readonly securitySchemes: Record<string, unknown>; readonly schemas: Record<string, unknown> }
}

async function read(): Promise<Description> {
	return await (await gateway().call('/api/openapi.json')).json<Description>()
}

function operationsOf({ paths }: Description): [string, Operation][] {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, it]) => [`${method} ${path}`, it] as [string, Operation])
	)
}

function referencesIn(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) return []
	return Object.entries(part).flatMap(([name, value]) => name === '$ref' ? [String(value)] : referencesIn(value))
}

describe('/api/openapi.json', () => {
	it('describes every route there is', async () => {
		expect(operationsOf(await read()).map(([name]) => name).sort()).toEqual([
			'delete /api/v1/config/draft',
			'delete /api/v1/inboxes/{id}',
			'delete /api/v1/keys/{id}',
			'delete /api/v1/staff/invitations/{id}',
			'delete /api/v1/staff/{id}',
			'delete /api/v1/staff/{id}/sessions',
			'delete /api/v1/staff/{id}/sessions/{session}',
			'delete /api/v1/staff/{id}/two-factor',
			'get /api/auth/get-session',
			'get /api/auth/invitations/{token}',
			'get /api/auth/list-sessions',
			'get /api/auth/oidc/{workspace}',
			'get /api/auth/oidc/{workspace}/callback',
			'get /api/auth/options',
			'get /api/openapi.json',
			'get /api/v1/archive/dead-letters',
			'get /api/v1/audit',
			'get /api/v1/audit/export',
			'get /api/v1/audit/head',
			'get /api/v1/config',
			'get /api/v1/config/draft',
			'get /api/v1/config/versions',
			'get /api/v1/config/versions/{version}',
			'get /api/v1/conversations',
			'get /api/v1/conversations/{id}',
			'get /api/v1/conversations/{id}/decisions',
			'get /api/v1/conversations/{id}/facts',
			'get /api/v1/conversations/{id}/files/{file}',
			'get /api/v1/conversations/{id}/messages',
			'get /api/v1/demo-sign-ins',
			'get /api/v1/inboxes',
			'get /api/v1/inboxes/{id}/arrivals',
			'get /api/v1/inboxes/{id}/templates',
			'get /api/v1/keys',
			'get /api/v1/me',
			'get /api/v1/queues',
			'get /api/v1/queues/{id}/items',
			'get /api/v1/routing/recording',
			'get /api/v1/sign-in/oidc-secret',
			'get /api/v1/staff',
			'get /api/v1/staff/invitations',
			'get /api/v1/staff/{id}',
			'get /api/v1/staff/{id}/sessions',
			'get /api/v1/widget/files/{file}',
			'get /files/{token}',
			'get /healthz',
			'get /hooks/{channel}/{inbox}',
			'get /lab',
			'get /lab/api/{what}',
			'get /lab/outbox',
			'get /lab/outbox.json',
			'get /lab/page/{file}',
			'get /metrics',
			'get /ws/console',
			'get /ws/conversation/{id}',
			'get /ws/widget',
			'patch /api/v1/inboxes/{id}',
			'patch /api/v1/staff/{id}',
			'post /api/auth/change-password',
			'post /api/auth/invitations/{token}',
			'post /api/auth/request-password-reset',
			'post /api/auth/reset-password',
			'post /api/auth/revoke-other-sessions',
			'post /api/auth/revoke-session',
			'post /api/auth/sign-in/email',
			'post /api/auth/sign-out',
			'post /api/auth/two-factor/disable',
			'post /api/auth/two-factor/enable',
			'post /api/auth/two-factor/generate-backup-codes',
			'post /api/auth/two-factor/verify-backup-code',
			'post /api/auth/two-factor/verify-totp',
			'post /api/v1/archive/replay',
			'post /api/v1/config/check',
			'post /api/v1/config/publish',
			'post /api/v1/config/rollback',
			'post /api/v1/conversations/{id}/assign',
			'post /api/v1/conversations/{id}/boost',
			'post /api/v1/conversations/{id}/continuations',
			'post /api/v1/conversations/{id}/fields/{field}/reveal',
			'post /api/v1/conversations/{id}/files',
			'post /api/v1/conversations/{id}/move',
			'post /api/v1/conversations/{id}/points',
			'post /api/v1/inboxes',
			'post /api/v1/inboxes/{id}/check',
			'post /api/v1/inboxes/{id}/connect',
			'post /api/v1/keys',
			'post /api/v1/queues/{id}/migrate',
			'post /api/v1/retention/sweep',
			'post /api/v1/socket-tickets',
			'post /api/v1/staff/invitations',
			'post /api/v1/staff/invitations/{id}/resend',
			'post /api/v1/widget/files',
			'post /api/v1/widget/push-token',
			'post /api/v1/widget/sessions',
			'post /api/v1/workspaces',
			'post /hooks/{channel}/{inbox}',
			'post /lab/api/expire',
			'post /lab/api/{what}',
			'put /api/v1/config',
			'put /api/v1/config/draft',
			'put /api/v1/conversations/{id}/block',
			'put /api/v1/conversations/{id}/facts',
			'put /api/v1/conversations/{id}/tags',
			'put /api/v1/inboxes/{id}/credentials',
			'put /api/v1/sign-in/oidc-secret',
		])
	})

	it('is OpenAPI 3.1 in which every reference leads somewhere', async () => {
		const document = await read()
		expect(document.openapi).toBe('3.1.0')
		for (const reference of referencesIn(document)) {
			const target = reference.replace('#/', '').split('/').reduce<unknown>(
				(part, name) => (part as Record<string, unknown>)[name],
				document,
			)
			expect(target, reference).toBeTypeOf('object')
		}
	})

	it('says of every route who may call it, and of every parameter in a path what it is', async () => {
		const document = await read()
		expect(Object.keys(document.components.securitySchemes)).toEqual(['cookie', 'bearer'])
		for (const [name, operation] of operationsOf(document)) {
			expect(operation.summary, name).toBeTruthy()
			expect(operation.description, name).toBeTruthy()
			expect(operation.security, name).toBeInstanceOf(Array)
			expect(Object.keys(operation.responses).length, name).toBeGreaterThan(0)
			const named = [...name.matchAll(/\{(\w+)\}/g)].map((it) => it[1])
			expect(operation.parameters?.filter((it) => it.in === 'path').map((it) => it.name) ?? [], name).toEqual(named)
		}
	})
})
