import { createRoute, z } from '@hono/zod-openapi'
import { refusalOf } from '../../../core/access.ts'
import { type Ticket, TICKET_LIFE_MS, TicketTarget } from '../../../core/access/ticket.ts'
import { ID_RANDOM_BYTES, makeId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { asks } from '../auth/permit.ts'
import { signTicket, ticketHolder } from '../auth/ticket.ts'
import type { AppContext } from '../context.ts'
import { findVisible } from '../find-visible.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

const Asked = z.object({
	for: TicketTarget.openapi({ description: "`console`, or a conversation's id", example: 'console' }),
})
const Issued = z.object({
	ticket: z.string().openapi({ description: 'To be offered as the WebSocket subprotocol `ticket.{ticket}` beside `patchbay.v1`' }),
	expiresAtMs: z.int(),
})

const issue = createRoute({
	method: 'post',
	path: '/api/v1/socket-tickets',
	summary: 'A ticket for one socket',
	description:
		'Opens the socket it is for, once, within a minute. `console` asks for `desk.work`, a conversation for `conversations.read`.',
	...asks('staff'),
	request: { body: { required: true, content: { 'application/json': { schema: Asked } } } },
	responses: {
		201: { description: 'The ticket', content: { 'application/json': { schema: Issued } } },
		default: problemsOf('body-invalid', 'not-signed-in', 'forbidden', 'not-found'),
	},
})

export function socketTicketRoutes() {
	return newApp().openapi(issue, async (c) => {
		const { for: target } = c.req.valid('json')
		const refusal = target === 'console' ? refuseConsole(c) : await refuseConversation(c, target)
		if (refusal) return problem(c, refusal)
		const issuedMs = Date.now()
		const caller = c.get('caller')
		const id = makeId<string>('tkt', issuedMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
		const said: Ticket = { id, workspace: caller.workspace, holder: caller.id, target, issuedMs, as: ticketHolder(caller) }
		return c.json({ ticket: await signTicket(c.env, said), expiresAtMs: issuedMs + TICKET_LIFE_MS }, 201)
	})
}

function refuseConsole(c: AppContext): Refusal | null {
	const { may, agent } = c.get('caller')
	const noAgent = agent === null ? refuse('forbidden', { detail: 'You do not work as an agent of this workspace' }) : null
	return refusalOf(may, 'desk.work') ?? noAgent
}

async function refuseConversation(c: AppContext, id: string): Promise<Refusal | null> {
	const refusal = refusalOf(c.get('caller').may, 'conversations.read')
	if (refusal) return refusal
	return await findVisible(c, id) ? null : refuse('not-found')
}
