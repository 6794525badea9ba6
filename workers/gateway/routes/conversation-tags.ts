import { createRoute, z } from '@hono/zod-openapi'
import { TAGS_MAX } from '../../../core/conversation/tag.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { doer, keyOf } from '../doing.ts'
import { findVisible } from '../find-visible.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { forgetConfig, publishedConfig } from '../workspaces.ts'
import { asItStands } from './as-it-stands.ts'
import { LiveConversation } from './conversation-body.ts'
import { newApp } from './new-app.ts'

const Tags = z.strictObject({ tags: z.array(z.string().min(1).max(40)).max(TAGS_MAX).openapi({ example: ['vip', 'refund'] }) })

const tag = createRoute({
	method: 'put',
	path: '/api/v1/conversations/{id}/tags',
	summary: 'Say which tags a conversation has',
	description: 'All of them from now on, each one of the configuration. Also when it is over.',
	...asks('conversations.tag'),
	request: {
		params: z.object({ id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }) }),
		headers: z.object({
			'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,128}$/, '1 to 128 visible ASCII characters').optional().openapi({
				description: 'Makes a repeat the same act',
			}),
		}),
		body: { required: true, content: { 'application/json': { schema: Tags } } },
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
			'not-found',
			'tag-unknown',
		),
	},
})

export function conversationTags() {
	return newApp().openapi(tag, async (c) => {
		const found = await findVisible(c, c.req.valid('param').id)
		if (!found) return problem(c, { code: 'not-found' })
		const { tags } = c.req.valid('json')
		const unknown = await refuseUnknown(c, tags)
		if (unknown) return problem(c, unknown)
		const done = await found.stub.tag({ tags, by: doer(c.get('caller')), key: keyOf(c) })
		return done.ok ? await asItStands(c, found) : problem(c, done)
	})
}

async function refuseUnknown(c: AppContext, tags: readonly string[]): Promise<Refusal | null> {
	const unknown = await firstUnknown(c, tags)
	if (unknown === undefined) return null
	return refuse('tag-unknown', { field: `tags.${tags.indexOf(unknown)}`, detail: `There is no tag "${unknown}"` })
}

/** What is kept here of the configuration may be some seconds old, and the tag as new as that. */
async function firstUnknown(c: AppContext, tags: readonly string[]): Promise<string | undefined> {
	const { workspace } = c.get('caller')
	if (await missing() === undefined) return undefined
	forgetConfig(workspace)
	return await missing()

	async function missing(): Promise<string | undefined> {
		const known = new Set((await publishedConfig(c.env, workspace))?.config.tags.map((it) => it.id))
		return tags.find((it) => !known.has(it))
	}
}
