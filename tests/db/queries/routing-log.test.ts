import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ConversationId, QueueId, WorkspaceId } from '../../../core/ids.ts'
import type { LogBatch, LogPiece } from '../../../core/routing/log-batch.ts'
import type { QueueLogRow } from '../../../core/routing/queue-command.ts'
import { decisionsOf } from '../../../db/queries/decisions.ts'
import { readRecording, type RecordingQuery } from '../../../db/queries/recording.ts'
import { archiveLogs } from '../../../db/queries/routing-log.ts'
import { conversation, decision, logRow, START_MS } from '../../core/support/decision.ts'
import { openTestDatabase } from '../test-database.ts'
import type { TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(() => database.client.query('TRUNCATE routing_log, decisions'))

const workspace = 'demo' as WorkspaceId
const queue = 'support' as QueueId
const one = conversation(1)

function batch(pieces: readonly LogPiece[], name = queue): LogBatch {
	const [first, last] = [pieces[0], pieces.at(-1)]
	return { kind: 'routing', workspace, queue: name, after: (first?.seq ?? 1) - 1, through: last?.seq ?? 0, pieces }
}

function whole(rows: readonly QueueLogRow[]): LogPiece[] {
	return rows.map((it) => ({ ...it, first: 0 }))
}

function rows(from: number, to: number): QueueLogRow[] {
	return Array.from(
		{ length: to - from + 1 },
		(_, i) => logRow(from + i, { conversations: i % 3 === 0 ? [] : [one, conversation(from + i)] }),
	)
}

function archive(...batches: LogBatch[]): Promise<void> {
	return archiveLogs(database.db.$client, batches)
}

function recording(change: Partial<RecordingQuery> = {}): Promise<QueueLogRow[]> {
	const everything = { workspace, queue, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, after: 0, limit: 1_000 }
	return readRecording(database.db.$client, { ...everything, ...change })
}

function decided(on: ConversationId, { fromMs = 0, limit = 100, at = workspace } = {}) {
	return decisionsOf(database.db, { workspace: at, conversation: on, fromMs, limit })
}

it('gives the recording back to the letter, so that a replay can be compared with it', async () => {
	const odd = decision({
		rules: ['\u0000 "quoted" 你好'],
		considered: [{ agent: decision().agents[0]!, verdict: 'chosen', figure: 0.1 + 0.2 }],
	})
	const sent = [...rows(1, 5), { ...logRow(6), decisions: [odd] }]
	await archive(batch(whole(sent)))
	expect(JSON.stringify(await recording())).toBe(JSON.stringify(sent))
})

it('has each row once, however often, in whatever parts and order it is sent', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 8 }), async (ranges) => {
			await database.client.query('TRUNCATE routing_log, decisions')
			const all = rows(1, 20)
			for (const [a, b] of ranges) await archive(batch(whole(all.slice(Math.min(a, b), Math.max(a, b) + 1))))
			await archive(batch(whole(all.slice(10))), batch(whole(all.slice(0, 12))))
			expect(await recording()).toEqual(all)
		}),
		{ numRuns: 15 },
	)
})

it('puts a row that came in pieces together', async () => {
	const large = logRow(1, { conversations: [1, 2, 3, 4, 5].map(conversation) })
	const piece = (first: number, to: number): LogPiece => ({
		...large,
		command: first === 0 ? large.command : null,
		first,
		decisions: large.decisions.slice(first, to),
	})
	for (const it of [piece(3, 5), piece(0, 2), piece(2, 3)]) await archive(batch([it]))
	expect(await recording()).toEqual([large])
})

it('takes two consumers that write the same rows at once', async () => {
	const all = rows(1, 200)
	await Promise.all([
		archive(batch(whole(all)), batch(whole(all), 'bookings' as QueueId)),
		archive(batch(whole(all), 'bookings' as QueueId), batch(whole(all.slice(50)))),
	])
	expect(await recording()).toHaveLength(200)
})

