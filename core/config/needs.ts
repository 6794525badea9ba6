/** What one must hold to publish a configuration over another: some of its parts are not for everybody who may publish. */
import { beyond, type Permission } from '../access.ts'
import { type Refusal, refuse } from '../problem.ts'
import type { WorkspaceConfig } from './workspace.ts'

const GUARDED = {
	roles: 'roles.manage',
	signIn: 'security.manage',
	inboxes: 'inboxes.manage',
	retention: 'retention.manage',
} as const satisfies Partial<Record<keyof WorkspaceConfig, Permission>>

/** Null when it may be published. */
export function refuseReach(
	held: ReadonlySet<Permission>,
	{ before, after }: { before: WorkspaceConfig | null; after: WorkspaceConfig },
): Refusal | null {
	for (const [part, asked] of Object.entries(GUARDED)) {
		const field = part as keyof typeof GUARDED
		if (differs(before?.[field], after[field]) && !held.has(asked)) {
			return refuse('forbidden', { field, detail: `To change ${field} takes the permission ${asked}` })
		}
	}
	return refuseGifts(held, { before, after })
}

/** Nobody makes a role that may do more than they may themselves. */
function refuseGifts(
	held: ReadonlySet<Permission>,
	{ before, after }: { before: WorkspaceConfig | null; after: WorkspaceConfig },
): Refusal | null {
	for (const [i, role] of after.roles.entries()) {
		const known = new Set(before?.roles.find((it) => it.id === role.id)?.permissions)
		const more = beyond(held, role.permissions.filter((it) => !known.has(it)))
		if (more) return refuse('forbidden', { field: `roles.${i}.permissions`, detail: `You do not have ${more} to give` })
	}
	return null
}

function differs(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) !== JSON.stringify(b)
}
