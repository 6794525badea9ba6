import { boolean, index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'

/** Staff. The column set is better-auth's, with the workspace, the role there and the agent whose work they do. */
export const user = pgTable('user', {
	id: text().primaryKey(),
	workspace: text().notNull(),
	name: text().notNull(),
	email: text().notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text(),
	/** Built in, or one of the workspace's configuration. */
	role: text().notNull().default('agent'),
	/** Id of the agent in the workspace's configuration; null for who takes no conversations. */
	agent: text(),
	/** Teams they are in without being one of its agents, separated by spaces. */
	teams: text(),
	/** Who is not signs in no more; what they did stays theirs. */
	active: boolean().notNull().default(true),
	twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
}, (it) => [
	// The staff list of one workspace, by name.
	index('user_workspace').on(it.workspace, it.name),
	// An agent is one person's work.
	uniqueIndex('user_agent').on(it.workspace, it.agent),
])
