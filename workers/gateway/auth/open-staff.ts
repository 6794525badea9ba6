import type { BetterAuthOptions } from 'better-auth'
import type { GatewayEnv } from '../env.ts'
import { deriveKey, masterSecret } from './keys.ts'
import { isLocal, ownOrigin } from './origin.ts'
import { openDirectory, type StaffDirectory } from './staff.ts'

const PURPOSE = 'staff session 1'
const HOUR_S = 3_600
const WEEK_S = 7 * 24 * HOUR_S
/** A Worker answers under a handful of names at most. */
const KEPT_MAX = 8

/** Opened directories by origin and database: as values, since a promise of one request must not be awaited by another. */
const opened = new Map<string, StaffDirectory>()

/** The staff of this installation: in Postgres, or where none is configured and the machine is a developer's, the demo's. */
export async function openStaff(env: GatewayEnv, request: Request): Promise<StaffDirectory | null> {
	if (!env.DATABASE_URL && !isLocal(env, request)) return null
	const origin = ownOrigin(request)
	const place = `${origin} ${env.DATABASE_URL ?? ''}`
	const known = opened.get(place)
	if (known) return known
	const secret = btoa(String.fromCharCode(...await deriveKey(await masterSecret(env), PURPOSE)))
	const directory = await openDirectory({ secret, origin, ...await whereabouts(env) })
	if (opened.size >= KEPT_MAX) opened.clear()
	opened.set(place, directory)
	return directory
}

/** Memory forgets at every reload what a signed cookie remembers, so there the cookie is believed for as long as a session lasts. */
async function whereabouts(env: GatewayEnv): Promise<{ database: BetterAuthOptions['database']; cookieLifeS: number }> {
	if (!env.DATABASE_URL) return { database: await inMemory(), cookieLifeS: WEEK_S }
	const [{ openDatabase, schema }, { drizzleAdapter }] = await Promise.all([
		import('../../../db/client.ts'),
		import('better-auth/adapters/drizzle'),
	])
	const db = openDatabase({ databaseUrl: env.DATABASE_URL, neonSqlUrl: env.NEON_SQL_URL })
	// Over HTTP there is no transaction that spans several requests.
	return { database: drizzleAdapter(db, { provider: 'pg', schema, transaction: false }), cookieLifeS: HOUR_S }
}

let memory: BetterAuthOptions['database'] | null = null

async function inMemory(): Promise<BetterAuthOptions['database']> {
	const [{ memoryAdapter }, { demoTables }] = await Promise.all([import('better-auth/adapters/memory'), import('./demo-directory.ts')])
	const tables = await demoTables()
	memory ??= memoryAdapter(tables)
	return memory
}
