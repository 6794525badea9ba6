import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** One row per conversation: its `ConversationSummary` as of log row `seq`. Lists and searches read this table alone. */
export const conversations = pgTable('conversations', {
	workspace: text().notNull(),
	conversation: text().notNull(),
	inbox: text().notNull(),
	queue: text().notNull(),
	contactId: text('contact_id').notNull(),
	contactName: text('contact_name'),
	contactLanguage: text('contact_language').notNull(),
	status: text().notNull(),
	assignee: text(),
	placement: integer().notNull(),
	openedAtMs: bigint('opened_at_ms', { mode: 'number' }).notNull(),
	closedAtMs: bigint('closed_at_ms', { mode: 'number' }),
	lastMessageAtMs: bigint('last_message_at_ms', { mode: 'number' }).notNull(),
	preview: text().notNull(),
	disposition: text(),
	tags: text().array().notNull().default([]),
	/** The newer of two summaries is the one with the higher sequence number, whatever order they come in. */
	seq: integer().notNull(),
	/** Up to here the archive holds every row of the log; what the conversation may take as confirmed. */
	archivedSeq: integer('archived_seq').notNull().default(0),
}, (it) => [
	primaryKey({ columns: [it.workspace, it.conversation] }),
	// Every list is newest message first; the conversation's id breaks ties, so that a cursor names one place.
	// GET /api/v1/conversations without a filter, or with one that has no index of its own (inbox).
	index('conversations_newest').on(it.workspace, it.lastMessageAtMs, it.conversation),
	// GET /api/v1/conversations?status=: the console's list of what is open.
	index('conversations_status').on(it.workspace, it.status, it.lastMessageAtMs, it.conversation),
	// GET /api/v1/conversations?queue=: a supervisor's view of one queue.
	index('conversations_queue').on(it.workspace, it.queue, it.lastMessageAtMs, it.conversation),
	// GET /api/v1/conversations?tag=.
	index('conversations_tags').using('gin', it.tags),
	// GET /api/v1/conversations?assignee=: an agent's own history.
	index('conversations_assignee').on(it.workspace, it.assignee, it.lastMessageAtMs, it.conversation),
])
