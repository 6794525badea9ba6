/** Brings a database up to the newest schema; doing it again changes nothing. */
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { join } from 'node:path'
import type { Client } from 'pg'

const MIGRATIONS = join(import.meta.dirname, '../db/migrations')
/** Any number that nothing else takes: two starts at once must not migrate side by side. */
const LOCK = 7_287_001

export async function migrate(client: Client): Promise<void> {
	await client.query('SELECT pg_advisory_lock($1)', [LOCK])
	try {
		await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS })
	} finally {
		await client.query('SELECT pg_advisory_unlock($1)', [LOCK])
	}
}
