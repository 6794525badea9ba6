import { createRoute, z } from '@hono/zod-openapi'
import { reachesQueue } from '../../../core/access/reach.ts'
import type { QueueConfig } from '../../../core/config/workspace.ts'
import { type ConversationId, isConversationId, objectName } from '../../../core/ids.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import type { QueuePort } from '../env.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { reachIn } from '../visible.ts'
import { publishedConfig } from '../workspaces.ts'
import { bodyRefusals } from './config-body.ts'
import { newApp } from './new-app.ts'
import { QueueBody, queueBody, QueueItem, queueItemBody } from './queue-body.ts'

const ITEMS_MAX = 200
const MIGRATE_MAX = 1_000
/** Queues asked at the same time. */
const AT_ONCE = 25

const digits = z.string().regex(/^\d{1,9}$/, 'a whole number').transform(Number)
const id = z.string().openapi({ example: 'support' })
const refusals = ['not-signed-in', 'token-invalid', 'staff-unavailable', 'objects-unavailable'] as const

const list = createRoute({
	method: 'get',
	path: '/api/v1/queues',
	summary: 'All queues, as they stand this moment',
	description: 'Those within reach: who looks after conversations of their own sees the queues they serve.',
	...asks('queues.read'),
	responses: {
		200: {
			description: "In the configuration's order",
			content: { 'application/json': { schema: z.object({ items: z.array(QueueBody) }) } },
		},
		default: problemsOf(...refusals),
	},
})

const items = createRoute({
	method: 'get',
	path: '/api/v1/queues/{id}/items',
	summary: 'Who stands in a queue, in the order of service',
	description: 'Places are counted this moment: a line that moves moves under the cursor too.',
	...asks('queues.read'),
	request: {
		params: z.object({ id }),
		query: z.object({
			limit: digits.pipe(z.int().min(1).max(ITEMS_MAX)).default(50),
			cursor: digits.default(0).openapi({ description: '`nextCursor` of the page before' }),
		}),
	},
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(QueueItem), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...refusals, 'not-found', 'parameter-invalid'),
	},
})

const conversation = z.string().refine(isConversationId, 'the id of a conversation')

const migrate = createRoute({
	method: 'post',
	path: '/api/v1/queues/{id}/migrate',
	summary: 'Let those who wait go over to the newest policy',
	description: 'All who wait, or the conversations named; who has not waited there any more is passed over.',
	...asks('queues.migrate'),
	request: {
		params: z.object({ id }),
		body: {
			content: { 'application/json': { schema: z.strictObject({ conversations: z.array(conversation).max(MIGRATE_MAX).optional() }) } },
		},
	},
	responses: {
		200: { description: 'How many went over', content: { 'application/json': { schema: z.object({ migrated: z.int() }) } } },
		default: problemsOf(...bodyRefusals, 'not-found', 'audit-unavailable'),
	},
})

export function queueRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const queues = await visibleQueues(c)
			const bodies: z.infer<typeof QueueBody>[] = []
			for (let at = 0; at < queues.length; at += AT_ONCE) {
				const some = queues.slice(at, at + AT_ONCE)
				bodies.push(...await Promise.all(some.map(async (it) => queueBody(it, await portOf(c, it.id).status()))))
			}
			return c.json({ items: bodies }, 200)
		})
		.openapi(items, async (c) => {
			const queue = await findQueue(c, c.req.valid('param').id)
			if (!queue) return problem(c, { code: 'not-found' })
			const { cursor, limit } = c.req.valid('query')
			const page = await portOf(c, queue.id).items({ after: cursor, limit })
			return c.json({ items: page.items.map(queueItemBody), nextCursor: page.next === null ? null : String(page.next) }, 200)
		})
		.openapi(migrate, async (c) => {
			const queue = await findQueue(c, c.req.valid('param').id)
			if (!queue) return problem(c, { code: 'not-found' })
			const conversations = c.req.valid('json')?.conversations as readonly ConversationId[] | undefined ?? 'all'
			const detail = { conversations: conversations === 'all' ? conversations : conversations.length }
			const unrecorded = await record(c, { act: 'queue.migrated', target: { kind: 'queue', id: queue.id }, detail })
			if (unrecorded) return problem(c, unrecorded)
			const migrated = await portOf(c, queue.id).migrate({ conversations, by: c.get('caller').name })
			return c.json({ migrated }, 200)
		})
}

async function visibleQueues(c: AppContext): Promise<readonly QueueConfig[]> {
	const published = await publishedConfig(c.env, c.get('caller').workspace)
	const reach = await reachIn(c.env, c.get('caller'))
	return (published?.config.queues ?? []).filter((it) => reachesQueue(reach, it.id))
}

/** Null alike for what there is not and for what the caller may not see. */
async function findQueue(c: AppContext, id: string): Promise<QueueConfig | null> {
	return (await visibleQueues(c)).find((it) => it.id === id) ?? null
}

function portOf(c: AppContext, queue: string): QueuePort {
	return c.env.QUEUE.getByName(objectName(c.get('caller').workspace, queue))
}
