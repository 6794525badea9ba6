import { createRoute, z } from '@hono/zod-openapi'
import { saidIn } from '../../../core/conversation/said.ts'
import { asks } from '../auth/permit.ts'
import type { ConversationPort } from '../env.ts'
import { findVisible } from '../find-visible.ts'
import { inboxesOf } from '../inboxes-of.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { reachIn } from '../visible.ts'
import { asItStands } from './as-it-stands.ts'
import { ConversationItem, itemBody, LiveConversation, Message, messageBody, Status } from './conversation-body.ts'
import { newApp } from './new-app.ts'

const LIST_MAX = 100
const MESSAGES_MAX = 200

const digits = z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number)
const limit = (max: number, usual: number) => digits.pipe(z.int().min(1).max(max)).default(usual)
const name = z.string().max(96).regex(/^[A-Za-z0-9._-]+$/, 'an id: letters, digits, dots and dashes')
const id = z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' })
const refusals = ['parameter-invalid', 'not-signed-in', 'token-invalid', 'staff-unavailable'] as const

const list = createRoute({
	method: 'get',
	path: '/api/v1/conversations',
	summary: 'Conversations, the newest message first',
	description: 'Those within reach: by their scope, whose, of which teams and in which queues. From the archive.',
	...asks('conversations.read'),
	request: {
		query: z.object({
			status: Status.optional(),
			inbox: name.optional(),
			queue: name.optional(),
			assignee: name.optional().openapi({ description: 'Id of an agent; `me` for oneself' }),
			tag: name.optional(),
			limit: limit(LIST_MAX, 25),
			cursor: z.string().max(200).optional().openapi({ description: '`nextCursor` of the page before' }),
		}),
	},
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(ConversationItem), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...refusals, 'archive-unavailable'),
	},
})

const one = createRoute({
	method: 'get',
	path: '/api/v1/conversations/{id}',
	summary: 'One conversation as it stands this moment',
	description: 'From the conversation itself, so it needs no database.',
	...asks('conversations.read'),
	request: { params: z.object({ id }) },
	responses: {
		200: { description: 'The conversation', content: { 'application/json': { schema: LiveConversation } } },
		default: problemsOf(...refusals, 'not-found'),
	},
})

const messages = createRoute({
	method: 'get',
	path: '/api/v1/conversations/{id}/messages',
	summary: 'What was said and noted, the oldest first',
	description: 'As it stands now, from its log, so it needs no database. What came late is on the page it came with.',
	...asks('conversations.read'),
	request: {
		params: z.object({ id }),
		query: z.object({
			after: digits.default(0).openapi({
				description: 'Sequence number of the last one held; `nextCursor` goes here',
			}),
			limit: limit(MESSAGES_MAX, 50),
		}),
	},
	responses: {
		200: {
			description: 'One page',
			content: { 'application/json': { schema: z.object({ items: z.array(Message), nextCursor: z.string().nullable() }) } },
		},
		default: problemsOf(...refusals, 'not-found'),
	},
})

export function conversationRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const caller = c.get('caller')
			const asked = c.req.valid('query')
			const assignee = asked.assignee === 'me' ? caller.agent ?? caller.id : asked.assignee
			const filter = { ...asked, assignee, reach: await reachIn(c.env, caller) }
			const listed = await c.get('services').listConversations({ workspace: caller.workspace, filter })
			if (!listed.ok) return problem(c, listed)
			const inboxes = await inboxesOf(c)
			return c.json({ items: listed.items.map((it) => itemBody(it, inboxes)), nextCursor: listed.nextCursor }, 200)
		})
		.openapi(one, async (c) => {
			const found = await findVisible(c, c.req.valid('param').id)
			return found ? await asItStands(c, found) : problem(c, { code: 'not-found' })
		})
		.openapi(messages, async (c) => {
			const found = await findVisible(c, c.req.valid('param').id)
			return found ? c.json(await pageOfMessages(found.stub, c.req.valid('query')), 200) : problem(c, { code: 'not-found' })
		})
}

/** What came late stands on the page it came with, and in its place there. */
async function pageOfMessages(stub: ConversationPort, asked: { after: number; limit: number }) {
	const { rows, next } = await stub.page(asked)
	return { items: saidIn(rows).map(messageBody), nextCursor: next === null ? null : String(next) }
}
