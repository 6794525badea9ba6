/**
 * Who may do what, in one table. Every route, socket frame and object method names what it asks here; the tests walk all of
 * them as everybody and compare the answers with this page.
 */
import type { ConsoleFrame } from './protocol/console.ts'
import type { StaffFrame } from './protocol/conversation.ts'
import { type Refusal, refuse } from './problem.ts'

/**
 * Every act that somebody may be allowed, with what one must be allowed to see for it to be there at all: who may not see it
 * hears that there is nothing (404), who sees it and may not do it is refused (403).
 */
export const permissions = {
	/** Work as an agent: the control socket, presence, offers. */
	'desk.work': 'desk.work',
	'conversations.read': 'conversations.read',
	'conversations.reply': 'conversations.read',
	'conversations.note': 'conversations.read',
	'conversations.tag': 'conversations.read',
	'conversations.transfer': 'conversations.read',
	'conversations.close': 'conversations.read',
	/** Take one out of the line by hand. */
	'conversations.pull': 'desk.work',
	/** Boost, move, assign (rule R18). */
	'conversations.override': 'conversations.read',
	/** Say what is known of a customer and their matter. */
	'conversations.brief': 'conversations.read',
	/** Read a protected field; each time is on record. */
	'fields.reveal': 'conversations.read',
	'queues.read': 'queues.read',
	'queues.migrate': 'queues.read',
	/** What queues were told and decided. */
	'recording.read': 'recording.read',
	'config.read': 'config.read',
	/** The draft, earlier versions, and whether something could be published. */
	'config.history': 'config.history',
	'config.draft': 'config.read',
	'config.publish': 'config.read',
	/** To publish another set of roles. */
	'roles.manage': 'config.read',
	/** To publish other rules of signing in. */
	'security.manage': 'config.read',
	'inboxes.manage': 'config.read',
	'retention.manage': 'config.read',
	'staff.read': 'staff.read',
	'staff.manage': 'staff.read',
	'keys.read': 'keys.read',
	'keys.manage': 'keys.read',
	'audit.read': 'audit.read',
	'audit.export': 'audit.read',
	'archive.read': 'archive.read',
	'archive.replay': 'archive.read',
} as const satisfies Record<string, string>

export type Permission = keyof typeof permissions
export const PERMISSIONS = Object.keys(permissions) as readonly Permission[]

/** How much of the workspace's conversations and queues somebody reaches: each holds the one before it. */
export const SCOPES = ['own', 'team', 'queue', 'workspace'] as const
export type Scope = (typeof SCOPES)[number]

export interface Role {
	readonly permissions: readonly Permission[]
	readonly scope: Scope
}

/** Those every workspace has. Its own stand in its configuration. */
export const builtinRoles = {
	administrator: { permissions: PERMISSIONS, scope: 'workspace' },
	supervisor: {
		permissions: [
			'desk.work',
			'conversations.read',
			'conversations.reply',
			'conversations.note',
			'conversations.tag',
			'conversations.transfer',
			'conversations.close',
			'conversations.pull',
			'conversations.override',
			'conversations.brief',
			'fields.reveal',
			'queues.read',
			'queues.migrate',
			'recording.read',
			'config.read',
			'config.history',
			'staff.read',
		],
		scope: 'workspace',
	},
	agent: {
		permissions: [
			'desk.work',
			'conversations.read',
			'conversations.reply',
			'conversations.note',
			'conversations.tag',
			'conversations.transfer',
			'conversations.close',
			'conversations.pull',
			'queues.read',
			'config.read',
		],
		scope: 'own',
	},
	analyst: {
		permissions: ['conversations.read', 'queues.read', 'recording.read', 'config.read', 'config.history'],
		scope: 'workspace',
	},
	developer: {
		permissions: [
			'queues.read',
			'recording.read',
			'config.read',
			'config.history',
			'config.draft',
			'inboxes.manage',
			'keys.read',
			'keys.manage',
			'archive.read',
			'archive.replay',
		],
		scope: 'workspace',
	},
} as const satisfies Record<string, Role>

