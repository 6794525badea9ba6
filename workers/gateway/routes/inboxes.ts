import { createRoute, z } from '@hono/zod-openapi'
import { inboxOwner } from '../../../core/config/credential.ts'
import { addInbox, changeInbox, InboxPatch, removeInbox } from '../../../core/config/inbox-change.ts'
import { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { readCredentials } from '../../../core/config/inbox-credentials.ts'
import { freeInboxId } from '../../../core/config/inbox-id.ts'
import { InboxConfig, type WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { isLocal, ownOrigin } from '../auth/origin.ts'
import { asks } from '../auth/permit.ts'
import { changeInboxes } from '../change-inboxes.ts'
import type { AppContext } from '../context.ts'
import { sealAll } from '../../../durable-objects/shared/credentials.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { bodyRefusals, once, publishRefusals, refusals } from './config-body.ts'
import { InboxBody, inboxBody } from './inbox-body.ts'
import { newApp } from './new-app.ts'

const PATH = '/api/v1/inboxes'
const params = z.object({ id: z.string().max(96).openapi({ example: 'shop.web' }) })
const changeRefusals = [...bodyRefusals, ...publishRefusals, 'config-moved', 'inbox-taken'] as const

const Credentials = z.record(z.string(), z.unknown())
	.openapi({ description: 'Text by field, as the channel takes them', example: { accountSid: 'AC…', authToken: '…' } })

const NewInbox = z.strictObject({
	channel: InboxChannel,
	name: InboxConfig.shape.name,
	queue: InboxConfig.shape.queue.optional().openapi({ description: 'The first one when left out' }),
	origins: InboxConfig.shape.origins,
	apiBase: InboxConfig.shape.apiBase,
	contactAddress: InboxConfig.shape.contactAddress,
	survey: InboxConfig.shape.survey,
	credentials: Credentials.optional(),
})

const anInbox = (description: string) => ({ description, content: { 'application/json': { schema: InboxBody } } })

const list = createRoute({
	method: 'get',
	path: PATH,
	summary: 'Every way customers can reach the workspace',
	description: 'All there are, in one page, in the order of the configuration.',
	...asks('config.read'),
	responses: {
		200: {
			description: 'The inboxes',
			content: { 'application/json': { schema: z.object({ items: z.array(InboxBody), nextCursor: z.null() }) } },
		},
		default: problemsOf(...refusals, 'not-found'),
	},
})

const create = createRoute({
	method: 'post',
	path: PATH,
	summary: 'Open an inbox',
	description: 'Publishes a new version of the configuration. Its id is made of its name. Credentials are sealed and never shown again.',
	...asks('inboxes.manage'),
	request: { headers: once, body: { required: true, content: { 'application/json': { schema: NewInbox } } } },
	responses: {
		201: { description: 'It takes customers in from now on', content: { 'application/json': { schema: InboxBody } } },
		default: problemsOf(...changeRefusals),
	},
})

const change = createRoute({
	method: 'patch',
	path: `${PATH}/{id}`,
	summary: 'Change an inbox, or have it take nothing in',
	description: 'Publishes a new version of the configuration. With another `apiBase` its credentials end: they are given for one place.',
	...asks('inboxes.manage'),
	request: { headers: once, params, body: { required: true, content: { 'application/json': { schema: InboxPatch } } } },
	responses: { 200: anInbox('As it is now'), default: problemsOf(...changeRefusals, 'not-found') },
})

const remove = createRoute({
	method: 'delete',
	path: `${PATH}/{id}`,
	summary: 'Close an inbox for good',
	description: 'Publishes a new version of the configuration. Its credentials end. What is open goes on until it is closed.',
	...asks('inboxes.manage'),
	request: { headers: once, params },
	responses: {
		200: {
			description: 'It is gone',
			content: {
				'application/json': {
					schema: z.object({
						id: z.string(),
						version: z.int(),
						openConversations: z.int().nullable()
							.openapi({ description: 'That came by it and have not ended; null when the archive cannot tell' }),
					}),
				},
			},
		},
		default: problemsOf(...changeRefusals, 'not-found'),
	},
})

const setCredentials = createRoute({
	method: 'put',
	path: `${PATH}/{id}/credentials`,
	summary: "Set an inbox's credentials",
	description: 'What is set and left out stays. In the end all that the channel takes must be set.',
	...asks('inboxes.manage'),
	request: { params, body: { required: true, content: { 'application/json': { schema: Credentials } } } },
	responses: { 200: anInbox('Which are set now'), default: problemsOf(...bodyRefusals, 'not-found', 'audit-unavailable') },
})

export function inboxRoutes() {
	return newApp()
		.openapi(list, async (c) => {
			const published = await stubOf(c).config()
			if (!published) return problem(c, { code: 'not-found' })
			const around = await aroundOf(c)
			return c.json({ items: published.config.inboxes.map((it) => inboxBody(it, around)), nextCursor: null }, 200)
		})
		.openapi(create, async (c) => {
			const { credentials, ...asked } = c.req.valid('json')
			const { workspace } = c.get('caller')
			const read = credentials
				? readCredentials(asked.channel, credentials, { set: [], under: 'credentials.' })
				: { ok: true as const, values: {} }
			if (!read.ok) return problem(c, read)
			const plain = refusePlain(c, asked)
			if (plain) return problem(c, plain)
			const made = (config: WorkspaceConfig) => config.inboxes.at(-1)?.id ?? ''
			const done = await changeInboxes(c, {
				act: `open an inbox ${JSON.stringify(asked)}`,
				note: `Inbox "${asked.name}" opened`,
				change: (config) => addInbox(config, newInbox(asked, { workspace, config })),
				record: (config) => ({ act: 'inbox.created', target: { kind: 'inbox', id: made(config) }, detail: { channel: asked.channel } }),
				entrusted: async (config) => {
					const inbox = made(config)
					return { inbox, sealed: await sealAll(c.env, { workspace, owner: inboxOwner(inbox), values: read.values }) }
				},
			})
			return done.ok ? c.json(await bodyOf(c, { config: done.config, id: made(done.config) }), 201) : problem(c, done)
		})
		.openapi(change, async (c) => {
			const { id } = c.req.valid('param')
			const patch = c.req.valid('json')
			const plain = refusePlain(c, patch)
			if (plain) return problem(c, plain)
			const done = await changeInboxes(c, {
				act: `change inbox ${id} ${JSON.stringify(patch)}`,
				note: `Inbox "${id}" changed`,
				change: (config) => changeInbox(config, { id, patch }),
				record: () => ({ act: 'inbox.changed', target: { kind: 'inbox', id }, detail: { fields: Object.keys(patch) } }),
			})
			return done.ok ? c.json(await bodyOf(c, { config: done.config, id }), 200) : problem(c, done)
		})
		.openapi(remove, async (c) => {
			const { id } = c.req.valid('param')
			const done = await changeInboxes(c, {
				act: `remove inbox ${id}`,
				note: `Inbox "${id}" removed`,
				change: (config) => removeInbox(config, id),
				record: () => ({ act: 'inbox.removed', target: { kind: 'inbox', id } }),
			})
			if (!done.ok) return problem(c, done)
			const openConversations = await c.get('services').countOpen({ workspace: c.get('caller').workspace, inbox: id })
			return c.json({ id, version: done.version, openConversations }, 200)
		})
		.openapi(setCredentials, async (c) => {
			const { id } = c.req.valid('param')
			const refused = await entrust(c, { id, given: c.req.valid('json') })
			if (refused) return problem(c, refused)
			const published = await stubOf(c).config()
			return published ? c.json(await bodyOf(c, { config: published.config, id }), 200) : problem(c, { code: 'not-found' })
		})
}

function stubOf(c: AppContext) {
	return c.env.WORKSPACE.getByName(c.get('caller').workspace)
}

function newInbox(
	{ queue, ...asked }: Omit<z.infer<typeof NewInbox>, 'credentials'>,
	{ workspace, config }: { workspace: WorkspaceId; config: WorkspaceConfig },
): InboxConfig {
	const id = freeInboxId(asked, { workspace, taken: config.inboxes.map((it) => it.id) })
	return InboxConfig.parse({ id, ...asked, queue: queue ?? config.queues[0]?.id })
}

/** What is sent to a provider in the clear, everybody on the way can read. */
function refusePlain(c: AppContext, { apiBase }: { apiBase?: string | null | undefined }): Refusal | null {
	if (!apiBase || apiBase.startsWith('https://') || isLocal(c.env, c.req.raw)) return null
	return refuse('body-invalid', { field: 'apiBase', detail: 'Must begin with https://' })
}

/** The refusal of credentials; null when they are set. */
async function entrust(c: AppContext, { id, given }: { id: string; given: Readonly<Record<string, unknown>> }): Promise<Refusal | null> {
	const { workspace, name: by } = c.get('caller')
	const inbox = (await stubOf(c).config())?.config.inboxes.find((it) => it.id === id)
	if (!inbox) return refuse('not-found', { detail: `There is no inbox "${id}"` })
	const owner = inboxOwner(id)
	const set = (await stubOf(c).credentials()).filter((it) => it.owner === owner).map((it) => it.field)
	const read = readCredentials(inbox.channel, given, { set, under: '' })
	if (!read.ok) return read
	const fields = Object.keys(read.values)
	const unrecorded = await record(c, { act: 'inbox.credentials-set', target: { kind: 'inbox', id }, detail: { fields } })
	if (unrecorded) return unrecorded
	const sealed = await sealAll(c.env, { workspace, owner, values: read.values })
	const done = await stubOf(c).setInboxCredentials({ inbox: id, channel: inbox.channel, apiBase: inbox.apiBase, sealed, by })
	return done.ok ? null : done
}

async function bodyOf(c: AppContext, { config, id }: { config: WorkspaceConfig; id: string }): Promise<z.infer<typeof InboxBody>> {
	const inbox = config.inboxes.find((it) => it.id === id)
	if (!inbox) throw new Error(`the inbox ${id} has just been published and is not there`)
	return inboxBody(inbox, await aroundOf(c))
}

async function aroundOf(c: AppContext): Promise<Parameters<typeof inboxBody>[1]> {
	return { marks: await stubOf(c).credentials(), origin: ownOrigin(c.req.raw), mailDomain: c.env.PATCHBAY_MAIL_DOMAIN }
}
