/** Staff as their administrators know them, and those who have been asked to become staff. */
import type { AgentId, WorkspaceId } from '../ids.ts'
import type { Language } from '../config/newcomer.ts'
import type { StaffRecord } from './believe.ts'

export interface StaffMember extends StaffRecord {
	readonly id: string
	readonly workspace: WorkspaceId
	readonly createdAtMs: number
}

/** What of a member of staff can be changed for them; what is left out stays. */
export interface StaffChange {
	readonly name?: string
	readonly role?: string
	readonly agent?: AgentId | null
	readonly teams?: readonly string[]
	readonly active?: boolean
}

/** What somebody will be who comes in. */
export interface Invited {
	readonly email: string
	readonly name: string
	readonly role: string
	readonly agent: AgentId | null
	readonly teams: readonly string[]
	/** Of the mail. */
	readonly language: Language
}

/** One that nobody has taken up or taken back. */
export interface Invitation extends Invited {
	readonly id: string
	readonly workspace: WorkspaceId
	/** Name of whoever sent it. */
	readonly by: string
	readonly createdAtMs: number
	readonly expiresAtMs: number
}

/** How long the link of an invitation works. */
export const INVITATION_DAYS = 7
