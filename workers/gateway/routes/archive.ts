import { createRoute, z } from '@hono/zod-openapi'
import { staffOnly } from '../auth/caller.ts'
import { problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'
import { STAFF } from './security.ts'

const DeadLetter = z.object({ key: z.string(), atMs: z.int(), bytes: z.int() }).openapi('DeadLetter')
const refusals = problemsOf('not-signed-in', 'token-invalid', 'forbidden', 'origin-not-allowed', 'staff-unavailable')

const list = createRoute({
	method: 'get',
	path: '/api/v1/archive/dead-letters',
	summary: 'Log batches the archive gave up on',
	description: 'Administrators.',
	security: STAFF,
	middleware: staffOnly('administrator'),
	request: { query: z.object({ cursor: z.string().max(1_000).optional() }) },
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(DeadLetter), nextCursor: z.string().nullable() }) } },
		},
		default: refusals,
	},
})

const replay = createRoute({
	method: 'post',
	path: '/api/v1/archive/replay',
	summary: 'Send the dead letters to the archive again',
	description: 'Administrators. What the archive holds already it keeps once.',
	security: STAFF,
	middleware: staffOnly('administrator'),
	responses: {
		200: { description: 'How many were sent', content: { 'application/json': { schema: z.object({ replayed: z.int() }) } } },
		default: refusals,
	},
})

export function archiveRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const page = await c.get('services').listDeadLetters(c.env, c.req.valid('query').cursor)
			return c.json({ items: [...page.items], nextCursor: page.nextCursor }, 200)
		})
		.openapi(replay, async (c) => c.json(await c.get('services').replayDeadLetters(c.env), 200))
}
