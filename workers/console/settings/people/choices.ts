/** What a member of staff can be: roles, agents, teams, as somebody may give them. */
import { beyond, BUILTIN_ROLES, builtinRoles, type Permission, roleNamed } from '../../../../core/access.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { roleName } from '../../i18n/role-name.ts'
import type { Words } from '../../i18n/en.ts'
import type { MemberRow } from './api.ts'

export interface Choice {
	readonly id: string
	readonly name: string
}

type Config = Pick<WorkspaceConfig, 'roles' | 'agents'>

/** Roles somebody may give: none that may do more than they may; and the one that is held already. */
export function roleChoices(
	{ held, current }: { held: readonly Permission[]; current: string | null },
	{ config, words }: { config: Config; words: Words },
): readonly Choice[] {
	const mine = new Set(held)
	const ids = [...BUILTIN_ROLES, ...config.roles.map((it) => it.id)]
	const givable = ids.filter((id) => id === current || beyond(mine, roleNamed(id, config.roles)?.permissions ?? []) === null)
	return givable.map((id) => ({ id, name: roleName(id, words, config.roles) }))
}

/** Agents nobody works as yet, and one's own. */
export function agentChoices(config: Config, members: readonly MemberRow[], current: string | null): readonly Choice[] {
	const taken = new Set(members.map((it) => it.agent))
	return config.agents.filter((it) => it.id === current || !taken.has(it.id)).map(({ id, name }) => ({ id, name }))
}

export function isBuiltin(role: string): boolean {
	return Object.hasOwn(builtinRoles, role)
}
