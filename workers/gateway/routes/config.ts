import { createRoute, z } from '@hono/zod-openapi'
import { refuseMisfit } from '../../../core/config/parse-config.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { publish } from '../publish.ts'
import { shallowJson } from '../shallow-json.ts'
import { bodyRefusals, Config, note, once, publishRefusals, Version, versionBody } from './config-body.ts'
import { newApp } from './new-app.ts'

const read = createRoute({
	method: 'get',
	path: '/api/v1/config',
	summary: "The workspace's published configuration",
	...asks('config.read'),
	responses: {
		200: {
			description: 'The configuration and its version; version 0 is what a workspace starts with',
			content: { 'application/json': { schema: z.object({ version: z.int(), config: WorkspaceConfig }) } },
		},
		default: problemsOf('not-signed-in', 'token-invalid', 'not-found', 'staff-unavailable'),
	},
})

const replace = createRoute({
	method: 'put',
	path: '/api/v1/config',
	summary: 'Publish a configuration at once',
	description: 'What is published is whole: whatever the body leaves out takes its default. A draft stays as it is.',
	...asks('config.publish', shallowJson),
	request: {
		headers: once,
		query: z.object({
			note,
			base: z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number).optional()
				.openapi({ description: 'Refused as `config-moved` unless this is the newest version' }),
		}),
		body: { required: true, content: Config },
	},
	responses: {
		200: { description: 'Published', content: { 'application/json': { schema: Version } } },
		default: problemsOf(...bodyRefusals, ...publishRefusals, 'parameter-invalid', 'config-moved'),
	},
})

const check = createRoute({
	method: 'post',
	path: '/api/v1/config/check',
	summary: 'Whether a configuration could be published',
	description: 'Publishes nothing; answers what publishing it would be refused with.',
	...asks('config.history', shallowJson),
	request: { body: { required: true, content: Config } },
	responses: {
		200: { description: 'It could', content: { 'application/json': { schema: z.object({ ok: z.literal(true) }) } } },
		default: problemsOf(...bodyRefusals),
	},
})

export function configRoutes() {
	return newApp()
		.openapi(read, async (c) => {
			const published = await c.env.WORKSPACE.getByName(c.get('caller').workspace).config()
			return published ? c.json(published, 200) : problem(c, { code: 'not-found' })
		})
		.openapi(replace, async (c) => {
			const { workspace } = c.get('caller')
			const config = c.req.valid('json')
			const misfit = refuseMisfit(config, { workspace, code: 'body-invalid' })
			if (misfit) return problem(c, misfit)
			const { note, base } = c.req.valid('query')
			const stub = c.env.WORKSPACE.getByName(workspace)
			const done = await publish(
				c,
				{ act: 'config.published', detail: { note }, note },
				(publication) => stub.publishOnce(config, { ...publication, base }),
			)
			return done.ok ? c.json(versionBody(done), 200) : problem(c, done)
		})
		.openapi(check, (c) => {
			const misfit = refuseMisfit(c.req.valid('json'), { workspace: c.get('caller').workspace, code: 'body-invalid' })
			return misfit ? problem(c, misfit) : c.json({ ok: true as const }, 200)
		})
}
