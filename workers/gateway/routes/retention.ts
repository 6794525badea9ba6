import { createRoute, z } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { refusals } from './config-body.ts'
import { newApp } from './new-app.ts'

const before = z.int().nullable().openapi({ description: 'What was over before this goes; null: it stays' })

const sweep = createRoute({
	method: 'post',
	path: '/api/v1/retention/sweep',
	summary: 'Delete now what is over for longer than the workspace keeps it',
	description:
		'By itself this happens once a day. It takes as long as there is something; every sweep that finds anything leaves a row on record.',
	...asks('retention.manage'),
	responses: {
		202: {
			description: 'It has begun; with two nulls there is nothing that would ever go',
			content: { 'application/json': { schema: z.object({ conversationsBeforeMs: before, routingBeforeMs: before }) } },
		},
		default: problemsOf(...refusals, 'audit-unavailable'),
	},
})

export function retentionRoutes() {
	return newApp().openapi(sweep, async (c) => {
		const unrecorded = await record(c, { act: 'retention.swept', detail: { asked: true } })
		if (unrecorded) return problem(c, unrecorded)
		const { conversationsBeforeMs = null, routingBeforeMs = null } = await c.env.WORKSPACE.getByName(c.get('caller').workspace).sweep() ??
			{}
		return c.json({ conversationsBeforeMs, routingBeforeMs }, 202)
	})
}
