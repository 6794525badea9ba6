import { BUILTIN_ROLES, builtinRoles, type Permission, type Role } from '../../../../../core/access.ts'

/** The roles of a test's workspace besides those built in. */
export const ownRoles = {
	/** One permission, on its own feet. */
	reader: { permissions: ['conversations.read'], scope: 'workspace' },
	/** Sees, and does one thing of its own. */
	tagger: { permissions: ['conversations.read', 'conversations.tag'], scope: 'workspace' },
	none: { permissions: [], scope: 'workspace' },
	leader: { permissions: builtinRoles.supervisor.permissions, scope: 'team' },
	floor: { permissions: builtinRoles.supervisor.permissions, scope: 'queue' },
	alone: { permissions: builtinRoles.supervisor.permissions, scope: 'own' },
} as const satisfies Record<string, Role>

export type RoleName = (typeof BUILTIN_ROLES)[number] | keyof typeof ownRoles
export const ROLE_NAMES = [...BUILTIN_ROLES, ...Object.keys(ownRoles)] as readonly RoleName[]

export function roleOf(name: RoleName): Role {
	return { ...builtinRoles, ...ownRoles }[name]
}

/** By their permissions and nothing else; `leader` and others by scope too. */
export function permissionsOf(name: RoleName): ReadonlySet<Permission> {
	return new Set(roleOf(name).permissions)
}
