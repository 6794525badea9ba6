import { createRoute, z } from '@hono/zod-openapi'
import { saidIn } from '../../../core/conversation/said.ts'
import type { Row } from '../../../core/protocol/conversation.ts'
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
/** Log rows read at a time. */
const ROWS = 500
/** A page of messages stands in no more rows than this. */
const ROWS_MAX = 5_000

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
	description: 'From its log, so it needs no database.',
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

/**
 * The first so many messages after a row, in the order they were said. What has become of them stands in rows that come later:
 * it reads on for those, but not for ever.
 */
async function pageOfMessages(stub: ConversationPort, { after, limit }: { after: number; limit: number }) {
	const rows: Row[] = []
	for (let at = after, more = true; more && rows.length < ROWS_MAX;) {
		const page = await stub.rows({ after: at, limit: ROWS })
		rows.push(...page)
		at = page.at(-1)?.seq ?? at
		more = page.length === ROWS
	}
	const said = rows.filter(({ event }) => event.type === 'message' || event.type === 'note')
	const last = said[limit - 1]?.seq ?? Infinity
	const items = saidIn(rows.filter((it) => it.seq <= last || !said.includes(it))).map(messageBody)
	return { items, nextCursor: said.length > limit ? String(last) : null }
}