it('reads a recording in pages, between two times, one log at a time', async () => {
	const all = rows(1, 30)
	await archive(batch(whole(all)), batch(whole(rows(1, 3)), 'support~1' as QueueId))
	const pages: number[][] = []
	for (let after = 0; pages.at(-1)?.length !== 0; after = pages.at(-1)?.at(-1) ?? 0) {
		const page = await recording({ after, limit: 4, fromMs: START_MS + 11, toMs: START_MS + 20 })
		pages.push(page.map((it) => it.seq))
	}
	expect(pages).toEqual([[11, 12, 13, 14], [15, 16, 17, 18], [19, 20], []])
	expect(await recording({ queue: 'support~1' })).toEqual(rows(1, 3))
	expect(await recording({ workspace: 'other' as WorkspaceId })).toEqual([])
	expect(await recording({ fromMs: START_MS + 99 })).toEqual([])
	expect(await recording({ toMs: START_MS })).toEqual([])
})

it('leaves no row out where the clock was set back', async () => {
	const all = [100, 105, 103, 110].map((ms, i) => logRow(i + 1, { atMs: START_MS + ms }))
	await archive(batch(whole(all)))
	expect((await recording({ fromMs: START_MS + 100, toMs: START_MS + 110 })).map((it) => it.seq)).toEqual([1, 2, 3, 4])
})

it('counts further than an integer', async () => {
	await archive(batch(whole([logRow(5_000_000_000)])))
	expect((await recording())[0]?.seq).toBe(5_000_000_000)
})

it("gives a conversation's decisions of all its queues, oldest first", async () => {
	const of = (seq: number, ms: number) => logRow(seq, { conversations: [conversation(7), one, one], atMs: START_MS + ms })
	await archive(batch(whole([of(8, 1), of(9, 30)])), batch(whole([of(3, 20)]), 'bookings' as QueueId))
	expect((await decided(one)).map((it) => [it.atMs - START_MS, it.seq])).toEqual([[1, 8], [1, 8], [20, 3], [20, 3], [30, 9], [30, 9]])
	expect((await decided(one, { fromMs: START_MS + 20, limit: 3 })).map((it) => it.seq)).toEqual([3, 3, 9])
	expect(await decided(one, { at: 'other' as WorkspaceId })).toEqual([])
	expect(await decided(conversation(99))).toEqual([])
})

it('notes beside each decision who it rang for and by which policy', async () => {
	const some = { ...logRow(1), decisions: [decision({ policy: 12, act: 'bid', agents: [] }), decision({ agents: decision().agents })] }
	await archive(batch(whole([some])))
	const found = await database.client.query('SELECT n, act, agents, policy FROM decisions ORDER BY n')
	expect(found.rows).toEqual([{ n: 0, act: 'bid', agents: [], policy: 12 }, { n: 1, act: 'pushed', agents: ['ana'], policy: 1 }])
})

it('reads both from an index, however large the tables are', async () => {
	const many = Array.from({ length: 40 }, (_, i) => rows(i * 100 + 1, i * 100 + 100))
	for (const it of many) await archive(batch(whole(it)))
	await database.client.query('ANALYZE routing_log, decisions')
	const plan = async (text: string) => (await database.client.query(`EXPLAIN ${text}`)).rows.map((it) => it['QUERY PLAN']).join('\n')
	const byConversation = await plan(
		`SELECT body FROM decisions WHERE workspace = 'demo' AND conversation = '${
			conversation(900)
		}' AND at_ms >= 0 ORDER BY at_ms, queue, seq, n LIMIT 10`,
	)
	expect(byConversation).toContain('decisions_conversation')
	expect(byConversation).not.toContain('Sort')
	expect(
		await plan(`SELECT seq FROM routing_log WHERE workspace = 'demo' AND queue = 'support' AND at_ms >= 5 ORDER BY at_ms, seq LIMIT 1`),
	)
		.toContain('routing_log_time')
})
