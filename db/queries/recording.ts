import type { WorkspaceId } from '../../core/ids.ts'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import type { Sql } from '../client.ts'

export interface RecordingQuery {
	readonly workspace: WorkspaceId
	/** Name of the log. */
	readonly queue: string
	readonly fromMs: number
	readonly toMs: number
	/** Only rows after this one. */
	readonly after: number
	readonly limit: number
}

/** Times are looked up for the two ends only: in between the log's own order counts, without a gap, whatever a clock may have done. */
const READ = `
SELECT l.seq::float8 AS seq, l.at_ms::float8 AS "atMs", l.offers, l.command, coalesce((
	SELECT json_agg(d.body ORDER BY d.n) FROM decisions d WHERE d.workspace = l.workspace AND d.queue = l.queue AND d.seq = l.seq
), '[]') AS decisions
FROM routing_log l
WHERE l.workspace = $1 AND l.queue = $2 AND l.seq > $3
	AND l.seq >= (SELECT seq FROM routing_log WHERE workspace = $1 AND queue = $2 AND at_ms >= $4 ORDER BY at_ms, seq LIMIT 1)
	AND l.seq <= (SELECT seq FROM routing_log WHERE workspace = $1 AND queue = $2 AND at_ms <= $5 ORDER BY at_ms DESC, seq DESC LIMIT 1)
ORDER BY l.seq LIMIT $6`

/** What a queue was told and decided, in order. */
export async function readRecording(sql: Sql, { workspace, queue, fromMs, toMs, after, limit }: RecordingQuery): Promise<QueueLogRow[]> {
	// The archive's consumer has parsed each row before it took it in.
	return await sql.query(READ, [workspace, queue, after, fromMs, toMs, limit]) as QueueLogRow[]
}
