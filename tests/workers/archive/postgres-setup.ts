/** A migrated PostgreSQL behind its Neon end point, for tests that run inside the Workers runtime. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../../local/migrate.ts'
import { startNeonEndpoint } from '../../../local/neon-endpoint.ts'
import { startPostgres } from '../../../local/postgres.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		archiveDatabase: { readonly databaseUrl: string; readonly neonSqlUrl: string }
		/** One that the tests of access have to themselves. */
		accessDatabase: { readonly databaseUrl: string; readonly neonSqlUrl: string }
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-workerd-'))
	const server = await startPostgres(join(folder, 'postgres'), { port: null, password: 'for-tests-only', logFile: join(folder, 'log') })
	const client = new Client({ connectionString: server.url })
	await client.connect()
	await migrate(client)
	const apart = new URL(server.url)
	apart.pathname = '/access'
	// Others empty the tables they share.
	await client.query('CREATE DATABASE access')
	await client.end()
	await migrated(apart.href)
	const [endpoint, accessEndpoint] = [await startNeonEndpoint(server.url), await startNeonEndpoint(apart.href)]
	project.provide('archiveDatabase', { databaseUrl: server.url, neonSqlUrl: endpoint.url })
	project.provide('accessDatabase', { databaseUrl: apart.href, neonSqlUrl: accessEndpoint.url })
	return async () => {
		await accessEndpoint.close()
		await endpoint.close()
		await server.stop()
		rmSync(folder, { recursive: true, force: true })
	}
}

async function migrated(url: string): Promise<void> {
	const client = new Client({ connectionString: url })
	await client.connect()
	await migrate(client)
	await client.end()
}
