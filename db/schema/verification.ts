import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Short-lived proofs (password reset, e-mail change), as better-auth keeps them. */
export const verification = pgTable('verification', {
	id: text().primaryKey(),
	/** Null: a proof is asked for before anybody has said which workspace they mean. */
	workspace: text(),
	identifier: text().notNull(),
	value: text().notNull(),
	expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
}, (it) => [
	// Every proof is looked up by what it proves.
	index('verification_identifier').on(it.identifier),
])
