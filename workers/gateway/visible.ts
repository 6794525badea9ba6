import type { ConversationView } from '../../core/protocol/conversation.ts'
import type { Caller } from './auth/caller.ts'
import type { GatewayEnv } from './env.ts'
import type { ListFilter } from './services.ts'
import { publishedConfig } from './workspaces.ts'

/** What of the workspace's conversations a caller may see; null for all of them. */
export async function scopeOf(env: GatewayEnv, caller: Caller): Promise<ListFilter['visibleTo']> {
	if (caller.role !== 'agent') return null
	const config = (await publishedConfig(env, caller.workspace))?.config
	const queues = config?.agents.find((it) => it.id === caller.agent)?.queues.map((it) => it.queue) ?? []
	return { agent: caller.agent ?? '', queues }
}

/** Agents see what is theirs, and what waits in a queue they serve. What ended in nobody's hands is for those who look after all. */
export function isVisible(view: Pick<ConversationView, 'assignee' | 'queue' | 'status'>, scope: ListFilter['visibleTo']): boolean {
	if (scope === null) return true
	if (view.assignee) return view.assignee.id === scope.agent
	return (view.status === 'queued' || view.status === 'deferred') && view.queue !== null && scope.queues.includes(view.queue)
}
