import { index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

/** Who has been asked to become staff, and what became of it. */
export const invitation = pgTable('invitation', {
	id: text().primaryKey(),
	workspace: text().notNull(),
	/** In lower case. */
	email: text().notNull(),
	name: text().notNull(),
	role: text().notNull(),
	agent: text(),
	/** Separated by spaces. */
	teams: text(),
	language: text().notNull(),
	/** SHA-256 of what the link says, in hex: the link itself is nowhere but in the mail. */
	tokenHash: text('token_hash').notNull(),
	/** Name of whoever sent it. */
	by: text().notNull(),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
	expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
	/** Taken back, or replaced by a later one to the same address. */
	revokedAt: timestamp('revoked_at', { withTimezone: true }),
	acceptedAt: timestamp('accepted_at', { withTimezone: true }),
	/** Whom it has become. */
	staff: text(),
}, (it) => [
	uniqueIndex('invitation_token').on(it.tokenHash),
	// The list of one workspace, newest first, and what is open for one address there.
	index('invitation_workspace').on(it.workspace, it.id),
	index('invitation_email').on(it.workspace, it.email),
])
