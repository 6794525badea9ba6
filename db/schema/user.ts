import { boolean, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** Staff. The column set is better-auth's, with the workspace, the role there and the agent whose work they do. */
export const user = pgTable('user', {
	id: text().primaryKey(),
	workspace: text().notNull(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text(),
	/** `administrator`, `supervisor` or `agent`. */
	role: text().notNull().default('agent'),
	/** Id of the agent in the workspace's configuration; null for who takes no conversations. */
	agent: text(),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
}, (it) => [
	// The staff list of one workspace, by name.
	index('user_workspace').on(it.workspace, it.name),
])
