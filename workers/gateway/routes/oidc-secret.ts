import { createRoute, z } from '@hono/zod-openapi'
import { OIDC_OWNER, OIDC_SECRET } from '../../../core/config/credential.ts'
import { callbackUrl } from '../auth/oidc/sign-in.ts'
import { asks } from '../auth/permit.ts'
import { sealAll } from '../../../durable-objects/shared/credentials.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { newApp } from './new-app.ts'

const PATH = '/api/v1/sign-in/oidc-secret'
const refusals = ['not-signed-in', 'token-invalid', 'token-expired', 'forbidden', 'not-found', 'staff-unavailable'] as const

const Secret = z.object({
	set: z.boolean(),
	atMs: z.int().nullable(),
	by: z.string().nullable().openapi({ description: 'Name of whoever set it' }),
	callbackUrl: z.string().openapi({ description: 'The redirect address to register with the provider' }),
}).openapi('OidcSecret')

const read = createRoute({
	method: 'get',
	path: PATH,
	summary: "Whether single sign-on's client secret is set",
	description: 'Never the secret itself.',
	...asks('config.read'),
	responses: {
		200: { description: 'Since when, and by whom', content: { 'application/json': { schema: Secret } } },
		default: problemsOf(...refusals),
	},
})

const write = createRoute({
	method: 'put',
	path: PATH,
	summary: "Set single sign-on's client secret",
	description: 'Kept sealed, and dropped when another issuer or client is published.',
	...asks('security.manage'),
	request: {
		body: { required: true, content: { 'application/json': { schema: z.strictObject({ secret: z.string().min(1).max(1_000) }) } } },
	},
	responses: {
		204: { description: 'Set' },
		default: problemsOf(...refusals, 'body-invalid', 'content-type-unsupported', 'origin-not-allowed', 'audit-unavailable'),
	},
})

export function oidcSecretRoutes() {
	return newApp()
		.openapi(read, async (c) => {
			const { workspace } = c.get('caller')
			const marks = await c.env.WORKSPACE.getByName(workspace).credentials()
			const mark = marks.find((it) => it.owner === OIDC_OWNER && it.field === OIDC_SECRET)
			const since = { set: mark !== undefined, atMs: mark?.atMs ?? null, by: mark?.by ?? null }
			return c.json({ ...since, callbackUrl: callbackUrl(c, workspace) }, 200)
		})
		.openapi(write, async (c) => {
			const { workspace, name } = c.get('caller')
			const unrecorded = await record(c, { act: 'oidc.secret-set' })
			if (unrecorded) return problem(c, unrecorded)
			const values = { [OIDC_SECRET]: c.req.valid('json').secret }
			const sealed = await sealAll(c.env, { workspace, owner: OIDC_OWNER, values })
			await c.env.WORKSPACE.getByName(workspace).setOidcSecret({ sealed, by: name })
			return c.body(null, 204)
		})
}
