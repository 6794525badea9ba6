import { refuse } from '../../core/problem.ts'
import { type Database, openDatabase } from '../../db/client.ts'
import { listConversations } from '../../db/queries/conversations.ts'
import { openStaff } from './auth/open-staff.ts'
import type { Settings } from './env.ts'
import type { Services } from './services.ts'
import { within } from './within.ts'

const ARCHIVE_LIMIT_MS = 5_000

/** What the gateway does with Postgres. Nobody live waits for it. */
export const postgresServices: Pick<Services, 'staff' | 'listConversations' | 'pingDatabase'> = {
	staff: openStaff,
	async listConversations(env, { workspace, filter }) {
		const db = databaseOf(env)
		if (!db) return refuse('archive-unavailable', { detail: 'No database is configured; one conversation by its id needs none' })
		try {
			const page = await within(ARCHIVE_LIMIT_MS, listConversations(db, { workspace, ...filter }))
			return page ? { ok: true, ...page } : refuse('parameter-invalid', { field: 'cursor', detail: 'Not a cursor of ours' })
		} catch (error) {
			console.error(JSON.stringify({ event: 'archive-unavailable', error: String(error) }))
			return refuse('archive-unavailable')
		}
	},
	async pingDatabase(env) {
		const db = databaseOf(env)
		if (!db) return null
		await db.$client`select 1`
		return true
	},
}

function databaseOf({ DATABASE_URL, NEON_SQL_URL }: Settings): Database | null {
	return DATABASE_URL ? openDatabase({ databaseUrl: DATABASE_URL, neonSqlUrl: NEON_SQL_URL }) : null
}
