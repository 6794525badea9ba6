/** A migrated database of one test file's own, behind the local Neon end point. */
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '../../db/client.ts'
import type { Database } from '../../db/client.ts'
import { migrate } from '../../local/migrate.ts'
import { startNeonEndpoint } from '../../local/neon-endpoint.ts'

export interface TestDatabase {
	readonly db: Database
	/** A plain connection, past the end point. */
	readonly client: Client
	readonly url: string
	/** Of the Neon end point. */
	readonly sqlUrl: string
	close(): Promise<void>
}

export async function openTestDatabase(): Promise<TestDatabase> {
	const url = await createDatabase()
	const client = new Client({ connectionString: url })
	await client.connect()
	await migrate(client)
	const endpoint = await startNeonEndpoint(url)
	return {
		db: openDatabase({ databaseUrl: url, neonSqlUrl: endpoint.url }),
		client,
		url,
		sqlUrl: endpoint.url,
		async close() {
			await client.end()
			await endpoint.close()
		},
	}
}

async function createDatabase(): Promise<string> {
	const url = new URL(inject('postgresUrl'))
	const name = `test_${randomUUID().replaceAll('-', '')}`
	const client = new Client({ connectionString: url.href })
	await client.connect()
	await client.query(`CREATE DATABASE ${name}`)
	await client.end()
	url.pathname = `/${name}`
	return url.href
}
