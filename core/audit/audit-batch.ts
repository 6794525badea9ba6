/** What a workspace's record hands to the archive: rows that follow each other. */
import type { WorkspaceId } from '../ids.ts'
import type { AuditRow } from './entry.ts'

/** After one row and through another. */
export interface AuditRange {
	readonly after: number
	readonly through: number
}

export interface AuditBatch extends AuditRange {
	readonly kind: 'audit'
	readonly workspace: WorkspaceId
	readonly rows: readonly AuditRow[]
}

/** How far a record goes, and how far the archive has it. */
export interface AuditHead {
	/** Number and hash of the newest row; 0 and `CHAIN_START` before the first. */
	readonly seq: number
	readonly hash: string
	/** The newest row the archive has confirmed. */
	readonly archived: { readonly seq: number; readonly hash: string }
}
