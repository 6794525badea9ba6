/**
 * The product's own objects behind a door without a lock: the gateway looks at a token once per connection, which is not
 * what is measured, so here the path alone says who comes.
 *
 * `POST /publish` · `/agent/{agent}` · `/conversation/{id}` for the customer · `/conversation/{id}/{agent}` for staff
 */
import { consoleFrames, staffFrames } from '../../core/access.ts'
import { agentProfileOf } from '../../core/config/published.ts'
import { type AgentProfile, type InboxConfig, WorkspaceConfig } from '../../core/config/workspace.ts'
import type { AgentId, ContactId, ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Env } from '../../durable-objects/env.ts'
import { encodeSession, type Session, SESSION_HEADER } from '../../durable-objects/shared/session.ts'
import { stubOf } from '../../durable-objects/shared/stubs.ts'
import { AGENTS } from './agents.ts'

export { AgentObject } from '../../durable-objects/agent/agent-object.ts'
export { ConversationObject } from '../../durable-objects/conversation/conversation-object.ts'
export { QueueObject } from '../../durable-objects/queue/queue-object.ts'
export { WorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'

const workspace = 'bench' as WorkspaceId
const HOUR_MS = 3_600_000

const config = WorkspaceConfig.parse({
	name: 'Bench',
	// Nothing may fall due by itself in the middle of a measurement.
	queues: [{ id: 'support', name: 'Support', offerMs: HOUR_MS, wrapUpMs: 0 }],
	agents: Array.from(
		{ length: AGENTS },
		(_, i) => ({ id: `agent-${i}`, name: `Agent ${i}`, capacity: 50, pool: 1_000, queues: [{ queue: 'support' }] }),
	),
	inboxes: [{ id: 'bench.web', name: 'Website', channel: 'web', queue: 'support' }],
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
})
const inbox = config.inboxes[0] as InboxConfig
const profiles = new Map(config.agents.map(({ id }) => [id, agentProfileOf(config, id)]))

export default {
	async fetch(request, env) {
		const [, noun, id = '', agent] = new URL(request.url).pathname.split('/')
		if (noun === 'publish') return Response.json(await env.WORKSPACE.getByName(workspace).publish(config))
		const session = noun === 'agent' ? agentSession(profileOf(id)) : agent ? staffSession(id, profileOf(agent)) : customerSession(id)
		const headers = new Headers(request.headers)
		headers.set(SESSION_HEADER, encodeSession(session))
		const object = noun === 'agent' ? stubOf(env.AGENT, workspace, id) : stubOf(env.CONVERSATION, workspace, id)
		return object.fetch(request.url, { headers })
	},
} satisfies ExportedHandler<Env>

function profileOf(agent: string): AgentProfile {
	const profile = profiles.get(agent)
	if (!profile) throw new Error(`no agent "${agent}" in the bench`)
	return profile
}

function agentSession(profile: AgentProfile): Session {
	return {
		kind: 'agent',
		workspace,
		profile,
		may: Object.values(consoleFrames),
		directory: { queues: [], agents: [], dispositions: [] },
		cursor: 0,
	}
}

function staffSession(conversation: string, { id, name }: AgentProfile): Session {
	return {
		kind: 'staff',
		workspace,
		conversation: conversation as ConversationId,
		agent: { id: id as AgentId, name },
		may: Object.values(staffFrames),
		reach: { agents: [id as AgentId], queues: [], waiting: [] },
		cursor: 0,
	}
}

function customerSession(conversation: string): Session {
	const contact = { id: `cnt_${conversation.slice(4)}` as ContactId, name: null, language: 'en' }
	return { kind: 'customer', workspace, conversation: conversation as ConversationId, contact, inbox, cursor: 0 }
}
