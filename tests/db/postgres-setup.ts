/** One real PostgreSQL for all database tests, in a folder of its own that goes away with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../local/postgres.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		postgresUrl: string
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-tests-'))
	const server = await startPostgres(join(folder, 'postgres'), {
		port: null,
		password: 'for-tests-only',
		logFile: join(folder, 'postgres.log'),
	})
	project.provide('postgresUrl', server.url)
	return async () => {
		await server.stop()
		rmSync(folder, { recursive: true, force: true })
	}
}
