import { createRoute, z } from '@hono/zod-openapi'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { type WorkspaceId, workspaceOf } from '../../../core/ids.ts'
import { staffOnly } from '../auth/caller.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { forgetConfig } from '../workspaces.ts'
import { newApp } from './new-app.ts'
import { STAFF } from './security.ts'

const read = createRoute({
	method: 'get',
	path: '/api/v1/config',
	summary: "The workspace's published configuration",
	description: 'Staff.',
	security: STAFF,
	middleware: staffOnly(),
	responses: {
		200: {
			description: 'The configuration and its version; version 0 is what a workspace starts with',
			content: { 'application/json': { schema: z.object({ version: z.int(), config: WorkspaceConfig }) } },
		},
		default: problemsOf('not-signed-in', 'token-invalid', 'not-found', 'staff-unavailable'),
	},
})

const publish = createRoute({
	method: 'put',
	path: '/api/v1/config',
	summary: 'Publish a configuration',
	description: 'Administrators. What is published is whole: whatever the body leaves out takes its default.',
	security: STAFF,
	middleware: staffOnly('administrator'),
	request: { body: { required: true, content: { 'application/json': { schema: WorkspaceConfig } } } },
	responses: {
		200: { description: 'Published', content: { 'application/json': { schema: z.object({ version: z.int() }) } } },
		default: problemsOf('body-invalid', 'content-type-unsupported', 'not-signed-in', 'token-invalid', 'forbidden', 'origin-not-allowed'),
	},
})

export function configRoutes() {
	return newApp()
		.openapi(read, async (c) => {
			const published = await c.env.WORKSPACE.getByName(c.get('caller').workspace).config()
			return published ? c.json(published, 200) : problem(c, { code: 'not-found' })
		})
		.openapi(publish, async (c) => {
			const { workspace } = c.get('caller')
			const config = c.req.valid('json')
			const stray = strayInbox(config, workspace)
			if (stray !== null) {
				return problem(c, { code: 'body-invalid', field: `inboxes.${stray}.id`, detail: `Must begin with "${workspace}."` })
			}
			const { version } = await c.env.WORKSPACE.getByName(workspace).publish(config)
			forgetConfig(workspace)
			return c.json({ version }, 200)
		})
}

/** An inbox's id names its tenant: place of the first that names another, null when none does. */
function strayInbox(config: WorkspaceConfig, workspace: WorkspaceId): number | null {
	const at = config.inboxes.findIndex((it) => workspaceOf(it.id) !== workspace)
	return at < 0 ? null : at
}
