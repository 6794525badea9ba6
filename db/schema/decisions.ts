import { bigint, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Every decision on every conversation, with its why. Rows are written once and never changed. */
export const decisions = pgTable('decisions', {
	workspace: text().notNull(),
	conversation: text().notNull(),
	atMs: bigint('at_ms', { mode: 'number' }).notNull(),
	/** Name of the log, the row of it, and which of that row's decisions, counted from 0. */
	queue: text().notNull(),
	seq: bigint({ mode: 'number' }).notNull(),
	n: integer().notNull(),
	act: text().notNull(),
	/** For whom it rang. */
	agents: text().array().notNull(),
	/** Version of the configuration. */
	policy: integer().notNull(),
	/** The whole `DecisionRow`, to the letter: `jsonb` would put its keys in another order, and refuse a NUL in somebody's attribute. */
	body: json().notNull(),
}, (it) => [
	// GET /api/v1/routing/recording reads a log with its decisions; the archive's "once" rests on it too.
	primaryKey({ columns: [it.workspace, it.queue, it.seq, it.n] }),
	// GET /api/v1/conversations/{id}/decisions.
	index('decisions_conversation').on(it.workspace, it.conversation, it.atMs, it.queue, it.seq, it.n),
])
