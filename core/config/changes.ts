/** Who must hear that a configuration has been published: those whose own part of it reads differently now. */
import { agentProfileOf, type Published, queuePolicyOf } from './published.ts'
import type { AgentProfile, WorkspaceConfig } from './workspace.ts'

export interface Changes {
	/** Ids of queues. One that is no longer there hears nothing: it keeps the policy it knows for who still waits. */
	readonly queues: readonly string[]
	readonly agents: readonly AgentProfile[]
	/** Agents who were not there before: they hear only if they have left once. */
	readonly joined: readonly AgentProfile[]
	/** Agents who are no longer there: from now on they serve no queue. */
	readonly left: readonly AgentProfile[]
	/** Ids of agents whose consoles were let in by rules that no longer hold: all, once roles or signing in read differently. */
	readonly again: readonly string[]
}

const NONE: Changes = { queues: [], agents: [], joined: [], left: [], again: [] }

/** `before` is null for a workspace's first version: then nobody goes by another yet. */
export function changesOf(before: Published | null, after: Published): Changes {
	if (!before) return NONE
	const [oldPolicies, policies] = [policiesOf(before.config), policiesOf(after.config)]
	const [oldProfiles, profiles] = [profilesOf(before.config), profilesOf(after.config)]
	return {
		queues: [...policies.values()].filter((it) => differs(it, oldPolicies.get(it.id))).map((it) => it.id),
		agents: [...profiles.values()].filter((it) => oldProfiles.has(it.id) && differs(it, oldProfiles.get(it.id))),
		joined: [...profiles.values()].filter((it) => !oldProfiles.has(it.id)),
		again: isLetInOtherwise(before.config, after.config) ? [...profiles.keys()].filter((it) => oldProfiles.has(it)) : [],
		left: [...oldProfiles.values()].filter((it) => !profiles.has(it.id)).map((it) => ({ ...it, queues: [], shards: {} })),
	}
}

function isLetInOtherwise(before: WorkspaceConfig, after: WorkspaceConfig): boolean {
	return differs(before.roles, after.roles) || before.signIn.twoFactor !== after.signIn.twoFactor
}

function differs(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) !== JSON.stringify(b)
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
