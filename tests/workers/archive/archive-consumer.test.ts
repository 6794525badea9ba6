import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, expect, inject, it, vi } from 'vitest'
import type { WorkspaceId } from '../../../core/ids.ts'
import { events } from '../../../db/schema/events.ts'
import { openDatabase } from '../../../db/client.ts'
import { consumeArchive } from '../../../workers/archive/archive-consumer.ts'
import type { ArchiveEnv } from '../../../workers/archive/archive-env.ts'
import { listDeadLetters, replayDeadLetters } from '../../../workers/archive/dead-letters.ts'
import { logRow } from '../../core/support/decision.ts'
import { batch, conversationId, message, summary, workspace } from '../../db/archive-fixtures.ts'

const { databaseUrl, neonSqlUrl } = inject('archiveDatabase')
const bindings = env as unknown as ArchiveEnv
const connected: ArchiveEnv = { ...bindings, DATABASE_URL: databaseUrl, NEON_SQL_URL: neonSqlUrl }
/** Nobody listens on port 9. */
const unreachable: ArchiveEnv = { ...connected, NEON_SQL_URL: 'http://127.0.0.1:9/sql' }

const good = batch(conversationId(1), { from: 1, to: 3 })
const poison = { workspace, summary: summary(conversationId(2)), rows: [message(1, 'a\u0000b')] }

beforeEach(async () => {
	await openDatabase({ databaseUrl, neonSqlUrl }).$client`TRUNCATE events, conversations`
	for (const { key } of (await bindings.DEAD_LETTERS.list()).objects) await bindings.DEAD_LETTERS.delete(key)
})

/** What became of each body, by its place. */
async function consume(
	on: ArchiveEnv,
	{ bodies, attempts = 1, queue = 'patchbay-archive' }: { bodies: unknown[]; attempts?: number; queue?: string },
) {
	const messages = bodies.map((body, i) => ({ id: String(i), timestamp: new Date(1_700_000_000_000), attempts, body }))
	const incoming = createMessageBatch(queue, messages)
	const delays: number[] = []
	for (const it of incoming.messages) {
		vi.spyOn(it, 'retry').mockImplementation((options) => void delays.push(options?.delaySeconds ?? 0))
	}
	await consumeArchive(incoming, on)
	const { explicitAcks } = await getQueueResult(incoming, createExecutionContext())
	return { acked: explicitAcks, delays }
}

async function archivedSeqs(): Promise<number[]> {
	const rows = await openDatabase({ databaseUrl, neonSqlUrl }).select({ seq: events.seq }).from(events)
	return rows.map((it) => it.seq).sort()
}

it('takes a batch off the queue once its rows are in Postgres', async () => {
	expect(await consume(connected, { bodies: [good] })).toEqual({ acked: ['0'], delays: [] })
	expect(await archivedSeqs()).toEqual([1, 2, 3])
})

it('lets batches wait, longer each time, while the database is away', async () => {
	for (const [attempts, delay] of [[1, 2], [2, 4], [3, 5], [60, 5]] as const) {
		expect(await consume(unreachable, { bodies: [good, good], attempts })).toEqual({ acked: [], delays: [delay, delay] })
	}
	expect((await listDeadLetters(connected)).items).toEqual([])
})

it('lets batches wait where no database is configured', async () => {
	expect(await consume({ ...connected, DATABASE_URL: undefined }, { bodies: [good] })).toEqual({ acked: [], delays: [2] })
})

it('starts a batch that has only waited anew before the queue gives up on it', async () => {
	expect(await consume(unreachable, { bodies: [good], attempts: 95 })).toEqual({ acked: ['0'], delays: [] })
	expect((await listDeadLetters(connected)).items).toEqual([])
})

it("takes conversations' and queues' logs from one delivery", async () => {
	const pieces = [{ ...logRow(1), first: 0 }]
	const log = { kind: 'routing', workspace: 'elsewhere', queue: 'support', after: 0, through: 1, pieces }
	expect(await consume(connected, { bodies: [good, log] })).toEqual({ acked: ['0', '1'], delays: [] })
	expect(await archivedSeqs()).toEqual([1, 2, 3])
})

it('lets no poisoned batch hold up the others', async () => {
	expect(await consume(connected, { bodies: [poison, good] })).toEqual({ acked: ['1'], delays: [5] })
	expect(await archivedSeqs()).toEqual([1, 2, 3])
})

it("moves a poisoned batch to the dead letters after three refusals, with PostgreSQL's reason", async () => {
	for (const attempts of [3, 3]) expect(await consume(connected, { bodies: [poison], attempts })).toEqual({ acked: ['0'], delays: [] })
	const { items } = await listDeadLetters(connected)
	expect(items).toHaveLength(1)
	expect(items[0]?.key).toMatch(/^demo\/2023-11-14T22:13:20\.001Z_demo_cnv_[0-9A-Z]+_1-1\.json$/)
	expect(items[0]?.reason).toMatch(/unsupported Unicode escape sequence|\\u0000/)
})

it.each([
	['nothing', null],
	['a text', 'text'],
	['an empty object', {}],
	['a workspace that is no slug', { ...good, workspace: 'Not A Slug' }],
	['a batch without rows', { ...good, rows: [] }],
	['a conversation that is none', { ...good, summary: { ...good.summary, conversation: '../x' } }],
])('moves %s to the dead letters', async (_, body) => {
	expect(await consume(connected, { bodies: [body, good] })).toEqual({ acked: ['0', '1'], delays: [] })
	expect((await listDeadLetters(connected)).items).toHaveLength(1)
	expect(await archivedSeqs()).toEqual([1, 2, 3])
})

it('keeps what the queue gave up on, and sends it back on request', async () => {
	await consume(connected, { bodies: [good, batch(conversationId(3), { from: 1, to: 1 })], queue: 'patchbay-archive-dead' })
	expect((await listDeadLetters(connected)).items).toHaveLength(2)
	expect(await replayDeadLetters(connected)).toEqual({ replayed: 2, more: false })
	expect((await listDeadLetters(connected)).items).toEqual([])
})

it('keeps the letters of workspaces apart, also those that cannot be read', async () => {
	const elsewhere = { ...batch(conversationId(3), { from: 1, to: 1 }), workspace: 'demo-2' }
	await consume(connected, { bodies: [good, elsewhere, { workspace: 'demo-2' }, null], queue: 'patchbay-archive-dead' })
	const keysOf = async (workspace?: string) =>
		(await listDeadLetters(connected, { workspace: workspace as WorkspaceId })).items.map((it) => it.key.split('/')[0])
	expect([await keysOf(), await keysOf('demo-2'), await keysOf('demo')]).toEqual([
		['demo-2', 'demo-2', 'demo', '~'],
		['demo-2', 'demo-2'],
		['demo'],
	])
	expect(await replayDeadLetters(connected, { workspace: 'demo-2' as WorkspaceId })).toEqual({ replayed: 2, more: false })
	expect(await keysOf()).toEqual(['demo', '~'])
})

it('leaves a message in its queue when the dead letters cannot take it', async () => {
	const full = { ...connected, DEAD_LETTERS: { put: () => Promise.reject(new Error('full')) } as unknown as R2Bucket }
	expect(await consume(full, { bodies: [null] })).toEqual({ acked: [], delays: [5] })
})
