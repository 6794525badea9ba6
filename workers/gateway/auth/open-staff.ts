import type { BetterAuthOptions } from 'better-auth'
import type { WorkspaceId } from '../../../core/ids.ts'
import type { GatewayEnv } from '../env.ts'
import { deriveKey, masterSecret } from '../../../durable-objects/shared/secrets.ts'
import { isLocal, ownOrigin } from './origin.ts'
import { openDirectory } from './open-directory.ts'
import { signInRules } from './sign-in-rules.ts'
import type { StaffDirectory } from './staff.ts'

const PURPOSE = 'staff session 1'
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
	const signInOf = ({ workspace }: { workspace: WorkspaceId }) => signInRules(env, workspace)
	const directory = await openDirectory({ secret, origin, database: await databaseOf(env), signInOf })
	if (opened.size >= KEPT_MAX) opened.clear()
	opened.set(place, directory)
	return directory
}

async function databaseOf(env: GatewayEnv): Promise<BetterAuthOptions['database']> {
	if (!env.DATABASE_URL) return await inMemory()
	const [{ openDatabase, schema }, { drizzleAdapter }] = await Promise.all([
		import('../../../db/client.ts'),
		import('better-auth/adapters/drizzle'),
	])
	const db = openDatabase({ databaseUrl: env.DATABASE_URL, neonSqlUrl: env.NEON_SQL_URL })
	// Over HTTP there is no transaction that spans several requests.
	return drizzleAdapter(db, { provider: 'pg', schema, transaction: false })
}

let memory: BetterAuthOptions['database'] | null = null

async function inMemory(): Promise<BetterAuthOptions['database']> {
	const [{ memoryAdapter }, { demoTables }] = await Promise.all([import('better-auth/adapters/memory'), import('./demo-directory.ts')])
	const tables = await demoTables()
	memory ??= memoryAdapter(tables)
	return memory
}
