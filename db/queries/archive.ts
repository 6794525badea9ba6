import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Sql } from '../client.ts'

/** How far the archive holds a conversation's log without a gap. */
export interface Archived {
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	readonly seq: number
}

/** A database that says nothing for so long counts as one that is not there. */
const ANSWER_MAX_MS = 20_000
/** Columns that come from a conversation's newest summary, with their PostgreSQL types. */
const SUMMARY_COLUMNS = {
	inbox: 'text',
	queue: 'text',
	contact_id: 'text',
	contact_name: 'text',
	contact_language: 'text',
	status: 'text',
	assignee: 'text',
	placement: 'int',
	opened_at_ms: 'bigint',
	closed_at_ms: 'bigint',
	last_message_at_ms: 'bigint',
	preview: 'text',
	disposition: 'text',
	tags: 'text[]',
	seq: 'int',
} as const
type SummaryColumn = keyof typeof SUMMARY_COLUMNS

interface ConversationInput extends Record<SummaryColumn, string | number | readonly string[] | null> {
	readonly workspace: string
	readonly conversation: string
	/** First row of the input, and the last one before a gap. */
	readonly from_seq: number
	readonly to_seq: number
}

const columns = Object.keys(SUMMARY_COLUMNS)
const recordset = Object.entries(SUMMARY_COLUMNS).map(([name, type]) => `${name} ${type}`).join(', ')
const newer = columns.map((it) => `${it} = CASE WHEN excluded.seq > c.seq THEN excluded.${it} ELSE c.${it} END`).join(', ')

/** A look-up by key and no join: PostgreSQL reads the whole table for a join while it knows nothing of its size. */
const heldUpTo = `
		SELECT CASE WHEN i.from_seq <= held.archived_seq + 1 THEN greatest(held.archived_seq, i.to_seq) ELSE held.archived_seq END
		FROM conversations held WHERE held.workspace = i.workspace AND held.conversation = i.conversation`

/**
 * One statement is one transaction and one round trip. Rows come once however often they are sent; an older summary never
 * replaces a newer one; `archived_seq` rises only over rows that join on to those already held.
 */
const ARCHIVE = `
WITH kept AS (
	INSERT INTO events (workspace, conversation, seq, at_ms, type, body)
	SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::bigint[], $5::text[], $6::jsonb[])
	ON CONFLICT DO NOTHING
)
INSERT INTO conversations AS c (workspace, conversation, ${columns.join(', ')}, archived_seq)
SELECT i.workspace, i.conversation, ${columns.map((it) => `i.${it}`).join(', ')},
	CASE WHEN i.from_seq = 1 THEN i.to_seq ELSE coalesce((${heldUpTo}), 0) END
FROM json_to_recordset($7::json) AS i(workspace text, conversation text, from_seq int, to_seq int, ${recordset})
ON CONFLICT (workspace, conversation) DO UPDATE SET ${newer}, archived_seq = greatest(c.archived_seq, excluded.archived_seq)
RETURNING workspace, conversation, archived_seq AS seq, seq AS newest`

/** Rows that came before those ahead of them count once the gap is closed: the run of numbers that follows on is looked up. */
const CLOSE_GAPS = `
WITH reached AS (
	SELECT c.workspace, c.conversation, run.seq
	FROM unnest($1::text[], $2::text[]) AS behind(workspace, conversation)
	JOIN conversations c USING (workspace, conversation),
	LATERAL (
		SELECT max(row.seq) AS seq
		FROM (
			SELECT e.seq, e.seq - row_number() OVER (ORDER BY e.seq) AS before FROM events e
			WHERE e.workspace = c.workspace AND e.conversation = c.conversation AND e.seq > c.archived_seq
		) row
		WHERE row.before = c.archived_seq
	) run
)
UPDATE conversations c SET archived_seq = greatest(c.archived_seq, reached.seq) FROM reached
WHERE c.workspace = reached.workspace AND c.conversation = reached.conversation AND reached.seq IS NOT NULL
RETURNING c.workspace, c.conversation, c.archived_seq AS seq`

