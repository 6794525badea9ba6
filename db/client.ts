import { neon, neonConfig } from '@neondatabase/serverless'
import { drizzle } from 'drizzle-orm/neon-http'
import type { NeonHttpDatabase } from 'drizzle-orm/neon-http'
import type { NeonQueryFunction } from '@neondatabase/serverless'
import { account } from './schema/account.ts'
import { conversations } from './schema/conversations.ts'
import { decisions } from './schema/decisions.ts'
import { events } from './schema/events.ts'
import { invitation } from './schema/invitation.ts'
import { routingLog } from './schema/routing-log.ts'
import { session } from './schema/session.ts'
import { twoFactor } from './schema/two-factor.ts'
import { user } from './schema/user.ts'
import { verification } from './schema/verification.ts'

/** By the names better-auth's drizzle adapter asks for. */
export const schema = { account, conversations, decisions, events, invitation, routingLog, session, twoFactor, user, verification }

export type Sql = NeonQueryFunction<false, false>
/** `$client` runs plain SQL over the same way. */
export type Database = NeonHttpDatabase<typeof schema> & { $client: Sql }

/** Every query is one HTTP request: there is no connection to keep, so a client may be made per request. */
export function openDatabase({ databaseUrl, neonSqlUrl }: { databaseUrl: string; neonSqlUrl?: string }): Database {
	// The driver keeps this setting for the whole isolate; there is one database, so that does no harm.
	if (neonSqlUrl) neonConfig.fetchEndpoint = neonSqlUrl
	return drizzle(neon(databaseUrl), { schema })
}
