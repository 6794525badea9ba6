import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startPostgres } from '../../local/postgres.ts'
import type { Postgres } from '../../local/postgres.ts'

let folder: string
let servers: Postgres[] = []
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'patchbay-postgres-'))))
afterEach(async () => {
	for (const it of servers) await it.stop()
	servers = []
	rmSync(folder, { recursive: true, force: true })
})

async function start(port: number | null = null): Promise<Postgres> {
	const server = await startPostgres(join(folder, 'postgres'), { port, password: 'for-tests-only', logFile: join(folder, 'log') })
	servers.push(server)
	return server
}

async function query(server: Postgres, text: string): Promise<unknown[]> {
	const client = new Client({ connectionString: server.url })
	await client.connect()
	try {
		return (await client.query(text)).rows
	} finally {
		await client.end()
	}
}

it('keeps its rows over a stop and a start', async () => {
	const first = await start()
	await query(first, 'CREATE TABLE kept AS SELECT 1 AS n')
	await first.stop()
	const second = await start(first.port)
	expect(second.port).toBe(first.port)
	expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})

it('comes back after being killed, although its pid file names another process by now', async () => {
	const first = await start()
	await query(first, 'CREATE TABLE kept AS SELECT 1 AS n')
	process.kill(first.pid, 'SIGKILL')
	await first.exited
	const second = await start()
	expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
	await second.stop()
	writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n`)
	expect(await query(await start(), 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})

it('takes over from a server that an earlier run left running', async () => {
	const orphan = await start()
	const next = await start()
	await orphan.exited
	expect(await query(next, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
})

it('takes another port when its own is taken', async () => {
	const squatter = createServer().listen(0, '127.0.0.1')
	await new Promise((resolve) => squatter.once('listening', resolve))
	const address = squatter.address()
	const taken = typeof address === 'object' && address ? address.port : 0
	expect((await start(taken)).port).not.toBe(taken)
	squatter.close()
})

it('sorts by code point and speaks UTF-8 and UTC', async () => {
	const found = await query(
		await start(),
		"SELECT 'Z' < 'a' AS by_code_point, current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone",
	)
	expect(found).toEqual([{ by_code_point: true, encoding: 'UTF8', zone: 'UTC' }])
})

it('names a folder that is no database', async () => {
	mkdirSync(join(folder, 'postgres'))
	writeFileSync(join(folder, 'postgres', 'diary.txt'), 'dear')
	await expect(start()).rejects.toThrow(/is not a PostgreSQL 18 data folder/)
})

it("gives PostgreSQL's own words for a damaged folder", async () => {
	await (await start()).stop()
	rmSync(join(folder, 'postgres', 'global', 'pg_control'))
	await expect(start()).rejects.toThrow(/could not be started: .*pg_control/)
})
