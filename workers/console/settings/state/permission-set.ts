import { type Permission, PERMISSIONS, permissions } from '../../../../core/access.ts'
import type { SettingsWords } from '../words/en.ts'

export type AreaName = keyof SettingsWords['area']

/** Permissions as people look for them. */
export const AREAS: readonly { readonly id: AreaName; readonly members: readonly Permission[] }[] = [
	area('desk', ['desk', 'conversations', 'fields']),
	area('queues', ['queues', 'recording', 'reports']),
	area('config', ['config', 'inboxes', 'retention']),
	area('people', ['staff', 'roles', 'security', 'audit']),
	area('platform', ['keys', 'archive']),
]

function area(id: AreaName, prefixes: readonly string[]): { readonly id: AreaName; readonly members: readonly Permission[] } {
	return { id, members: PERMISSIONS.filter((it) => prefixes.includes(it.split('.')[0] ?? '')) }
}

/** With one more, and with what one must be allowed to see for it to mean anything; in the table's order. */
export function withPermission(held: readonly Permission[], added: Permission): Permission[] {
	const all = new Set([...held, ...needsOf(added)])
	return PERMISSIONS.filter((it) => all.has(it))
}

/** Without one, and without all that means nothing without it. */
export function withoutPermission(held: readonly Permission[], removed: Permission): Permission[] {
	return PERMISSIONS.filter((it) => held.includes(it) && !needsOf(it).includes(removed))
}

/** A permission with all it rests on. */
export function needsOf(permission: Permission): readonly Permission[] {
	const seen = permissions[permission]
	return seen === permission ? [permission] : [permission, ...needsOf(seen)]
}
