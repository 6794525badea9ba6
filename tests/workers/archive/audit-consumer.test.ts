import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, expect, inject, it, vi } from 'vitest'
import type { AuditBatch, AuditRange } from '../../../core/audit/audit-batch.ts'
import { linked } from '../../../core/audit/chain.ts'
import { CHAIN_START } from '../../../core/audit/chain.ts'
import type { AuditRow } from '../../../core/audit/entry.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { openDatabase } from '../../../db/client.ts'
import { findAudit } from '../../../db/queries/audit.ts'
import { consumeArchive } from '../../../workers/archive/archive-consumer.ts'
import type { ArchiveEnv } from '../../../workers/archive/archive-env.ts'
import { listDeadLetters } from '../../../workers/archive/dead-letters.ts'

const { databaseUrl, neonSqlUrl } = inject('archiveDatabase')
const bindings = env as unknown as ArchiveEnv
/** Which ranges of which records have been confirmed. */
let confirmed: [string, readonly AuditRange[]][] = []
const AUDIT = {
	getByName: (name: string) => ({
		archived: (ranges: readonly AuditRange[]) =>
			Promise.resolve(void confirmed.push([name, ranges.map(({ after, through }) => ({ after, through }))])),
	}),
} as unknown as ArchiveEnv['AUDIT']
const connected: ArchiveEnv = { ...bindings, AUDIT, DATABASE_URL: databaseUrl, NEON_SQL_URL: neonSqlUrl }
/** Nobody listens on port 9. */
const unreachable: ArchiveEnv = { ...connected, NEON_SQL_URL: 'http://127.0.0.1:9/sql' }

/** Nothing is ever taken out of the table, so each test has a workspace of its own. */
let workspace = '' as WorkspaceId
let rows: AuditRow[] = []

beforeEach(async () => {
	confirmed = []
	workspace = `c-${crypto.randomUUID().slice(0, 8)}` as WorkspaceId
	rows = []
	for (let n = 1; n <= 9; n++) rows.push(await row(n))
	for (const { key } of (await bindings.DEAD_LETTERS.list()).objects) await bindings.DEAD_LETTERS.delete(key)
})

async function row(n: number, detail = {}): Promise<AuditRow> {
	const actor = { kind: 'staff', id: 'usr_1', name: 'Robin' } as const
	const entry = { id: `aud_${n}`, workspace, atMs: n, actor, address: null, act: 'staff.changed', target: null, detail } as const
	const digest = async (text: string) => {
		const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
		return [...new Uint8Array(bytes)].map((it) => it.toString(16).padStart(2, '0')).join('')
	}
	return await linked(entry, { seq: n, previous: rows.at(-1)?.hash ?? CHAIN_START }, digest)
}

function part(from: number, to: number): AuditBatch {
	return { kind: 'audit', workspace, after: from - 1, through: to, rows: rows.slice(from - 1, to) }
}

/** What became of each body, by its place. */
async function consume(on: ArchiveEnv, bodies: unknown[], { attempts = 1, queue = 'patchbay-archive' } = {}) {
	const messages = bodies.map((body, i) => ({ id: String(i), timestamp: new Date(1_700_000_000_000), attempts, body }))
	const incoming = createMessageBatch(queue, messages)
	const delays: number[] = []
	for (const it of incoming.messages) vi.spyOn(it, 'retry').mockImplementation((options) => void delays.push(options?.delaySeconds ?? 0))
	await consumeArchive(incoming, on)
	const { explicitAcks } = await getQueueResult(incoming, createExecutionContext())
	return { acked: explicitAcks, delays }
}

async function archived(): Promise<number[]> {
	const everything = {
		acts: null,
		actor: null,
		target: null,
		targetKind: null,
		fromMs: null,
		toMs: null,
		words: null,
		before: null,
		limit: 99,
	}
	return (await findAudit(openDatabase({ databaseUrl, neonSqlUrl }).$client, { workspace, ...everything })).map((it) => it.seq).reverse()
}

it('is taken off the queue once it is in Postgres, and the record is told how far', async () => {
	expect(await consume(connected, [part(1, 2), part(3, 5)])).toEqual({ acked: ['0', '1'], delays: [] })
	expect(await archived()).toEqual([1, 2, 3, 4, 5])
	expect(confirmed).toEqual([[workspace, [{ after: 0, through: 2 }]], [workspace, [{ after: 2, through: 5 }]]])
})

it('comes in whatever order, and twice, and stands there once in its own', async () => {
	await consume(connected, [part(4, 6), part(1, 3), part(1, 3)])
	await consume(connected, [part(2, 9)])
	expect(await archived()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

it('waits for what comes before it, so that there is no gap at any time', async () => {
	expect(await consume(connected, [part(4, 6)])).toEqual({ acked: [], delays: [2] })
	expect([await archived(), confirmed]).toEqual([[], []])
	await consume(connected, [part(1, 3)])
	expect(await consume(connected, [part(4, 6)], { attempts: 2 })).toEqual({ acked: ['0'], delays: [] })
	expect(await archived()).toEqual([1, 2, 3, 4, 5, 6])
})

it('is never confirmed over rows that are not the record’s, so that the record keeps its own', async () => {
	const forged = { ...part(1, 1), rows: [await row(1, { forged: true })].map((it) => ({ ...it, seq: 1 })) }
	await consume(connected, [forged])
	confirmed = []
	expect((await consume(connected, [part(1, 3)])).acked).toEqual([])
	expect(confirmed).toEqual([])
})

it('waits while the database is away, or where there is none', async () => {
	expect(await consume(unreachable, [part(1, 1)], { attempts: 2 })).toEqual({ acked: [], delays: [4] })
	expect(await consume({ ...connected, DATABASE_URL: undefined }, [part(1, 1)])).toEqual({ acked: [], delays: [2] })
	expect(confirmed).toEqual([])
})

it('is kept among the dead letters when the queue gives up, and stays the record’s to hand over again', async () => {
	await consume(connected, [part(1, 2)], { queue: 'patchbay-archive-dead' })
	expect((await listDeadLetters(connected, { workspace })).items[0]?.key).toMatch(new RegExp(`_${workspace}_audit_0*1-2\\.json$`))
	expect(confirmed).toEqual([])
})

it.each<[string, (batch: AuditBatch) => unknown]>([
	['rows out of place', (it) => ({ ...it, after: 3, through: 5 })],
	['a row of another workspace', (it) => ({ ...it, rows: it.rows.map((row) => ({ ...row, workspace: 'demo' })) })],
	['a hash that is none', (it) => ({ ...it, rows: it.rows.map((row) => ({ ...row, hash: 'x' })) })],
	['a field nobody knows', (it) => ({ ...it, rows: it.rows.map((row) => ({ ...row, extra: 1 })) })],
	['nothing in it', (it) => ({ ...it, rows: [], through: 0 })],
	['a workspace that is no slug', (it) => ({ ...it, workspace: 'a/b' })],
])('moves a message with %s to the dead letters', async (_, change) => {
	expect(await consume(connected, [change(part(1, 2)), part(1, 1)])).toEqual({ acked: ['0', '1'], delays: [] })
	expect(await archived()).toEqual([1])
})