export type BuiltinRole = keyof typeof builtinRoles
export const BUILTIN_ROLES = Object.keys(builtinRoles) as readonly BuiltinRole[]

/** Frames on a conversation's socket, for staff. */
export const staffFrames = {
	say: 'conversations.reply',
	send: 'conversations.reply',
	react: 'conversations.reply',
	edit: 'conversations.reply',
	delete: 'conversations.reply',
	resend: 'conversations.reply',
	typing: 'conversations.reply',
	received: 'conversations.read',
	read: 'conversations.read',
	note: 'conversations.note',
	transfer: 'conversations.transfer',
	close: 'conversations.close',
	retry: 'conversations.close',
} as const satisfies Record<StaffFrame['type'], Permission>

/** Frames on an agent's control socket. */
export const consoleFrames = {
	presence: 'desk.work',
	accept: 'desk.work',
	reject: 'desk.work',
	finish: 'desk.work',
	pull: 'conversations.pull',
} as const satisfies Record<ConsoleFrame['type'], Permission>

/**
 * What a route may ask of a caller: nothing; a customer's token; a member of staff about themselves, by cookie; any member of
 * staff or key; or a permission.
 */
export type Access = 'anyone' | 'customer' | 'self' | 'staff' | Permission

/**
 * What an object's method asks of whom it acts for. `objects`: it acts for nobody; other objects call it, and the gateway for
 * itself. Several: any of them will do, since several kinds of people come by it.
 */
export type MethodAccess = Access | 'objects' | readonly Access[]

/** One rule for each method of an object that can be called from outside; without it the object does not compile. */
export type MethodRules<Stub> = { readonly [Name in MethodNames<Stub>]: MethodAccess }
type MethodNames<Stub> = { [Name in keyof Stub]: IsMethod<Stub[Name]> extends true ? Exclude<Name, Woken> : never }[keyof Stub]
type IsMethod<It> = [It] extends [never] ? false : It extends (...args: never[]) => unknown ? true : false
/** The runtime's own calls: nobody can make them from outside. */
type Woken = 'alarm' | 'webSocketMessage' | 'webSocketClose' | 'webSocketError'

/** The workspace's own role of that name, or the built-in one; null for none. */
export function roleNamed(name: string, own: readonly ({ readonly id: string } & Role)[]): Role | null {
	if (Object.hasOwn(builtinRoles, name)) return builtinRoles[name as BuiltinRole]
	return own.find((it) => it.id === name) ?? null
}

const sets = new WeakMap<readonly Permission[], ReadonlySet<Permission>>()

/** The same as a set, made once for each list: every request asks. */
export function setOf(held: readonly Permission[]): ReadonlySet<Permission> {
	const known = sets.get(held) ?? new Set(held)
	sets.set(held, known)
	return known
}

/** Null when it is allowed. An act takes seeing what it is done to: without that there is nothing to do it to. */
export function refusalOf(held: ReadonlySet<Permission>, asked: Permission): Refusal | null {
	if (!held.has(permissions[asked])) return refuse('not-found')
	return held.has(asked) ? null : refuse('forbidden')
}

/** Whether a role, or a key of its permissions, gets past such a rule. */
export function allows({ permissions: held }: Pick<Role, 'permissions'>, access: Access): boolean {
	if (access === 'anyone' || access === 'staff' || access === 'self') return true
	return access !== 'customer' && refusalOf(new Set(held), access) === null
}

/** The first of those that is worth nothing without another one, which they lack. */
export function incomplete(held: readonly Permission[]): { readonly permission: Permission; readonly needs: Permission } | null {
	const permission = held.find((it) => !held.includes(permissions[it]))
	return permission ? { permission, needs: permissions[permission] } : null
}

/** The first of those that one does not hold oneself: nobody may hand out more than they have. */
export function beyond(held: ReadonlySet<Permission>, given: readonly Permission[]): Permission | null {
	return given.find((it) => !held.has(it)) ?? null
}
