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

/** Agents see what is theirs, and what nobody holds in a queue they serve. */
export function isVisible(view: Pick<ConversationView, 'assignee' | 'queue'>, scope: ListFilter['visibleTo']): boolean {
	if (scope === null) return true
	return view.assignee ? view.assignee.id === scope.agent : view.queue !== null && scope.queues.includes(view.queue)
}
