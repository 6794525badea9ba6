import { createRoute, z } from '@hono/zod-openapi'
import { objectName, workspaceOf } from '../../../core/ids.ts'
import { refuse } from '../../../core/problem.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import { type Claims, customerKey, type Reading, readToken } from '../auth/customer-token.ts'
import { mayEmbed } from '../auth/origin.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { findInbox } from '../find-inbox.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { cursorOf, handOver, subprotocols, upgradesOnly } from '../upgrade.ts'
import { newApp } from './new-app.ts'

const TOKEN_PREFIX = 'token.'

const socket = createRoute({
	method: 'get',
	path: '/ws/widget',
	summary: "The visitor's socket",
	description: 'The token is named as the second subprotocol: `patchbay.v1, token.{token}`. A WebSocket upgrade.',
	...asks('customer', upgradesOnly),
	request: {
		query: z.object({
			v: z.string().openapi({ example: '1' }),
			cursor: z.string().optional().openapi({ description: 'Newest sequence number held', example: '0' }),
			inbox: z.string().max(96).optional().openapi({ example: 'demo.web' }),
		}),
	},
	responses: {
		101: { description: 'The socket of the conversation' },
		default: problemsOf(
			'upgrade-required',
			'version-unsupported',
			'parameter-invalid',
			'not-found',
			'origin-not-allowed',
			'token-missing',
			'token-invalid',
			'token-expired',
		),
	},
})

export function widgetSocket() {
	return newApp().openapi(socket, async (c) => {
		const at = cursorOf(c)
		if (!at.ok) return problem(c, at)
		const reading = await readOffered(c)
		const named = c.req.valid('query').inbox ?? (reading.ok ? reading.claims.inbox : undefined)
		const inbox = named === undefined ? null : await findInbox(c.env, named)
		if (named !== undefined && !inbox) return problem(c, { code: 'not-found', detail: `There is no inbox "${named}"` })
		if (inbox && !mayEmbed(inbox, { request: c.req.raw, settings: c.env })) return problem(c, { code: 'origin-not-allowed' })
		if (!reading.ok) return problem(c, reading)
		if (!inbox || inbox.id !== reading.claims.inbox) return problem(c, { code: 'token-invalid', detail: 'It belongs to another inbox' })
		return await seat(c, { claims: reading.claims, inbox, cursor: at.cursor })
	})
}

async function readOffered(c: AppContext): Promise<Reading> {
	const offered = subprotocols(c).find((it) => it.startsWith(TOKEN_PREFIX))
	if (offered === undefined) return refuse('token-missing')
	return await readToken(await customerKey(c.env), { token: offered.slice(TOKEN_PREFIX.length), nowMs: Date.now() })
}

async function seat(c: AppContext, { claims, inbox, cursor }: { claims: Claims; inbox: InboxConfig; cursor: number }): Promise<Response> {
	const { conversation, contact, about, language, intent } = claims
	const workspace = workspaceOf(claims.inbox)
	if (!workspace) throw new Error('a token of ours names an inbox that is none')
	const session = {
		kind: 'customer',
		workspace,
		conversation,
		contact: { id: contact, name: null, language, ...about },
		inbox,
		...(intent && { facts: { intent } }),
		cursor,
	} as const
	return await handOver(c, { to: c.env.CONVERSATION.getByName(objectName(workspace, conversation)), session })
}
