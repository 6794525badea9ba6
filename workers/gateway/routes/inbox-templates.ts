import { createRoute, z } from '@hono/zod-openapi'
import { objectName } from '../../../core/ids.ts'
import { asks } from '../auth/permit.ts'
import { inboxesOf } from '../inboxes-of.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

export const Template = z.object({
	name: z.string(),
	language: z.string().openapi({ example: 'en_US' }),
	text: z.string().openapi({ description: 'With `{{1}}` for its first blank' }),
	blanks: z.int(),
}).openapi('Template')

const templates = createRoute({
	method: 'get',
	path: '/api/v1/inboxes/{id}/templates',
	summary: 'Messages its provider has approved beforehand',
	description: 'As the provider tells them at this moment; none where it tells none. What goes out when a window is closed.',
	...asks('conversations.reply'),
	request: { params: z.object({ id: z.string().max(96).openapi({ example: 'shop.whatsapp' }) }) },
	responses: {
		200: {
			description: 'All there are, in one page',
			content: { 'application/json': { schema: z.object({ items: z.array(Template), nextCursor: z.null() }) } },
		},
		default: problemsOf('parameter-invalid', 'not-signed-in', 'token-invalid', 'forbidden', 'staff-unavailable', 'not-found'),
	},
})

export function inboxTemplates() {
	return newApp().openapi(templates, async (c) => {
		const { id } = c.req.valid('param')
		const inbox = (await inboxesOf(c)).find((it) => it.id === id)
		if (!inbox) return problem(c, { code: 'not-found' })
		const found = await c.env.INBOX.getByName(objectName(c.get('caller').workspace, inbox.id)).templates()
		return c.json({ items: [...found], nextCursor: null }, 200)
	})
}
