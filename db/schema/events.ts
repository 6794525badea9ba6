import { bigint, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** The archive of every conversation's log, row for row. Rows are written once and never changed. */
export const events = pgTable('events', {
	workspace: text().notNull(),
	conversation: text().notNull(),
	seq: integer().notNull(),
	atMs: bigint('at_ms', { mode: 'number' }).notNull(),
	type: text().notNull(),
	/** The whole event, its type included, as it stands in the log. */
	body: jsonb().notNull(),
}, (it) => [
	// GET /api/v1/conversations/{id}/messages reads one conversation in order; the archive's "once" rests on it too.
	primaryKey({ columns: [it.workspace, it.conversation, it.seq] }),
])
