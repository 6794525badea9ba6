import { beyond, type Role, roleNamed, SCOPES } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { reachOf } from '../../../core/access/reach.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { AgentId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'

/** What somebody is given, or has. Left out: not touched. */
export interface Standing {
	readonly role?: string
	readonly agent?: AgentId | null
	readonly teams?: readonly string[]
}

/** Why the caller may not make somebody so: it names what is not there, or it is more than they have. Null when they may. */
export function refuseGift(caller: Caller, given: Standing, config: WorkspaceConfig): Refusal | null {
	const role = given.role === undefined ? null : roleNamed(given.role, config.roles)
	if (given.role !== undefined && !role) return refuse('body-invalid', { field: 'role', detail: `There is no role "${given.role}"` })
	return (role && refuseRole(caller, role)) ?? refuseAgent(caller, given.agent ?? null, config) ??
		refuseTeams(caller, given.teams ?? [], config)
}

/** Who may do more than the caller is not the caller's to change: they could take from above what they may not give. */
export function refuseSuperior(caller: Caller, role: string, config: WorkspaceConfig): Refusal | null {
	const known = roleNamed(role, config.roles)
	return known && refuseRole(caller, known) && refuse('forbidden', { detail: 'They may do more than you' })
}

function refuseRole(caller: Caller, { permissions, scope }: Role): Refusal | null {
	const more = beyond(caller.may, permissions)
	if (more) return refuse('forbidden', { field: 'role', detail: `You do not have ${more} to give` })
	if (SCOPES.indexOf(scope) <= SCOPES.indexOf(caller.scope)) return null
	return refuse('forbidden', { field: 'role', detail: `It reaches further than yours: ${scope}` })
}

/** To work as an agent is to see what that agent holds. */
function refuseAgent(caller: Caller, agent: AgentId | null, config: WorkspaceConfig): Refusal | null {
	if (agent === null) return null
	if (!config.agents.some((it) => it.id === agent)) {
		return refuse('body-invalid', { field: 'agent', detail: `There is no agent "${agent}" in the published configuration` })
	}
	const reach = reachOf(caller, config)
	return reach === null || reach.agents.includes(agent)
		? null
		: refuse('forbidden', { field: 'agent', detail: 'That agent is beyond your reach' })
}

function refuseTeams(caller: Caller, teams: readonly string[], config: WorkspaceConfig): Refusal | null {
	const unknown = teams.findIndex((team) => !config.teams.some((it) => it.id === team))
	if (unknown >= 0) return refuse('body-invalid', { field: `teams.${unknown}`, detail: `There is no team "${teams[unknown]}"` })
	const strange = caller.scope === 'workspace' ? -1 : teams.findIndex((it) => !caller.teams.includes(it))
	return strange < 0 ? null : refuse('forbidden', { field: `teams.${strange}`, detail: 'You are not in that team' })
}
