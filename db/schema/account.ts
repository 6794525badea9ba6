import { index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { user } from './user.ts'

/** The ways a user can sign in, as better-auth keeps them: a password here, or an identity elsewhere. */
export const account = pgTable('account', {
	id: text().primaryKey(),
	/** Filled by the trigger `staff_row_workspace` from the user, since better-auth does not know of it. */
	workspace: text(),
	userId: text('user_id').notNull().references(() => user.id, { onDelete: 'cascade' }),
	/** `credential` for e-mail and password. */
	providerId: text('provider_id').notNull(),
	/** The user's id with that provider; for `credential` our own. */
	accountId: text('account_id').notNull(),
	/** Scrypt, in better-auth's own form `salt:key`. */
	password: text(),
	accessToken: text('access_token'),
	refreshToken: text('refresh_token'),
	idToken: text('id_token'),
	accessTokenExpiresAt: timestamp('access_token_expires_at', { withTimezone: true }),
	refreshTokenExpiresAt: timestamp('refresh_token_expires_at', { withTimezone: true }),
	scope: text(),
	createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
	updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
}, (it) => [
	// Sign-in by password reads the accounts of one user.
	index('account_user').on(it.userId),
	// Single sign-on finds somebody by it, and an identity is nobody else's.
	uniqueIndex('account_identity').on(it.providerId, it.accountId),
])
