import type { LogBatch } from '../../core/routing/log-batch.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import type { Sql } from '../client.ts'

/** A database that says nothing for so long counts as one that is not there. */
const ANSWER_MAX_MS = 20_000

/** One statement is one transaction and one round trip. Rows come once however often they are sent. */
const ARCHIVE = `
WITH logged AS (
	INSERT INTO routing_log (workspace, queue, seq, at_ms, offers, command)
	SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::boolean[], $6::json[])
	ON CONFLICT DO NOTHING
)
INSERT INTO decisions (workspace, queue, seq, n, at_ms, conversation, act, agents, policy, body)
SELECT workspace, queue, seq, n, at_ms, conversation, act, string_to_array(agents, ' '), policy, body
FROM unnest($7::text[], $8::text[], $9::bigint[], $10::int[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::int[], $16::json[])
	AS d(workspace, queue, seq, n, at_ms, conversation, act, agents, policy, body)
ON CONFLICT DO NOTHING`

/** Writes parts of queues' logs; what is there already stays as it is. Throws the driver's error: with a `code` it is PostgreSQL's own. */
export async function archiveLogs(sql: Sql, batches: readonly LogBatch[]): Promise<void> {
	if (batches.length === 0) return
	// Always in one order, so that two consumers writing at once wait for each other and never deadlock.
	const sorted = [...batches].sort((a, b) => orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : a.after - b.after)
	const rows = sorted.flatMap((it) => it.pieces.flatMap((piece) => commandRow(it, piece)))
	const decisions = sorted.flatMap((it) => it.pieces.flatMap((piece) => decisionRows(it, piece)))
	const params = [...columnsOf(rows, 6), ...columnsOf(decisions, 10)]
	await sql.query(ARCHIVE, params, { fetchOptions: { signal: AbortSignal.timeout(ANSWER_MAX_MS) } })
}

function orderOf({ workspace, queue }: LogBatch): string {
	return `${workspace}/${queue}`
}

type Piece = LogBatch['pieces'][number]

function commandRow({ workspace, queue }: LogBatch, { seq, atMs, offers, command }: Piece): unknown[][] {
	return command ? [[workspace, queue, seq, atMs, offers, JSON.stringify(command)]] : []
}

function decisionRows({ workspace, queue }: LogBatch, { seq, first, decisions }: Piece): unknown[][] {
	return decisions.map((it, i) => [
		...[workspace, queue, seq, first + i, it.atMs, it.conversation, it.act],
		...[it.agents.join(' '), it.policy, JSON.stringify(it satisfies DecisionRow)],
	])
}

/** One array per column: far fewer parameters than rows. */
function columnsOf(rows: readonly unknown[][], width: number): unknown[][] {
	return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]))
}
