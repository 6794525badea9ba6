import { createRoute, z } from '@hono/zod-openapi'
import { consoleFrames, type Permission, refusalOf, staffFrames } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { type Reach, reaches } from '../../../core/access/reach.ts'
import { agentProfileOf } from '../../../core/config/published.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { type AgentId, type ConversationId, isConversationId, objectName, type QueueId } from '../../../core/ids.ts'
import type { Directory } from '../../../core/protocol/console.ts'
import type { Refusal } from '../../../core/problem.ts'
import { enterSocket, takeSeat } from '../auth/enter-socket.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { protectedIn } from '../protected.ts'
import { record } from '../record.ts'
import { cursorsOnly, handOver, upgradesOnly } from '../upgrade.ts'
import { reachIn } from '../visible.ts'
import { publishedConfig } from '../workspaces.ts'
import { newApp } from './new-app.ts'

/** So long nobody is believed without being looked at again, whatever else fails to close their socket. */
const SEAT_LIFE_MS = 15 * 60_000

const query = z.object({
	v: z.string().openapi({ example: '1' }),
	cursor: z.string().optional().openapi({ description: 'Newest sequence number held', example: '0' }),
})
const refusals = [
	'upgrade-required',
	'version-unsupported',
	'parameter-invalid',
	'origin-not-allowed',
	'not-signed-in',
	'token-invalid',
	'token-expired',
	'staff-unavailable',
] as const

/** How a socket is asked for is no secret: it is said before anybody is asked who they are, and before a ticket is used up. */
function socketAsks(access: Permission) {
	const rule = asks(access)
	return { ...rule, middleware: [upgradesOnly, cursorsOnly, ...rule.middleware] }
}

const consoleSocket = createRoute({
	method: 'get',
	path: '/ws/console',
	summary: "An agent's control socket",
	description: "For who works as an agent, from the console's own origin. A WebSocket upgrade.",
	...socketAsks('desk.work'),
	request: { query },
	responses: { 101: { description: 'Presence, offers, what the agent holds' }, default: problemsOf(...refusals, 'forbidden') },
})

const conversationSocket = createRoute({
	method: 'get',
	path: '/ws/conversation/{id}',
	summary: "A conversation's socket for staff",
	description: 'Those within reach that do not only wait. A WebSocket upgrade.',
	...socketAsks('conversations.read'),
	request: { query, params: z.object({ id: z.string() }) },
	responses: { 101: { description: 'The log, live' }, default: problemsOf(...refusals, 'not-found', 'audit-unavailable') },
})

export function staffSockets() {
	return newApp()
		.openapi(consoleSocket, async (c) => {
			const entered = enterSocket(c)
			if (!entered.ok) return problem(c, entered)
			const { workspace, agent } = entered.caller
			const config = (await publishedConfig(c.env, workspace))?.config
			const profile = config && agentProfileOf(config, agent ?? '')
			if (!config || !profile) return problem(c, { code: 'forbidden', detail: 'You do not work as an agent of this workspace' })
			const seat = { target: { kind: 'console', id: profile.id }, untilMs: entered.caller.signInEndsMs ?? 0 } as const
			const gone = await takeSeat(c, seat)
			if (gone) return problem(c, gone)
			const session = {
				kind: 'agent',
				signIn: entered.caller.signIn,
				workspace,
				profile,
				may: saidWith(consoleFrames, entered.caller),
				directory: directoryOf(config),
				cursor: entered.cursor,
			} as const
			return await handOver(c, { to: c.env.AGENT.getByName(objectName(workspace, profile.id)), session })
		})
		.openapi(conversationSocket, async (c) => {
			const entered = enterSocket(c)
			if (!entered.ok) return problem(c, entered)
			const { workspace, agent, id: user, name } = entered.caller
			const { id } = c.req.valid('param')
			if (!isConversationId(id)) return problem(c, { code: 'not-found' })
			// Supervisors write under their own id: no agent has it, so they hold nothing by it.
			const who = { id: agent ?? (user as AgentId), name }
			const unrecorded = await recordWatching(c, { caller: entered.caller, id })
			if (unrecorded) return problem(c, unrecorded)
			const untilMs = Date.now() + SEAT_LIFE_MS
			const gone = await takeSeat(c, { target: { kind: 'conversation', id }, untilMs })
			if (gone) return problem(c, gone)
			const session = {
				kind: 'staff',
				signIn: entered.caller.signIn,
				workspace,
				conversation: id,
				agent: who,
				may: saidWith(staffFrames, entered.caller),
				reach: await seatReach(c, entered.caller),
				untilMs,
				veiled: await protectedIn(c.env, workspace),
				cursor: entered.cursor,
			} as const
			return await handOver(c, { to: c.env.CONVERSATION.getByName(objectName(workspace, id)), session })
		})
}

/** Who looks into a conversation that is not theirs is on record. Who reaches only their own cannot; the object tells. */
async function recordWatching(c: AppContext, { caller, id }: { caller: Caller; id: ConversationId }): Promise<Refusal | null> {
	if (caller.scope === 'own') return null
	const view = await c.env.CONVERSATION.getByName(objectName(caller.workspace, id)).view()
	const reach = await seatReach(c, caller)
	// To whom it is not there, it is not: the object says so.
	if (!view || !reaches(reach, view) || (caller.agent !== null && view.assignee?.id === caller.agent)) return null
	const { workspace, kind, id: user, name } = caller
	const detail = { queue: view.queue, agent: view.assignee?.id ?? null }
	return await record(c, {
		...{ act: 'conversation.watched', target: { kind: 'conversation', id }, detail, once: '' },
		by: { workspace, actor: { kind, id: user, name } },
	})
}

/** Of what the frames of a socket ask, what the caller has. */
function saidWith(frames: Readonly<Record<string, Permission>>, { may }: Caller): Permission[] {
	return [...new Set(Object.values(frames))].filter((it) => refusalOf(may, it) === null)
}

/** A socket is for who takes part or looks after it: what only waits has none. */
async function seatReach(c: AppContext, caller: Caller): Promise<Reach | null> {
	const reach = await reachIn(c.env, caller)
	return reach && { ...reach, waiting: [] }
}

function directoryOf({ queues, agents, dispositions }: WorkspaceConfig): Directory {
	return {
		queues: queues.map(({ id, name }) => ({ id: id as QueueId, name })),
		agents: agents.map(({ id, name }) => ({ id: id as AgentId, name })),
		dispositions,
	}
}
