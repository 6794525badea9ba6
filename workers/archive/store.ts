/**
 * Into Postgres, and word of it to the objects whose logs these are. The word is best effort: an object that hears nothing hands
 * its rows over again, and hears then.
 */
import type { AuditBatch } from '../../core/audit/audit-batch.ts'
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import { objectName } from '../../core/ids.ts'
import type { LogBatch, LogRange } from '../../core/routing/log-batch.ts'
import type { Sql } from '../../db/client.ts'
import { archiveBatches } from '../../db/queries/archive.ts'
import { archiveAudit } from '../../db/queries/audit.ts'
import { archiveLogs } from '../../db/queries/routing-log.ts'
import type { ArchiveEnv } from './archive-env.ts'
import { logError } from '../../durable-objects/shared/log.ts'

/** Messages to one statement: of a hundred kilobytes each. */
const LOGS_MAX = 25

export async function storeConversations(env: ArchiveEnv, sql: Sql, batches: readonly ArchiveBatch[]): Promise<void> {
	const archived = await archiveBatches(sql, batches)
	await Promise.allSettled(
		archived.filter((it) => it.seq > 0).map(({ workspace, conversation, seq }) =>
			env.CONVERSATION.getByName(objectName(workspace, conversation)).archived(seq)
		),
	)
}

export async function storeLogs(env: ArchiveEnv, sql: Sql, batches: readonly LogBatch[]): Promise<void> {
	for (let at = 0; at < batches.length; at += LOGS_MAX) await archiveLogs(sql, batches.slice(at, at + LOGS_MAX))
	await confirmLogs(env, batches)
}

/** Also for what has become a dead letter: it is kept there, and the log can go on. */
export async function confirmLogs(env: ArchiveEnv, batches: readonly LogBatch[]): Promise<void> {
	const calls = [...rangesByLog(batches)].map(([name, ranges]) => env.QUEUE.getByName(name).archivedLog(ranges))
	await Promise.allSettled(calls)
}

/**
 * One after the other, for each goes on where the one before ended. A batch that came ahead of its turn waits for it; and one whose
 * place strangers have taken is never confirmed, so that its rows stay with their object.
 */
export async function storeAudits(env: ArchiveEnv, sql: Sql, batches: readonly AuditBatch[]): Promise<void> {
	const sorted = [...batches].sort((a, b) => a.workspace < b.workspace ? -1 : a.workspace > b.workspace ? 1 : a.after - b.after)
	const waiting: string[] = []
	for (const batch of sorted) {
		const { held, strangers } = await archiveAudit(sql, batch)
		if (strangers > 0) {
			logError('audit-strangers', { workspace: batch.workspace, after: batch.after, strangers })
		}
		if (held < batch.after || strangers > 0) waiting.push(`${batch.workspace} ${batch.after + 1} (held ${held}, strangers ${strangers})`)
		else await env.AUDIT.getByName(batch.workspace).archived([batch]).catch(() => undefined)
	}
	if (waiting.length > 0) throw new Error(`rows of the record cannot be put in their place: ${waiting.join(', ')}`)
}

function rangesByLog(batches: readonly LogBatch[]): Map<string, LogRange[]> {
	const logs = new Map<string, LogRange[]>()
	for (const { workspace, queue, after, through } of batches) {
		const name = objectName(workspace, queue)
		logs.set(name, [...logs.get(name) ?? [], { after, through }])
	}
	return logs
}
