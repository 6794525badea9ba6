import { plainDirectories } from '../config/directories.ts'
import type { AgentConfig, WorkspaceConfig } from '../config/workspace.ts'
import type { Scenario, Team } from './scenario.ts'

/** A workspace as it would have to be configured for a scenario: every team's agents one by one. Not parsed. */
export function workspaceOf({ name, skills: more = [], hours, workload, queues, teams }: Omit<Scenario, 'days'>): WorkspaceConfig {
	const skills = new Set([...teams.flatMap((it) => Object.keys(it.skills)), ...more])
	return {
		name,
		skills: [...skills].map((id) => ({ id, name: id })),
		hours,
		workload,
		queues: queues.map(({ traffic: _, ...queue }) => queue),
		agents: teams.flatMap(agentsOf),
		inboxes: [],
		dispositions: [{ id: 'done', name: 'Done', nameZh: '完成' }],
		...plainDirectories,
	}
}

function agentsOf(team: Team): AgentConfig[] {
	const { count, capacity, pool, skills, languages, queues } = team
	return Array.from({ length: count }, (_, i) => {
		const id = agentId(team, i)
		return { id, name: id, capacity, pool, skills, languages, queues, graceMs: GRACE_MS }
	})
}

/** No console is ever gone in a simulation. */
const GRACE_MS = 30_000

/** The name of a team's agent, counted from 0. */
export function agentId({ id, count }: Pick<Team, 'id' | 'count'>, n: number): string {
	return count === 1 ? id : `${id}-${n + 1}`
}

/** Which team, by its place in the scenario, an agent belongs to, by their place in the workspace. */
export function teamAt({ teams }: Pick<Scenario, 'teams'>, agent: number): number {
	let before = 0
	return teams.findIndex(({ count }) => agent < (before += count))
}
