import { z } from 'zod'
import { AgentConfig, QueueConfig, WorkspaceConfig, WorkspaceShape } from '../config/workspace.ts'
import { RoutingPolicy } from '../routing/policy.ts'
import type { PolicyChange } from './comparison.ts'
import { Scenario } from './scenario.ts'
import { workspaceOf } from './scenario-workspace.ts'
import { changed } from './situation.ts'

export type ReadPolicy = { readonly ok: true; readonly change: PolicyChange } | { readonly ok: false; readonly problems: readonly string[] }

/** What a file may hold besides a scenario, a queue's configuration and a routing policy: parts of a workspace's. */
const Parts = z.object({
	queues: z.array(QueueConfig).optional(),
	agents: z.array(AgentConfig).optional(),
	hours: WorkspaceShape.shape.hours.optional(),
	workload: WorkspaceShape.shape.workload.optional(),
})

/**
 * A policy as people have it in a file: a workspace's configuration or parts of it, a scenario (its queues and agents count, its
 * customers do not), one queue's configuration, or a routing policy, which then holds for all queues. Anything else, and what could not
 * be published, is refused with the path of the field.
 */
export function readPolicy(value: unknown, live: WorkspaceConfig): ReadPolicy {
	const read = partsOf(value, live)
	if (!read.success) return { ok: false, problems: problemsOf(read.error) }
	const ids = live.queues.map((it) => it.id).join(', ')
	if (!touches(read.data, live)) {
		return { ok: false, problems: [`changes nothing: none of its queues and agents is one of those here (${ids})`] }
	}
	const checked = WorkspaceConfig.safeParse(withSkills(changed(live, read.data), value))
	return checked.success ? { ok: true, change: read.data } : { ok: false, problems: problemsOf(checked.error) }
}

function partsOf(value: unknown, { queues }: WorkspaceConfig): z.ZodSafeParseResult<PolicyChange> {
	// A workspace has teams too, but only a workspace has agents by name.
	if (has(value, 'teams') && !has(value, 'agents')) return Scenario.transform(workspaceOf).safeParse(value)
	if (has(value, 'queues') || has(value, 'agents')) return Parts.safeParse(value)
	if (has(value, 'id')) return QueueConfig.transform((queue) => ({ queues: [queue] })).safeParse(value)
	return RoutingPolicy.transform((routing) => ({ queues: queues.map((it) => ({ ...it, routing })) })).safeParse(value)
}

/** A change is by id: one that names others would leave all as it is. */
function touches({ queues = [], agents = [] }: PolicyChange, live: WorkspaceConfig): boolean {
	const ids = new Set([...live.queues, ...live.agents].map((it) => it.id))
	return [...queues, ...agents].some((it) => ids.has(it.id))
}

function has(value: unknown, key: string): boolean {
	return typeof value === 'object' && value !== null && key in value
}

/** Every skill that an agent has, or that the file itself lists, may be asked for. */
function withSkills(config: WorkspaceConfig, value: unknown): WorkspaceConfig {
	const listed = z.object({ skills: WorkspaceShape.shape.skills }).safeParse(value).data?.skills ?? []
	const ids = new Set([...config.skills, ...listed].map((it) => it.id).concat(config.agents.flatMap((it) => Object.keys(it.skills))))
	return { ...config, skills: [...ids].map((id) => ({ id, name: id })) }
}

function problemsOf({ issues }: z.ZodError): string[] {
	return issues.map(({ path, message }) => path.length > 0 ? `${path.join('.')}: ${message}` : message)
}
