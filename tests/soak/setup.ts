/** One real PostgreSQL behind the local Neon end point, and a switch by which the test, inside workerd, stops and starts it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../local/migrate.ts'
import { startNeonEndpoint } from '../../local/neon-endpoint.ts'
import { type Postgres, startPostgres } from '../../local/postgres.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		soakDatabase: {
			readonly databaseUrl: string
			readonly sqlUrl: string
			/** `POST` here with `/stop` or `/start`. */
			readonly switchUrl: string
		}
		/** From the environment, which workerd does not see. */
		soakSettings: { readonly seeds: number[]; readonly steps: number }
	}
}

const SEEDS = [1, 2, 3]
const STEPS = 300

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-soak-'))
	const start = (port: number | null) =>
		startPostgres(join(folder, 'postgres'), { port, password: 'for-tests-only', logFile: join(folder, 'postgres.log') })
	let server: Postgres = await start(null)
	let isUp = true
	await prepare(server.url)
	const endpoint = await startNeonEndpoint(server.url)
	const lever = await startSwitch({
		stop: async () => {
			isUp = false
			await server.stop()
		},
		start: async () => {
			if (!isUp) server = await start(server.port)
			isUp = true
		},
	})
	project.provide('soakDatabase', { databaseUrl: server.url, sqlUrl: endpoint.url, switchUrl: lever.url })
	project.provide('soakSettings', settings())
	return async () => {
		await lever.close()
		await endpoint.close()
		await server.stop()
		rmSync(folder, { recursive: true, force: true })
	}
}

function settings(): { seeds: number[]; steps: number } {
	const { PATCHBAY_SOAK_SEED: seed, PATCHBAY_SOAK_STEPS: steps } = process.env
	return { seeds: seed ? seed.split(',').map(Number) : SEEDS, steps: steps ? Number(steps) : STEPS }
}

async function prepare(url: string): Promise<void> {
	const client = new Client({ connectionString: url })
	await client.connect()
	await migrate(client)
	await client.end()
}

async function startSwitch(acts: { stop(): Promise<void>; start(): Promise<void> }): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer((request, response) => {
		const act = request.url === '/stop' ? acts.stop : acts.start
		act().then(() => response.writeHead(204).end(), (thrown) => response.writeHead(500).end(String(thrown)))
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	const close = () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve())))
	return { url: `http://127.0.0.1:${port}`, close }
}
