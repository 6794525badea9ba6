import { bigint, boolean, index, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** What each queue was told, in order: with its decisions, all a replay needs. Rows are written once and never changed. */
export const routingLog = pgTable('routing_log', {
	workspace: text().notNull(),
	/** Name of the log: a queue spread over several objects has one for each, `{queue}~{n}`. */
	queue: text().notNull(),
	/** Wide, for a hot queue would run through an `integer` within months. */
	seq: bigint({ mode: 'number' }).notNull(),
	atMs: bigint('at_ms', { mode: 'number' }).notNull(),
	offers: boolean().notNull(),
	/** To the letter, as in `decisions`. */
	command: json().notNull(),
}, (it) => [
	// GET /api/v1/routing/recording reads one log in order; the archive's "once" rests on it too.
	primaryKey({ columns: [it.workspace, it.queue, it.seq] }),
	// Where in the log a time lies.
	index('routing_log_time').on(it.workspace, it.queue, it.atMs, it.seq),
])
