/** `npm run audit -- verify` as somebody runs it, over a database that somebody has been at. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry, AuditRow } from '../../core/audit/entry.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { archiveAudit } from '../../db/queries/audit.ts'
import { chain, entry } from '../core/audit/rows.ts'
import { keptWitnesses } from '../../local/audit/kept-witness.ts'
import { servedWitness } from '../../local/audit/served-witness.ts'
import { verifyWorkspace } from '../../local/audit/verify-workspace.ts'
import { openTestDatabase, type TestDatabase } from '../db/test-database.ts'

const COMMAND = join(import.meta.dirname, '../../local/audit-command.ts')
const shop = 'shop' as WorkspaceId

let database: TestDatabase
let rows: AuditRow[]
/** What the server says of the record of `shop`. */
let served: readonly AuditRow[]
/** … and how far the archive had confirmed it. */
let confirmed: number
const server = createServer((request, response) => {
	const seq = Number(new URL(request.url ?? '', 'http://x').searchParams.get('seq'))
	const at = { seq, hash: served[seq - 1]?.hash ?? null }
	const newest = { seq: served.length, hash: served.at(-1)?.hash ?? '' }
	const isKnown = request.headers.authorization === 'Bearer right'
	response.writeHead(isKnown ? 200 : 401).end(JSON.stringify({ workspace: shop, ...newest, archived: { ...newest, seq: confirmed }, at }))
})

beforeAll(async () => void await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => void server.close())

beforeEach(async () => {
	database = await openTestDatabase()
	rows = await chain(Array.from({ length: 12 }, (_, i) => entry(i + 1, { workspace: shop })))
	served = rows
	confirmed = rows.length
	await archive(rows)
	await archive(await chain([entry(1, { workspace: 'other' as WorkspaceId })]))
	await database.client.query('ALTER TABLE audit DISABLE TRIGGER audit_append_only')
})
afterEach(() => database.close())

async function archive(some: readonly AuditRow[]): Promise<void> {
	const [first] = some
	if (first) {
		await archiveAudit(database.db.$client, { kind: 'audit', workspace: first.workspace, after: first.seq - 1, through: 0, rows: some })
	}
}

async function tamper(...statements: string[]): Promise<void> {
	for (const it of statements) await database.client.query(it)
}

