import { neon, neonConfig } from '@neondatabase/serverless'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startNeonEndpoint } from '../../local/neon-endpoint.ts'
import { startPostgres } from '../../local/postgres.ts'
import { openTestDatabase } from '../db/test-database.ts'
import type { TestDatabase } from '../db/test-database.ts'

let database: TestDatabase
let sql: ReturnType<typeof neon<false, false>>
beforeAll(async () => {
	database = await openTestDatabase()
	sql = neon(database.url)
})
afterAll(() => database.close())
beforeEach(() => void (neonConfig.fetchEndpoint = database.sqlUrl))

it('gives every type as the driver gives it from the cloud', async () => {
	const [row] =
		await sql`SELECT 1::int AS int, 9007199254740993::bigint AS bigint, 1.50::numeric AS numeric, 0.5::float8 AS float, true AS bool,
		'你好 👋🏽'::text AS text, NULL::text AS nothing, '{"a": [1, null]}'::jsonb AS json, ARRAY[1, NULL, 3] AS ints, ARRAY['a,b', '"', ''] AS texts,
		'2026-01-02 03:04:05.678+00'::timestamptz AS at, '\\xdeadbeef'::bytea AS bytes, '2026-01-02'::date AS day`
	expect(row).toEqual({
		int: 1,
		bigint: '9007199254740993',
		numeric: '1.50',
		float: 0.5,
		bool: true,
		text: '你好 👋🏽',
		nothing: null,
		json: { a: [1, null] },
		ints: [1, null, 3],
		texts: ['a,b', '"', ''],
		// Drizzle, in the same process, has told the driver to leave times to it.
		at: '2026-01-02 03:04:05.678+00',
		bytes: Buffer.from('deadbeef', 'hex'),
		day: '2026-01-02',
	})
})

it('takes parameters of every kind', async () => {
	const when = new Date('2026-01-02T03:04:05.678Z')
	const [row] = await sql`SELECT ${1}::int AS a, ${"x'; --"}::text AS b, ${null}::text AS c, ${[1, 2]}::int[] AS d, ${{
		k: '值',
	}}::jsonb AS e,
		${true}::bool AS f, ${when}::timestamptz AS g, ${Buffer.from([0, 255])}::bytea AS h`
	expect(row).toEqual({
		a: 1,
		b: "x'; --",
		c: null,
		d: [1, 2],
		e: { k: '值' },
		f: true,
		g: '2026-01-02 03:04:05.678+00',
		h: Buffer.from([0, 255]),
	})
})

it('answers arrays and full results when asked', async () => {
	const full = await sql.query('SELECT 1 AS a, 2 AS a', [], { arrayMode: true, fullResults: true })
	expect(full).toMatchObject({ rows: [[1, 2]], rowCount: 1, command: 'SELECT', rowAsArray: true })
	expect(full.fields.map((it) => [it.name, it.dataTypeID])).toEqual([['a', 23], ['a', 23]])
})

it('counts the rows a command touched', async () => {
	await sql`CREATE TABLE counted (n int PRIMARY KEY)`
	const inserted = await sql.query('INSERT INTO counted SELECT generate_series(1, 3)', [], { fullResults: true })
	expect(inserted).toMatchObject({ command: 'INSERT', rowCount: 3, rows: [] })
	expect(await sql.query('SELECT 1 WHERE false', [], { fullResults: true })).toMatchObject({ rowCount: 0, rows: [] })
})

it('runs a batch as one transaction', async () => {
	await sql`CREATE TABLE batched (n int PRIMARY KEY)`
	const results = await sql.transaction([sql`INSERT INTO batched VALUES (1)`, sql`SELECT n FROM batched`])
	expect(results).toEqual([[], [{ n: 1 }]])
	await expect(sql.transaction([sql`INSERT INTO batched VALUES (2)`, sql`INSERT INTO batched VALUES (1)`])).rejects.toMatchObject({
		code: '23505',
	})
	expect(await sql`SELECT n FROM batched`).toEqual([{ n: 1 }])
})

