import type { WorkspaceId } from '../../core/ids.ts'
import type { Sql } from '../client.ts'

/** First in a transaction: one change of a workspace's staff at a time, so that what one has counted stays so. */
export function lockStaff(sql: Sql, workspace: WorkspaceId) {
	return sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`staff ${workspace}`])
}
