import { createRoute, z } from '@hono/zod-openapi'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { publish } from '../publish.ts'
import { bodyRefusals, note, once, publishRefusals, refusals, Version, versionBody } from './config-body.ts'
import { newApp } from './new-app.ts'

const VERSIONS_MAX = 100

const digits = z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number)

const VersionHead = z.object({
	version: z.int(),
	atMs: z.int().nullable().openapi({ description: 'Null for what the workspace started with' }),
	by: z.string().nullable(),
	note: z.string().nullable(),
	rolledBackTo: z.int().nullable().openapi({ description: 'It is a copy of this version' }),
}).openapi('ConfigVersion')

const list = createRoute({
	method: 'get',
	path: '/api/v1/config/versions',
	summary: 'All versions of the configuration, the newest first',
	...asks('config.history'),
	request: {
		query: z.object({
			limit: digits.pipe(z.int().min(1).max(VERSIONS_MAX)).default(20),
			cursor: digits.optional().openapi({ description: '`nextCursor` of the page before' }),
		}),
	},
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(VersionHead), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...refusals, 'parameter-invalid'),
	},
})

const one = createRoute({
	method: 'get',
	path: '/api/v1/config/versions/{version}',
	summary: 'A version of the configuration, as it was published',
	...asks('config.history'),
	request: { params: z.object({ version: digits }) },
	responses: {
		200: { description: 'The version', content: { 'application/json': { schema: VersionHead.extend({ config: WorkspaceConfig }) } } },
		default: problemsOf(...refusals, 'not-found', 'parameter-invalid'),
	},
})

const rollBack = createRoute({
	method: 'post',
	path: '/api/v1/config/rollback',
	summary: 'Publish an earlier version again',
	description: 'A copy of it becomes a new version; nothing is taken out of the list. Who waits keeps the version they came with.',
	...asks('config.publish'),
	request: {
		headers: once,
		body: { required: true, content: { 'application/json': { schema: z.strictObject({ version: z.int().min(0), note }) } } },
	},
	responses: {
		200: { description: 'The new version', content: { 'application/json': { schema: Version } } },
		default: problemsOf(...bodyRefusals, ...publishRefusals, 'not-found'),
	},
})

export function versionRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const { limit, cursor } = c.req.valid('query')
			const found = await c.env.WORKSPACE.getByName(c.get('caller').workspace).versions({ before: cursor ?? null, limit: limit + 1 })
			const items = found.slice(0, limit)
			return c.json({ items, nextCursor: found.length > limit ? String(items.at(-1)?.version) : null }, 200)
		})
		.openapi(one, async (c) => {
			const found = await c.env.WORKSPACE.getByName(c.get('caller').workspace).version(c.req.valid('param').version)
			return found ? c.json(found, 200) : problem(c, { code: 'not-found' })
		})
		.openapi(rollBack, async (c) => {
			const stub = c.env.WORKSPACE.getByName(c.get('caller').workspace)
			const { version, note } = c.req.valid('json')
			const what = { act: 'config.rolled-back', target: { kind: 'version', id: String(version) }, detail: { note }, note } as const
			const done = await publish(c, what, (publication) => stub.rollBack({ version, ...publication }))
			return done.ok ? c.json(versionBody(done), 200) : problem(c, done)
		})
}
