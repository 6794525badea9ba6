import { createRoute, z } from '@hono/zod-openapi'
import { isRemote } from '../../../core/channel/about.ts'
import { CODE_CHARS, codeName, makeCode } from '../../../core/channel/continuation.ts'
import { deepLink } from '../../../core/channel/deep-link.ts'
import { ADDRESS_MAX_CHARS } from '../../../core/channel/point.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import { type InboxId, objectName } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { findVisible } from '../find-visible.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { publishedConfig } from '../workspaces.ts'
import { asItStands } from './as-it-stands.ts'
import { LiveConversation } from './conversation-body.ts'
import { newApp } from './new-app.ts'

const CODE_LIFE_MS = 86_400_000

const params = z.object({ id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }) })
const inbox = z.string().max(96).openapi({ example: 'demo.email' })
const refusals = [
	'body-invalid',
	'content-type-unsupported',
	'not-signed-in',
	'token-invalid',
	'forbidden',
	'origin-not-allowed',
	'staff-unavailable',
	'not-found',
	'not-supported',
] as const

const Point = z.strictObject({
	inbox,
	address: z.string().min(1).max(ADDRESS_MAX_CHARS).regex(/^[^\s\p{C}]+$/u, 'no blanks').openapi({ example: 'ines@mail.example' }),
})

const join = createRoute({
	method: 'post',
	path: '/api/v1/conversations/{id}/points',
	summary: 'Say where else its customer can be reached',
	description:
		'An address at an inbox of another channel. Answers go there from now on; what they write there belongs to this conversation.',
	...asks('conversations.reply'),
	request: { params, body: { required: true, content: { 'application/json': { schema: Point } } } },
	responses: {
		200: { description: 'The conversation as it stands now', content: { 'application/json': { schema: LiveConversation } } },
		default: problemsOf(...refusals),
	},
})

const Continuation = z.object({
	code: z.string().openapi({ example: 'pb-4QZ8K1M0X9TE' }),
	url: z.string().nullable().openapi({
		description: "Opens the channel's app with the word in it; null where the inbox's `contactAddress` is not set",
	}),
	expiresAtMs: z.int(),
})

const lead = createRoute({
	method: 'post',
	path: '/api/v1/conversations/{id}/continuations',
	summary: 'Invite its customer to go on by another channel',
	description: 'A word, and a link that says it: whoever says it at that inbox within a day goes on in this conversation.',
	...asks('conversations.reply'),
	request: { params, body: { required: true, content: { 'application/json': { schema: z.strictObject({ inbox }) } } } },
	responses: {
		201: { description: 'To be sent to the customer', content: { 'application/json': { schema: Continuation } } },
		default: problemsOf(...refusals),
	},
})

export function conversationPoints() {
	return newApp()
		.openapi(join, async (c) => {
			const { inbox: id, address } = c.req.valid('json')
			const found = await findVisible(c, c.req.valid('param').id)
			if (!found) return problem(c, { code: 'not-found' })
			const inbox = await remoteInbox(c, id)
			if (!inbox.ok) return problem(c, inbox)
			const done = await found.stub.join({ channel: inbox.config.channel, inbox: id as InboxId, address, label: null })
			return done.ok ? await asItStands(c, found) : problem(c, done)
		})
		.openapi(lead, async (c) => {
			const found = await findVisible(c, c.req.valid('param').id)
			if (!found?.view.contact) return problem(c, { code: 'not-found' })
			const inbox = await remoteInbox(c, c.req.valid('json').inbox)
			if (!inbox.ok) return problem(c, inbox)
			const code = makeCode(crypto.getRandomValues(new Uint8Array(CODE_CHARS)))
			const person = c.env.PERSON.getByName(objectName(c.get('caller').workspace, codeName(code)))
			await person.claim({ conversation: found.id, contact: found.view.contact })
			const url = deepLink(inbox.config.channel, { to: inbox.config.contactAddress, word: code })
			return c.json({ code, url, expiresAtMs: Date.now() + CODE_LIFE_MS }, 201)
		})
}

async function remoteInbox(c: AppContext, id: string): Promise<{ readonly ok: true; readonly config: InboxConfig } | Refusal> {
	const config = (await publishedConfig(c.env, c.get('caller').workspace))?.config.inboxes.find((it) => it.id === id)
	if (!config) return refuse('not-found', { field: 'inbox', detail: `There is no inbox "${id}"` })
	return isRemote(config.channel)
		? { ok: true, config }
		: refuse('not-supported', { field: 'inbox', detail: `Nobody has an address at ${config.channel}` })
}
