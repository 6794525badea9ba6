import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, inject, it, vi } from 'vitest'
import type { ConversationId, QueueId, WorkspaceId } from '../../../core/ids.ts'
import type { LogBatch, LogRange } from '../../../core/routing/log-batch.ts'
import { NO_VERSION } from '../../../core/routing/queue-command.ts'
import { openDatabase } from '../../../db/client.ts'
import { decisions } from '../../../db/schema/decisions.ts'
import { routingLog } from '../../../db/schema/routing-log.ts'
import { consumeArchive } from '../../../workers/archive/archive-consumer.ts'
import type { ArchiveEnv } from '../../../workers/archive/archive-env.ts'
import { listDeadLetters, replayDeadLetters } from '../../../workers/archive/dead-letters.ts'
import { decision, logRow } from '../../core/support/decision.ts'

const { databaseUrl, neonSqlUrl } = inject('archiveDatabase')
const bindings = env as unknown as ArchiveEnv
/** Which ranges of which logs have been confirmed. */
let confirmed: [string, readonly LogRange[]][] = []
const QUEUE = {
	getByName: (name: string) => ({ archivedLog: (ranges: readonly LogRange[]) => Promise.resolve(void confirmed.push([name, ranges])) }),
} as unknown as ArchiveEnv['QUEUE']
const connected: ArchiveEnv = { ...bindings, QUEUE, DATABASE_URL: databaseUrl, NEON_SQL_URL: neonSqlUrl }
/** Nobody listens on port 9. */
const unreachable: ArchiveEnv = { ...connected, NEON_SQL_URL: 'http://127.0.0.1:9/sql' }

function log(from: number, to: number, change: Partial<LogBatch> = {}): LogBatch {
	const pieces = Array.from({ length: to - from + 1 }, (_, i) => ({ ...logRow(from + i), first: 0 }))
	const owner = { workspace: 'demo' as WorkspaceId, queue: 'support' as QueueId }
	return { kind: 'routing', ...owner, after: from - 1, through: to, pieces, ...change }
}

beforeEach(async () => {
	confirmed = []
	await openDatabase({ databaseUrl, neonSqlUrl }).$client`TRUNCATE routing_log, decisions`
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

async function archived() {
	const db = openDatabase({ databaseUrl, neonSqlUrl })
	// Another test file has its own in the same database.
	const rows = await db.select({ queue: routingLog.queue, seq: routingLog.seq }).from(routingLog).where(eq(routingLog.workspace, 'demo'))
		.orderBy(routingLog.queue, routingLog.seq)
	const decided = await db.select({ body: decisions.body }).from(decisions).where(eq(decisions.workspace, 'demo'))
	return { rows: rows.map((it) => `${it.queue} ${it.seq}`), decided: decided.length }
}

it("takes a queue's log off the queue once it is in Postgres, and tells the queue how far", async () => {
	expect(await consume(connected, { bodies: [log(1, 2), log(3, 3), log(1, 1, { queue: 'support~2' as QueueId })] })).toEqual({
		acked: ['0', '1', '2'],
		delays: [],
	})
	expect(await archived()).toEqual({ rows: ['support 1', 'support 2', 'support 3', 'support~2 1'], decided: 4 })
	expect(confirmed).toEqual([
		['demo/support', [{ after: 0, through: 2 }, { after: 2, through: 3 }]],
		['demo/support~2', [{ after: 0, through: 1 }]],
	])
})

it('has each row once when the queue delivers twice', async () => {
	await consume(connected, { bodies: [log(1, 3), log(1, 3)] })
	await consume(connected, { bodies: [log(2, 4)] })
	expect(await archived()).toEqual({ rows: [1, 2, 3, 4].map((it) => `support ${it}`), decided: 4 })
})

it('takes more than fits one statement', async () => {
	const { acked } = await consume(connected, { bodies: Array.from({ length: 60 }, (_, i) => log(i + 1, i + 1)) })
	expect(acked).toHaveLength(60)
	expect((await archived()).decided).toBe(60)
})

it('lets logs wait while the database is away, or where there is none, and confirms nothing', async () => {
	expect(await consume(unreachable, { bodies: [log(1, 1)], attempts: 2 })).toEqual({ acked: [], delays: [4] })
	expect(await consume({ ...connected, DATABASE_URL: undefined }, { bodies: [log(1, 1)] })).toEqual({ acked: [], delays: [2] })
	expect(confirmed).toEqual([])
	expect((await listDeadLetters(connected)).items).toEqual([])
})

it('keeps to the letter what a later version writes', async () => {
	const later = { ...decision(), act: 'prophesied', zodiac: { sign: '\u0000' } }
	const [piece] = log(1, 1).pieces
	await consume(connected, { bodies: [{ ...log(1, 1), pieces: [{ ...piece, decisions: [later] }] }] })
	const [kept] = await openDatabase({ databaseUrl, neonSqlUrl }).select({ body: decisions.body }).from(decisions).where(
		eq(decisions.workspace, 'demo'),
	)
	expect(JSON.stringify(kept?.body)).toBe(JSON.stringify(later))
})

it('takes what a queue decides that nobody has configured, or that has yet to reach its configuration', async () => {
	const [piece] = log(1, 1).pieces
	const decided = { ...log(1, 1), pieces: [{ ...piece, decisions: [decision({ policy: NO_VERSION })] }] }
	expect(await consume(connected, { bodies: [decided] })).toEqual({ acked: ['0'], delays: [] })
	expect((await listDeadLetters(connected)).items).toEqual([])
	expect(await archived()).toEqual({ rows: ['support 1'], decided: 1 })
})

const [piece] = log(1, 1).pieces
it.each([
	['another kind', { ...log(1, 1), kind: 'else' }],
	['a workspace that is no slug', { ...log(1, 1), workspace: 'a/b' }],
	['a queue that is none', { ...log(1, 1), queue: '../support' }],
	['a row without a number', { ...log(1, 1), pieces: [{ ...piece, seq: 0 }] }],
	['a command that is none', { ...log(1, 1), pieces: [{ ...piece, command: 'expire' }] }],
	['a decision on no conversation', {
		...log(1, 1),
		pieces: [{ ...piece, decisions: [decision({ conversation: 'x' as ConversationId })] }],
	}],
	['an agent that is no slug', { ...log(1, 1), pieces: [{ ...piece, decisions: [{ ...decision(), agents: ['{a,b}'] }] }] }],
])('moves %s to the dead letters', async (_, body) => {
	expect(await consume(connected, { bodies: [body, log(2, 2)] })).toEqual({ acked: ['0', '1'], delays: [] })
	expect((await listDeadLetters(connected)).items).toHaveLength(1)
	expect((await archived()).rows).toEqual(['support 2'])
})

it('confirms what has become a dead letter, so that the log goes on, and takes it when it is sent back', async () => {
	await consume(connected, { bodies: [log(1, 2)], queue: 'patchbay-archive-dead' })
	expect(confirmed).toEqual([['demo/support', [{ after: 0, through: 2 }]]])
	expect((await listDeadLetters(connected)).items[0]?.key).toMatch(/_demo_support_0-2\.json$/)
	expect(await replayDeadLetters(connected)).toEqual({ replayed: 1, more: false })
})

it('does not lose its rows over a queue object that cannot be told', async () => {
	const deaf = { getByName: () => ({ archivedLog: () => Promise.reject(new Error('gone')) }) } as unknown as ArchiveEnv['QUEUE']
	expect((await consume({ ...connected, QUEUE: deaf }, { bodies: [log(1, 1)] })).acked).toEqual(['0'])
})
