/** Whose conversations and which queues somebody sees: the scope of their role, worked out on a configuration. */
import type { AgentId, QueueId } from '../ids.ts'
import type { ConversationStatus, OverrideAct } from '../protocol/conversation.ts'
import type { WorkspaceConfig } from '../config/workspace.ts'
import type { Scope } from '../access.ts'

/** Null in place of a `Reach`: all of the workspace. */
export interface Reach {
	/** Whatever these hold or have held last. */
	readonly agents: readonly AgentId[]
	/** Whatever is in these. */
	readonly queues: readonly QueueId[]
	/** What waits in these in nobody's hands. */
	readonly waiting: readonly QueueId[]
}

export interface Reacher {
	readonly scope: Scope
	/** The agent they work as. */
	readonly agent: AgentId | null
	/** Teams they are in without being one of its agents, as who leads them. */
	readonly teams: readonly string[]
}

type Config = Pick<WorkspaceConfig, 'agents' | 'teams'>

/** Null for everything. */
export function reachOf({ scope, agent, teams }: Reacher, config: Config): Reach | null {
	if (scope === 'workspace') return null
	const waiting = servedBy(agent, config)
	const own = agent === null ? [] : [agent]
	if (scope === 'own') return { agents: own, queues: [], waiting }
	const mine = config.teams.filter((it) => teams.includes(it.id) || (agent !== null && it.agents.includes(agent)))
	const agents = unique([...own, ...mine.flatMap((it) => it.agents as AgentId[])])
	const led = mine.flatMap((it) => it.queues as QueueId[])
	return { agents, queues: unique(scope === 'team' ? led : [...led, ...waiting]), waiting }
}

interface Seen {
	readonly assignee: { readonly id: AgentId } | null
	readonly queue: QueueId | null
	readonly status: ConversationStatus
}

/** Whether a conversation is within somebody's reach. What ended in nobody's hands is for those who reach its queue. */
export function reaches(reach: Reach | null, { assignee, queue, status }: Seen): boolean {
	if (reach === null || (queue !== null && reach.queues.includes(queue))) return true
	if (assignee) return reach.agents.includes(assignee.id)
	return (status === 'queued' || status === 'deferred') && queue !== null && reach.waiting.includes(queue)
}

/** Whether what an act by hand would make of a conversation stays within somebody's reach: nobody may push it out of their own sight. */
export function reachesAct(reach: Reach | null, act: OverrideAct): boolean {
	if (reach === null || act.type === 'boost') return true
	return act.type === 'assign' ? reach.agents.includes(act.agent) : reachesQueue(reach, act.queue)
}

/** Whether somebody sees a queue's line. */
export function reachesQueue(reach: Reach | null, queue: string): boolean {
	return reach === null || reach.queues.includes(queue as QueueId) || reach.waiting.includes(queue as QueueId)
}

/** Whether all that ever was in a queue is somebody's to see: who serves it sees its line, not what others did in it. */
export function reachesAllOf(reach: Reach | null, queue: string): boolean {
	return reach === null || reach.queues.includes(queue as QueueId)
}

function servedBy(agent: AgentId | null, { agents }: Config): QueueId[] {
	return (agents.find((it) => it.id === agent)?.queues ?? []).map((it) => it.queue as QueueId)
}

function unique<Id>(ids: readonly Id[]): Id[] {
	return [...new Set(ids)]
}
