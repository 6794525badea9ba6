/** A migrated PostgreSQL behind its Neon end point, for tests that run inside the Workers runtime. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../../local/migrate.ts'
import { startNeonEndpoint } from '../../../local/neon-endpoint.ts'
import { startPostgres } from '../../../local/postgres.ts'

interface Place {
	readonly databaseUrl: string
	readonly neonSqlUrl: string
}

declare module 'vitest' {
	export interface ProvidedContext {
		archiveDatabase: Place
		/** One that the tests of access have to themselves: others empty the tables they share. */
		accessDatabase: Place
		/** As those of retention have, which empty them all. */
		retentionDatabase: Place
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-workerd-'))
	const server = await startPostgres(join(folder, 'postgres'), { port: null, password: 'for-tests-only', logFile: join(folder, 'log') })
	await onceConnected(server.url, migrate)
	const endpoints: { close(): Promise<void> }[] = []
	for (
		const [key, databaseUrl] of [
			['archiveDatabase', server.url],
			['accessDatabase', await databaseBeside(server.url, 'access')],
			['retentionDatabase', await databaseBeside(server.url, 'retention')],
		] as const
	) {
		const endpoint = await startNeonEndpoint(databaseUrl)
		endpoints.push(endpoint)
		project.provide(key, { databaseUrl, neonSqlUrl: endpoint.url })
	}
	return async () => {
		for (const it of endpoints) await it.close()
		await server.stop()
		rmSync(folder, { recursive: true, force: true })
	}
}

/** Another one on that server, migrated: its URL. */
async function databaseBeside(url: string, name: string): Promise<string> {
	const apart = new URL(url)
	apart.pathname = `/${name}`
	await onceConnected(url, (client) => client.query(`CREATE DATABASE ${name}`))
	await onceConnected(apart.href, migrate)
	return apart.href
}

async function onceConnected(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
	const client = new Client({ connectionString: url })
	await client.connect()
	await work(client)
	await client.end()
}
