/** Who must hear that a configuration has been published. */
import { type QueueId, shardQueue } from '../ids.ts'
import { agentProfileOf, type Published } from './published.ts'
import type { AgentProfile, WorkspaceConfig } from './workspace.ts'

export interface Changes {
	/**
	 * Objects of queues. All of them: who comes from now on is pinned to the new version (rule R16), also where the policy reads as
	 * before; and those that are no longer there, which keep the policy they know for who still waits.
	 */
	readonly queues: readonly QueueId[]
	/** Whose profile reads differently now. Who is no longer there serves no queue from now on. */
	readonly agents: readonly AgentProfile[]
}

/** `before` is null for a workspace's first version: then nobody goes by another yet. */
export function changesOf(before: Published | null, after: Published): Changes {
	if (!before) return { queues: [], agents: [] }
	return { queues: objectsOf(before.config, after.config), agents: [...changedAgents(before.config, after.config)] }
}

function objectsOf(before: WorkspaceConfig, after: WorkspaceConfig): QueueId[] {
	const shards = new Map<string, number>()
	for (const it of [...before.queues, ...after.queues]) shards.set(it.id, Math.max(it.shards, shards.get(it.id) ?? 1))
	return [...shards].flatMap(([id, count]) => Array.from({ length: count }, (_, shard) => shardQueue(id, shard)))
}

function* changedAgents(before: WorkspaceConfig, after: WorkspaceConfig): Iterable<AgentProfile> {
	const [old, fresh] = [profilesOf(before), profilesOf(after)]
	for (const [id, profile] of fresh) if (JSON.stringify(old.get(id)) !== JSON.stringify(profile)) yield profile
	for (const [id, profile] of old) if (!fresh.has(id)) yield { ...profile, queues: [], shards: {} }
}

function profilesOf(config: WorkspaceConfig): ReadonlyMap<string, AgentProfile> {
	return new Map(config.agents.flatMap(({ id }) => {
		const profile = agentProfileOf(config, id)
		return profile ? [[id, profile] as const] : []
	}))
}