/**
 * Writes batches of log rows and the summaries that came with them; what is there already stays as it is. Gives for each
 * conversation how far its log is archived. Throws the driver's error: with a `code` it is PostgreSQL's own.
 */
export async function archiveBatches(sql: Sql, batches: readonly ArchiveBatch[]): Promise<Archived[]> {
	if (batches.length === 0) return []
	const sorted = [...groupByConversation(batches)].sort(([a], [b]) => a < b ? -1 : 1).map(([, it]) => it)
	const params = [...eventArrays(sorted), JSON.stringify(sorted.map(conversationInput))]
	const archived = await ask(sql, ARCHIVE, params) as (Archived & { newest: number })[]
	const behind = archived.filter((it) => it.seq < it.newest)
	return [...archived.filter((it) => it.seq >= it.newest).map(confirmed), ...await closeGaps(sql, behind)]
}

/** Those whose log has a gap, or had one until now. */
async function closeGaps(sql: Sql, behind: readonly Archived[]): Promise<Archived[]> {
	if (behind.length === 0) return []
	const params = [behind.map((it) => it.workspace), behind.map((it) => it.conversation)]
	const closed = await ask(sql, CLOSE_GAPS, params) as Archived[]
	return behind.map((it) =>
		closed.find((other) => other.workspace === it.workspace && other.conversation === it.conversation) ?? confirmed(it)
	)
}

function confirmed({ workspace, conversation, seq }: Archived): Archived {
	return { workspace, conversation, seq }
}

function ask(sql: Sql, text: string, params: unknown[]): Promise<unknown[]> {
	return sql.query(text, params, { fetchOptions: { signal: AbortSignal.timeout(ANSWER_MAX_MS) } })
}

/** Always in one order, so that two consumers writing at once wait for each other and never deadlock. */
function groupByConversation(batches: readonly ArchiveBatch[]): Map<string, ArchiveBatch> {
	const groups = new Map<string, ArchiveBatch>()
	for (const batch of batches) {
		const key = `${batch.workspace}/${batch.summary.conversation}`
		const known = groups.get(key)
		groups.set(key, known ? merge(known, batch) : batch)
	}
	return groups
}

function merge(a: ArchiveBatch, b: ArchiveBatch): ArchiveBatch {
	const rows = new Map([...a.rows, ...b.rows].map((it) => [it.seq, it]))
	return {
		workspace: a.workspace,
		summary: b.summary.seq > a.summary.seq ? b.summary : a.summary,
		rows: [...rows.values()].sort((x, y) => x.seq - y.seq),
	}
}

/** One array per column: far fewer parameters than rows, and PostgreSQL parses each body straight into its column. */
function eventArrays(batches: readonly ArchiveBatch[]): unknown[][] {
	const columns: unknown[][] = [[], [], [], [], [], []]
	const [workspaces, conversations, seqs, times, types, bodies] = columns
	for (const { workspace, summary, rows } of batches) {
		for (const { seq, atMs, event } of rows) {
			workspaces?.push(workspace)
			conversations?.push(summary.conversation)
			seqs?.push(seq)
			times?.push(atMs)
			types?.push(event.type)
			bodies?.push(JSON.stringify(event))
		}
	}
	return columns
}

function conversationInput({ workspace, summary: it, rows }: ArchiveBatch): ConversationInput {
	const first = rows[0]?.seq ?? 0
	const gap = rows.findIndex(({ seq }, i) => seq !== first + i)
	return {
		workspace,
		conversation: it.conversation,
		from_seq: first,
		to_seq: first + (gap < 0 ? rows.length : gap) - 1,
		inbox: it.inbox,
		queue: it.queue,
		contact_id: it.contact.id,
		contact_name: it.contact.name,
		contact_language: it.contact.language,
		status: it.status,
		assignee: it.assignee,
		placement: it.placement,
		opened_at_ms: it.openedAtMs,
		closed_at_ms: it.closedAtMs,
		last_message_at_ms: it.lastMessageAtMs,
		preview: it.preview,
		disposition: it.disposition,
		tags: it.tags,
		seq: it.seq,
	}
}