/** Puts other rows in the place of those from `seq` on. */
async function rewrite(from: number, change: (it: AuditEntry) => AuditEntry): Promise<void> {
	await tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq >= ${from}`)
	await archive(await chain(rows.slice(from - 1).map(change), rows[from - 2]))
}

interface Told {
	readonly code: number
	readonly text: string
}

function home(): string {
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function verify(args: readonly string[] = [], environment: Record<string, string> = {}): Promise<Told> {
	const env = {
		...{ PATH: process.env['PATH'], PATCHBAY_DATA: '/nowhere', DATABASE_URL: database.url },
		...{ PATCHBAY_URL: home(), PATCHBAY_API_KEY: 'right', ...environment },
	}
	return new Promise((resolve) =>
		execFile(
			process.execPath,
			[COMMAND, 'verify', ...args],
			{ env },
			(error, out, trouble) => resolve({ code: Number(error?.code ?? 0), text: out + trouble }),
		)
	)
}

describe('verify', () => {
	it('ends with 0 over a whole record, says its last hash, and what nobody could tell', async () => {
		const { code, text } = await verify()
		expect(code).toBe(0)
		expect(text).toContain(`shop: 12 rows, whole; the last has the hash ${rows.at(-1)?.hash}`)
		expect(text).toMatch(/other: 1 row, whole.*\n {2}not checked: whether rows are missing at the end/)
	})

	it.each<[string, () => Promise<void>, string]>([
		['a changed row', () => tamper(`UPDATE audit SET detail = '{"role":"none"}' WHERE workspace = 'shop' AND seq = 5`), 'row 5: changed'],
		['a changed word to find it by', () => tamper(`UPDATE audit SET words = '{x}' WHERE workspace = 'shop' AND seq = 5`), 'row 5: changed'],
		['a removed row', () => tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq = 7`), 'row 7: missing'],
		['a removed end', () => tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq > 9`), 'row 10: truncated'],
		['a removed record', () => tamper(`DELETE FROM audit WHERE workspace = 'shop'`), 'row 1: truncated'],
		[
			'a swapped pair',
			() =>
				tamper(
					...[[3, 99], [4, 3], [99, 4]].map(([from, to]) => `UPDATE audit SET seq = ${to} WHERE workspace = 'shop' AND seq = ${from}`),
				),
			'row 3: changed',
		],
		[
			'a row slipped in before the first',
			() =>
				tamper(`INSERT INTO audit SELECT workspace, 0, id, at_ms, act, actor, actor_id, actor_name, address,
			target_kind, target_id, detail, words, previous, hash FROM audit WHERE workspace = 'shop' AND seq = 1`),
			'row 0: inserted',
		],
		['a rewritten row', async () => {
			const [forged] = await chain([{ ...entry(6, { workspace: shop }), atMs: 1 }], rows[4])
			await tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq >= 6`)
			if (forged) await archive([forged, ...rows.slice(6)])
		}, 'row 7: inserted'],
		['a rewritten tail', () => rewrite(8, (it) => ({ ...it, actor: { kind: 'system' } })), 'row 8: rewritten'],
		['a record that is all another', () => rewrite(1, (it) => ({ ...it, atMs: 1 })), 'row 1: rewritten'],
		['a row nobody recorded', async () => archive(await chain([entry(13, { workspace: shop })], rows.at(-1))), 'row 13: inserted'],
	])('finds %s', async (_, act, found) => {
		await act()
		const { witness } = await servedWitness(home(), 'right')
		const { flaw } = await verifyWorkspace(database.client, { workspace: shop, witness, anchors: [] })
		expect(`row ${flaw?.seq}: ${flaw?.kind}`).toBe(found)
	})

	it('ends with 1 over a broken one, and says where', async () => {
		await tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq = 7`)
		const { code, text } = await verify()
		expect([code, text]).toEqual([
			1,
			expect.stringMatching(/other: 1 row, whole.*shop: broken at row 7: missing: row 8 comes after row 6/s),
		])
	})

	it('counts what is still on its way', async () => {
		served = [...rows, ...await chain([entry(13, { workspace: shop }), entry(14, { workspace: shop })], rows.at(-1))]
		expect((await verify(['--workspace', 'shop'])).text).toContain('12 rows, whole')
		const { witness } = await servedWitness(home(), 'right')
		expect(await verifyWorkspace(database.client, { workspace: shop, witness, anchors: [] })).toMatchObject({ flaw: null, waiting: 2 })
	})

	it('holds to a hash somebody noted down, with nobody else to ask', async () => {
		const anchors = [{ workspace: shop, seq: 10, hash: rows[9]?.hash ?? '' }]
		const alone = { PATCHBAY_URL: '', PATCHBAY_API_KEY: '' }
		expect(await verify(['--at', `shop:10:${rows[9]?.hash}`], alone)).toMatchObject({
			code: 0,
			text: expect.stringContaining('no server was asked'),
		})
		const check = async () => (await verifyWorkspace(database.client, { workspace: shop, witness: null, anchors })).flaw
		await rewrite(9, (it) => ({ ...it, atMs: 1 }))
		expect(await check()).toMatchObject({ seq: 10, kind: 'rewritten' })
		await tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq > 5`)
		expect(await check()).toMatchObject({ seq: 6, kind: 'truncated' })
	})

	it.each<[string, string[], Record<string, string>]>([
		['a workspace nobody knows', ['--workspace', 'nobody'], {}],
		['an option there is not', ['--quick'], {}],
		['a database that is away', [], { DATABASE_URL: 'postgres://x:y@127.0.0.1:9/z' }],
		['no database at all', [], { DATABASE_URL: '' }],
	])('ends with 2 over %s', async (_, args, environment) => {
		expect(await verify(args, environment)).toMatchObject({ code: 2, text: expect.stringContaining('patchbay: ') })
	})

	it('says that the server could not be asked, and checks the rest', async () => {
		expect(await verify([], { PATCHBAY_API_KEY: 'wrong' })).toMatchObject({ code: 0, text: expect.stringContaining('answered 401') })
	})
})

describe('what a data folder keeps', () => {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-audit-'))
	const place = join(folder, 'worker/v3/do/patchbay-AuditObject')
	afterAll(() => rmSync(folder, { recursive: true, force: true }))

	/** An object as the Worker leaves it on disk. */
	function keep(name: string, kept: readonly AuditRow[], archived: number): void {
		mkdirSync(place, { recursive: true })
		const object = new DatabaseSync(join(place, `${name.repeat(64)}.sqlite`))
		object.exec(
			'CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT, row TEXT); CREATE TABLE archived (one INTEGER PRIMARY KEY, seq INTEGER)',
		)
		for (const it of kept) object.prepare('INSERT INTO log VALUES (?, ?, ?)').run(it.seq, it.id, JSON.stringify(it))
		object.prepare('INSERT INTO archived VALUES (1, ?)').run(archived)
		object.close()
	}

	it('tells the end of every record, with no server at all', async () => {
		keep('a', rows, 12)
		keep('b', [], 0)
		const witnesses = keptWitnesses({ file: (name) => join(folder, name) })
		expect([...witnesses.keys()]).toEqual([shop])
		const flaw = async () =>
			(await verifyWorkspace(database.client, { workspace: shop, witness: witnesses.get(shop) ?? null, anchors: [] })).flaw
		expect(await flaw()).toBeNull()
		await rewrite(8, (it) => ({ ...it, atMs: 1 }))
		expect(await flaw()).toMatchObject({ seq: 8, kind: 'rewritten' })
		await tamper(`DELETE FROM audit WHERE workspace = 'shop' AND seq > 5`)
		expect(await flaw()).toMatchObject({ seq: 6, kind: 'truncated' })
	})

	it('tells nothing where no record is', () => {
		expect(keptWitnesses({ file: (name) => join('/nowhere', name) }).size).toBe(0)
	})
})
