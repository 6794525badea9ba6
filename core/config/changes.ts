/** Who must hear that a configuration has been published: those whose own part of it reads differently now. */
import { agentProfileOf, type Published, queuePolicyOf } from './published.ts'
import type { AgentProfile, WorkspaceConfig } from './workspace.ts'

export interface Changes {
	/** Ids of queues. One that is no longer there hears nothing: it keeps the policy it knows for who still waits. */
	readonly queues: readonly string[]
	/** Who is no longer there serves no queue from now on. */
	readonly agents: readonly AgentProfile[]
}

/** `before` is null for a workspace's first version: then nobody goes by another yet. */
export function changesOf(before: Published | null, after: Published): Changes {
	if (!before) return { queues: [], agents: [] }
	const policies = { before: policiesOf(before.config), after: policiesOf(after.config) }
	const profiles = { before: profilesOf(before.config), after: profilesOf(after.config) }
	const gone = [...profiles.before.values()].filter((it) => !profiles.after.has(it.id))
	return {
		queues: differing(policies).map((it) => it.id),
		agents: [...differing(profiles), ...gone.map((it) => ({ ...it, queues: [], shards: {} }))],
	}
}

/** Those of `after` that are new or read differently. */
function differing<Part>({ before, after }: { before: ReadonlyMap<string, Part>; after: ReadonlyMap<string, Part> }): Part[] {
	return [...after].filter(([id, it]) => JSON.stringify(before.get(id)) !== JSON.stringify(it)).map(([, it]) => it)
}

/** All as of one version, so that only what they say is compared. */
function policiesOf(config: WorkspaceConfig) {
	return new Map(config.queues.flatMap(({ id }) => pair(id, queuePolicyOf({ version: 0, config }, id))))
}

function profilesOf(config: WorkspaceConfig) {
	return new Map(config.agents.flatMap(({ id }) => pair(id, agentProfileOf(config, id))))
}

function pair<Part>(id: string, part: Part | null): [string, Part][] {
	return part === null ? [] : [[id, part]]
}
