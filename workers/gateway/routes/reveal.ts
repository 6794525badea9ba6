import { createRoute, z } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import { findVisible } from '../find-visible.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { publishedConfig } from '../workspaces.ts'
import { newApp } from './new-app.ts'

const reveal = createRoute({
	method: 'post',
	path: '/api/v1/conversations/{id}/fields/{field}/reveal',
	summary: 'Read a protected field',
	description: 'Who read which field of which conversation is put on record first.',
	...asks('fields.reveal'),
	request: {
		params: z.object({
			id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }),
			field: z.string().openapi({ example: 'passport' }),
		}),
	},
	responses: {
		200: {
			description: 'What stands in it; null when nothing does',
			content: { 'application/json': { schema: z.object({ value: z.union([z.string(), z.number(), z.boolean()]).nullable() }) } },
		},
		default: problemsOf(
			...['not-signed-in', 'token-invalid', 'forbidden', 'origin-not-allowed', 'staff-unavailable'] as const,
			...['not-found', 'field-not-protected', 'audit-unavailable'] as const,
		),
	},
})

export function revealRoutes() {
	return newApp().openapi(reveal, async (c) => {
		const { id, field: asked } = c.req.valid('param')
		const found = await findVisible(c, id)
		const published = await publishedConfig(c.env, c.get('caller').workspace)
		const field = published?.config.fields.find((it) => it.id === asked)
		if (!found || !field) return problem(c, { code: 'not-found' })
		if (!field.protected) return problem(c, { code: 'field-not-protected' })
		const target = { kind: 'conversation', id: found.id }
		const unrecorded = await record(c, { act: 'field.revealed', target, detail: { field: field.id, name: field.name } })
		if (unrecorded) return problem(c, unrecorded)
		const { attributes } = await found.stub.facts()
		return c.json({ value: attributes[field.id] ?? null }, 200)
	})
}
