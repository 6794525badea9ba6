/** What the objects are told of a published configuration: each its own part, whole, so that none of them looks anything up. */
import type { QueuePolicy } from '../routing/queue-command.ts'
import type { AgentProfile, WorkspaceConfig } from './workspace.ts'

/** One version of a workspace's configuration; versions count up and are never used twice. */
export interface Published {
	readonly version: number
	readonly config: WorkspaceConfig
}

/** How long past its end a queue leaves an offer with an agent whose object says nothing. */
export const LEASE_SLACK_MS = 3_000

/** What a queue goes by; null for one the configuration does not have. */
export function queuePolicyOf({ version, config }: Published, queueId: string): QueuePolicy | null {
	const queue = config.queues.find((it) => it.id === queueId)
	if (!queue) return null
	const hours = config.hours.find((it) => it.id === queue.routing.hours)
	const calendar = hours ? { timeZone: hours.timeZone, week: hours.week, exceptions: hours.exceptions } : null
	return { ...queue, version, calendar, leaseSlackMs: LEASE_SLACK_MS }
}

/** What an agent's ledger goes by; null for one the configuration does not have. */
export function agentProfileOf(config: WorkspaceConfig, agentId: string): AgentProfile | null {
	const agent = config.agents.find((it) => it.id === agentId)
	if (!agent) return null
	const served = new Set(agent.queues.map((it) => it.queue))
	const shards = Object.fromEntries(config.queues.filter((it) => served.has(it.id)).map((it) => [it.id, it.shards]))
	return { ...agent, workload: config.workload, shards }
}
