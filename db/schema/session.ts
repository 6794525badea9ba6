import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { user } from './user.ts'

/** Who is signed in where, as better-auth keeps it. */
export const session = pgTable('session', {
	id: text().primaryKey(),
	/** Filled by the trigger `staff_row_workspace` from the user, since better-auth does not know of it. */
	workspace: text(),
	userId: text('user_id').notNull().references(() => user.id, { onDelete: 'cascade' }),
	token: text().notNull().unique(),
	expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
	/** How they proved who they are, where another vouched for them: `oidc`. */
	method: text(),
	ipAddress: text('ip_address'),
	userAgent: text('user_agent'),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
}, (it) => [
	// Signing somebody out everywhere, and deleting a user.
	index('session_user').on(it.userId),
])