it('gives a batch the isolation and the rights it asks for', async () => {
	const options = { isolationLevel: 'Serializable', readOnly: true, deferrable: true } as const
	const answers = await sql.transaction(
		[sql`SHOW transaction_isolation`, sql`SHOW transaction_read_only`, sql`SHOW transaction_deferrable`],
		options,
	)
	expect(answers.flat()).toEqual([
		{ transaction_isolation: 'serializable' },
		{ transaction_read_only: 'on' },
		{ transaction_deferrable: 'on' },
	])
	await expect(sql.transaction([sql`CREATE TABLE never ()`], { readOnly: true })).rejects.toMatchObject({ code: '25006' })
})

it('leaves no transaction open after a failed batch', async () => {
	await Promise.all(Array.from({ length: 30 }, () => expect(sql.transaction([sql`SELECT 1 / 0`])).rejects.toMatchObject({ code: '22012' })))
	const [open] = await sql`SELECT count(*)::int AS n FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`
	expect(open).toEqual({ n: 0 })
})

it('passes on everything PostgreSQL says about an error', async () => {
	await sql`CREATE TABLE strict_table (n int CONSTRAINT positive CHECK (n > 0))`
	await expect(sql`INSERT INTO strict_table VALUES (-1)`).rejects.toMatchObject({
		code: '23514',
		severity: 'ERROR',
		constraint: 'positive',
		table: 'strict_table',
		schema: 'public',
		detail: expect.stringContaining('-1'),
	})
	await expect(sql`SELEC 1`).rejects.toMatchObject({ code: '42601', position: '1' })
	await expect(sql`SELECT ${'x'}::int`).rejects.toMatchObject({ code: '22P02' })
})

it('takes one statement at a time', async () => {
	await expect(sql.query('SELECT 1; SELECT 2')).rejects.toMatchObject({ code: '42601' })
})

it("asks for the database's own password", async () => {
	const wrong = new URL(database.url)
	wrong.password = 'guess'
	await expect(neon(wrong.href)`SELECT 1`).rejects.toMatchObject({ code: '28P01' })
})

it('takes a plain JSON client, whose parameters are no strings yet', async () => {
	const answer = await fetch(database.sqlUrl, {
		method: 'POST',
		headers: { 'neon-connection-string': database.url },
		body: JSON.stringify({ query: 'SELECT $1::int AS a, $2::text[] AS b, $3::jsonb AS c', params: [1, ['x', null, '"'], { k: 1 }] }),
	})
	expect(await answer.json()).toMatchObject({ rowAsArray: false, rows: [{ a: '1', b: '{x,NULL,"\\""}', c: '{"k": 1}' }] })
})

it.each([['{', 400], ['{}', 400], ['{"query": 1}', 400]])('refuses the body %s', async (body, status) => {
	const answer = await fetch(database.sqlUrl, { method: 'POST', headers: { 'neon-connection-string': database.url }, body })
	expect(answer.status).toBe(status)
})

it('says without a code that the database is away, and goes on when it is back', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-restart-'))
	const settings = { port: null, password: 'for-tests-only', logFile: join(folder, 'log') }
	let server = await startPostgres(join(folder, 'postgres'), settings)
	const endpoint = await startNeonEndpoint(server.url)
	neonConfig.fetchEndpoint = endpoint.url
	const its = neon(server.url)
	expect(await its`SELECT 1 AS n`).toEqual([{ n: 1 }])
	await server.stop()
	for (let i = 0; i < 3; i++) {
		await expect(its`SELECT 1`).rejects.toMatchObject({ message: expect.stringContaining('500'), code: undefined })
	}
	server = await startPostgres(join(folder, 'postgres'), { ...settings, port: server.port })
	expect(await its`SELECT 2 AS n`).toEqual([{ n: 2 }])
	await endpoint.close()
	await server.stop()
	rmSync(folder, { recursive: true, force: true })
})
