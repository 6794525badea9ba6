import { sql } from 'drizzle-orm'
import { bigint, index, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Who did what: a chain per workspace, without a gap. Rows are only ever added; a trigger refuses anything else (see the migration). */
export const audit = pgTable('audit', {
	workspace: text().notNull(),
	seq: bigint({ mode: 'number' }).notNull(),
	id: text().notNull(),
	atMs: bigint('at_ms', { mode: 'number' }).notNull(),
	act: text().notNull(),
	/** `staff`, `key`, `stranger` or `system`. */
	actor: text().notNull(),
	actorId: text('actor_id'),
	actorName: text('actor_name'),
	address: text(),
	targetKind: text('target_kind'),
	targetId: text('target_id'),
	/** Canonical JSON, to the letter. */
	detail: json().notNull(),
	/** What it is found by. */
	words: text().array().notNull(),
	previous: text().notNull(),
	hash: text().notNull(),
}, (it) => [
	// The list, newest first, the export and the verification; the archive's "once" rests on it too.
	primaryKey({ columns: [it.workspace, it.seq] }),
	// GET /api/v1/audit by act, actor, target and time.
	index('audit_act').on(it.workspace, it.act, it.seq),
	index('audit_actor').on(it.workspace, it.actorId, it.seq),
	index('audit_actor_name').on(it.workspace, sql`lower(${it.actorName})`, it.seq),
	index('audit_target').on(it.workspace, it.targetId, it.seq),
	index('audit_time').on(it.workspace, it.atMs, it.seq),
	// … and by words that begin so.
	index('audit_words').using('gin', sql`array_to_tsvector(${it.words})`),
])
