import { createRoute, z } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import { doer, keyOf } from '../doing.ts'
import { findVisible } from '../find-visible.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { asItStands } from './as-it-stands.ts'
import { LiveConversation } from './conversation-body.ts'
import { newApp } from './new-app.ts'

const Block = z.strictObject({ blocked: z.boolean() })

const block = createRoute({
	method: 'put',
	path: '/api/v1/conversations/{id}/block',
	summary: 'Drop what comes from its customer, or no longer',
	description:
		'At every contact point of the conversation. Their provider is answered as ever, so they do not learn of it. Also when it is over.',
	...asks('conversations.close'),
	request: {
		params: z.object({ id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }) }),
		headers: z.object({
			'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,128}$/, '1 to 128 visible ASCII characters').optional().openapi({
				description: 'Makes a repeat the same act',
			}),
		}),
		body: { required: true, content: { 'application/json': { schema: Block } } },
	},
	responses: {
		200: { description: 'The conversation as it stands now', content: { 'application/json': { schema: LiveConversation } } },
		default: problemsOf(
			'body-invalid',
			'content-type-unsupported',
			'not-signed-in',
			'token-invalid',
			'forbidden',
			'origin-not-allowed',
			'staff-unavailable',
			'audit-unavailable',
			'not-found',
		),
	},
})

export function conversationBlock() {
	return newApp().openapi(block, async (c) => {
		const found = await findVisible(c, c.req.valid('param').id)
		if (!found) return problem(c, { code: 'not-found' })
		const { blocked } = c.req.valid('json')
		const act = blocked ? 'contact.blocked' : 'contact.unblocked'
		const target = { kind: 'contact', id: found.view.contact?.id ?? found.id }
		const unrecorded = await record(c, { act, target, detail: { conversation: found.id } })
		if (unrecorded) return problem(c, unrecorded)
		const done = await found.stub.block({ by: doer(c.get('caller')), on: blocked, key: keyOf(c) })
		return done.ok ? await asItStands(c, found) : problem(c, done)
	})
}
