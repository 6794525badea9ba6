/** Whoever stands behind a request, once the gateway has found out. */
import type { AgentId, WorkspaceId } from '../ids.ts'
import type { Permission, Scope } from '../access.ts'

export interface Caller {
	/** `staff` by a signed cookie, `key` by an API key. */
	readonly kind: 'staff' | 'key'
	readonly id: string
	readonly workspace: WorkspaceId
	/** Name of their role, built in or the workspace's own; what it allows is in `may`. For a key the one that bounds it. */
	readonly role: string
	readonly may: ReadonlySet<Permission>
	readonly scope: Scope
	/** Teams they lead or belong to without being one of its agents. */
	readonly teams: readonly string[]
	/** The agent they work as; null for who takes no conversations. */
	readonly agent: AgentId | null
	readonly name: string
	/** Null for a key. */
	readonly email: string | null
	/** Which sign-in it is, as a hash that can be kept and passed on; empty for a key. */
	readonly signIn: string
	/** When that is over by itself; absent for a key. */
	readonly signInEndsMs?: number
	/** Of staff: whether a second factor is set up; `due`: it is not, and the workspace asks for one before anything else. */
	readonly twoFactor?: 'on' | 'off' | 'due'
	/** Of staff: whether an identity provider has vouched for them, so that the workspace asks for no second factor of its own. */
	readonly provenElsewhere?: boolean
}
