/** For whoever sets an inbox up at its provider: what has come, whether the provider takes the credentials, and where it posts to. */
import { createRoute, z } from '@hono/zod-openapi'
import { SEND_PROBLEMS } from '../../../core/channel/delivery.ts'
import type { AuditAct } from '../../../core/audit/entry.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import { type InboxId, objectName } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { ownOrigin } from '../auth/origin.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { tellVisits } from '../hooks/visits.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { refusals } from './config-body.ts'
import { webhookUrl } from './inbox-body.ts'
import { newApp } from './new-app.ts'

const PATH = '/api/v1/inboxes/{id}'
const request = { params: z.object({ id: z.string().max(96).openapi({ example: 'shop.telegram' }) }) }

const Arrivals = z.object({
	accepted: z.int(),
	refused: z.int().openapi({ description: 'Wrongly signed, or not signed at all' }),
	lastAcceptedAtMs: z.int().nullable(),
	lastRefusedAtMs: z.int().nullable(),
}).openapi('InboxArrivals')

const CheckUp = z.object({
	ok: z.boolean(),
	name: z.string().nullable().openapi({ description: 'What the account is called at the provider', example: 'Shop · @shop_bot' }),
	problem: z.object({
		code: z.enum(SEND_PROBLEMS),
		providerCode: z.string().nullable().openapi({ description: "The provider's own" }),
		detail: z.string().nullable().openapi({ description: "In the provider's words" }),
	}).nullable(),
}).openapi('InboxCheckUp')

const arrivals = createRoute({
	method: 'get',
	path: `${PATH}/arrivals`,
	summary: 'How many webhooks have come to an inbox',
	description:
		'Counted in memory while there is something to do, and forgotten after: for whoever sets an inbox up and waits for the first.',
	...asks('config.read'),
	request,
	responses: {
		200: { description: 'Since the inbox last woke', content: { 'application/json': { schema: Arrivals } } },
		default: problemsOf(...refusals, 'parameter-invalid', 'not-found'),
	},
})

const told = (description: string) => ({ description, content: { 'application/json': { schema: CheckUp } } })
const writeRefusals = [...refusals, 'parameter-invalid', 'not-found', 'audit-unavailable'] as const

const check = createRoute({
	method: 'post',
	path: `${PATH}/check`,
	summary: 'Ask the provider whether it takes the credentials',
	description: 'By a call that changes nothing there, nor here: as often as one likes.',
	...asks('inboxes.manage'),
	request,
	responses: { 200: told('What the provider says'), default: problemsOf(...writeRefusals) },
})

const connect = createRoute({
	method: 'post',
	path: `${PATH}/connect`,
	summary: 'Tell the provider where its webhooks go',
	description:
		'For Telegram and LINE, where that can be done with what the inbox was given; elsewhere it is `not-supported`. The same again changes nothing.',
	...asks('inboxes.manage'),
	request,
	responses: { 200: told('What the provider says'), default: problemsOf(...writeRefusals) },
})

export function inboxSetup() {
	return newApp()
		.openapi(arrivals, async (c) => {
			const inbox = await inboxNamed(c, c.req.valid('param').id)
			if (!inbox) return problem(c, { code: 'not-found' })
			await tellVisits(c.env, inbox.id as InboxId)
			return c.json(await stubOf(c, inbox).arrivals(), 200)
		})
		.openapi(check, async (c) => {
			const inbox = await about(c, { id: c.req.valid('param').id, act: 'inbox.checked' })
			return 'ok' in inbox ? problem(c, inbox) : c.json(await stubOf(c, inbox).check(), 200)
		})
		.openapi(connect, async (c) => {
			const inbox = await about(c, { id: c.req.valid('param').id, act: 'inbox.connected' })
			if ('ok' in inbox) return problem(c, inbox)
			const hookUrl = webhookUrl(inbox, ownOrigin(c.req.raw))
			return c.json(await stubOf(c, inbox).connectHook(hookUrl ?? ''), 200)
		})
}

/** The inbox, once it is on record what is done with it. */
async function about(c: AppContext, { id, act }: { id: string; act: AuditAct }): Promise<InboxConfig | Refusal> {
	const inbox = await inboxNamed(c, id)
	if (!inbox) return refuse('not-found')
	return await record(c, { act, target: { kind: 'inbox', id } }) ?? inbox
}

/** As it is this moment: it may have been opened a moment ago. */
async function inboxNamed(c: AppContext, id: string): Promise<InboxConfig | null> {
	const published = await c.env.WORKSPACE.getByName(c.get('caller').workspace).config()
	return published?.config.inboxes.find((it) => it.id === id) ?? null
}

function stubOf(c: AppContext, { id }: InboxConfig) {
	return c.env.INBOX.getByName(objectName(c.get('caller').workspace, id))
}
