import { createRoute, z } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { newApp } from './new-app.ts'

const DeadLetter = z.object({ key: z.string(), atMs: z.int(), bytes: z.int(), reason: z.string() }).openapi('DeadLetter')
const Replayed = z.object({ replayed: z.int(), more: z.boolean().openapi({ description: 'Whether there are others, for another call' }) })
const refusals = problemsOf(
	'not-signed-in',
	'token-invalid',
	'forbidden',
	'origin-not-allowed',
	'staff-unavailable',
	'parameter-invalid',
	'audit-unavailable',
	'archive-unavailable',
)

const list = createRoute({
	method: 'get',
	path: '/api/v1/archive/dead-letters',
	summary: 'Log batches the archive gave up on',
	...asks('archive.read'),
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
	description: 'What the archive holds already it keeps once.',
	...asks('archive.replay'),
	responses: {
		200: { description: 'How many were sent', content: { 'application/json': { schema: Replayed } } },
		default: refusals,
	},
})

export function archiveRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const { workspace } = c.get('caller')
			const listed = await c.get('services').listDeadLetters({ workspace, cursor: c.req.valid('query').cursor })
			return listed.ok ? c.json({ items: [...listed.items], nextCursor: listed.nextCursor }, 200) : problem(c, listed)
		})
		.openapi(replay, async (c) => {
			const unrecorded = await record(c, { act: 'archive.replayed' })
			if (unrecorded) return problem(c, unrecorded)
			const done = await c.get('services').replayDeadLetters({ workspace: c.get('caller').workspace })
			return done.ok ? c.json({ replayed: done.replayed, more: done.more }, 200) : problem(c, done)
		})
}
