import { boolean, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { user } from './user.ts'

/** Second factors, as better-auth's two-factor plugin keeps them. */
export const twoFactor = pgTable('two_factor', {
	id: text().primaryKey(),
	/** Filled by the trigger `staff_row_workspace` from the user, since better-auth does not know of it. */
	workspace: text(),
	userId: text('user_id').notNull().references(() => user.id, { onDelete: 'cascade' }),
	/** The TOTP secret, encrypted. */
	secret: text().notNull(),
	/** What is left of the recovery codes, encrypted. */
	backupCodes: text('backup_codes').notNull(),
	/** False until the first code has proved that the authenticator has the secret. */
	verified: boolean().default(true),
	failedVerificationCount: integer('failed_verification_count').default(0),
	lockedUntil: timestamp('locked_until', { withTimezone: true }),
}, (it) => [
	// Read by its user at every sign-in.
	index('two_factor_user').on(it.userId),
])
