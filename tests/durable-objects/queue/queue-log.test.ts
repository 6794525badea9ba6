import { runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import type { QueueId, WorkspaceId } from '../../../core/ids.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import type { LogBatch } from '../../../core/routing/log-batch.ts'
import type { Entry } from '../../../core/routing/offer.ts'
import type { QueueLogRow } from '../../../core/routing/queue-command.ts'
import { QueueLog } from '../../../durable-objects/queue/queue-log.ts'
import { conversation, logRow, START_MS } from '../../core/support/decision.ts'
import { objects } from '../support/world.ts'

const owner = { workspace: 'demo' as WorkspaceId, queue: 'support~1' as QueueId }
const HOUR_MS = 3_600_000
let storages = 0

/** The storage of an object nobody else uses. */
async function withStorage(test: (storage: DurableObjectStorage) => void | Promise<void>): Promise<void> {
	const stub = objects.WORKSPACE.getByName(`log-${++storages}`)
	await runInDurableObject(stub, (_, state) => test(state.storage))
}

function makeQueue({ refuse = false } = {}) {
	const sent: LogBatch[] = []
	const send = (batch: LogBatch) => {
		if (refuse) return Promise.reject(new Error('the queue is down, as the test wants it'))
		sent.push(structuredClone(batch))
		return Promise.resolve(
			{ metadata: { metrics: { backlogCount: 0, backlogBytes: 0, oldestMessageTimestamp: 0 } } } as unknown as QueueSendResponse,
		)
	}
	return { sent, send }
}

function rows(from: number, to: number): QueueLogRow[] {
	return Array.from({ length: to - from + 1 }, (_, i) => logRow(from + i))
}

function seqs(sent: readonly LogBatch[]): number[] {
	return sent.flatMap((it) => it.pieces.map(({ seq }) => seq))
}

it('gives the rows back as they were, also to the next life of the object', () =>
	withStorage((storage) => {
		const log = new QueueLog(storage, owner)
		expect(log.nextSeq).toBe(1)
		log.append(rows(1, 3))
		for (const it of [log, new QueueLog(storage, owner)]) {
			expect(it.nextSeq).toBe(4)
			expect(it.after(0, 100)).toEqual(rows(1, 3))
			expect(it.after(1, 1)).toEqual(rows(2, 2))
		}
	}))

it('leaves nothing behind when it is only asked', () =>
	withStorage((storage) => {
		const log = new QueueLog(storage, owner)
		expect([log.decisionsOf(conversation(1)), log.after(0, 10), log.dueMs]).toEqual([[], [], null])
		expect(storage.sql.exec("SELECT name FROM sqlite_master WHERE name IN ('log', 'pages')").toArray()).toEqual([])
	}))

it('writes one row for a decision', () =>
	withStorage((storage) => {
		const log = new QueueLog(storage, owner)
		log.append(rows(1, 1))
		const before = storage.sql.exec<{ changes: number }>('SELECT total_changes() AS changes').one().changes
		log.append(rows(2, 2))
		expect(storage.sql.exec<{ changes: number }>('SELECT total_changes() AS changes').one().changes - before).toBe(1)
	}))

it("finds a conversation's decisions wherever they stand in the log", () =>
	withStorage((storage) => {
		const log = new QueueLog(storage, owner)
		const mine = [1, 2, 255, 256, 257, 600, 999]
		for (let seq = 1; seq <= 1_000; seq++) {
			log.append([logRow(seq, { conversations: mine.includes(seq) ? [conversation(5_000), conversation(seq)] : [conversation(seq)] })])
		}
		for (const it of [log, new QueueLog(storage, owner)]) {
			expect(it.decisionsOf(conversation(5_000)).map(({ seq }) => seq)).toEqual(mine)
			expect(it.decisionsOf(conversation(300)).map(({ seq }) => seq)).toEqual([300])
			expect(it.decisionsOf(conversation(6_000))).toEqual([])
		}
	}))

it('does not take somebody passed over for somebody decided on', () =>
	withStorage((storage) => {
		const log = new QueueLog(storage, owner)
		const [row] = rows(1, 1)
		if (!row) throw new Error('there is a row')
		log.append([{
			...row,
			decisions: row.decisions.map((it) => ({ ...it, ahead: [{ conversation: conversation(9), filter: 'busy' as const }] })),
		}])
		expect(log.decisionsOf(conversation(9))).toEqual([])
	}))

it('keeps no name, no words and no number of a customer', () =>
	withStorage((storage) => {
		const log = new QueueLog(storage, owner)
		const entry: Entry = {
			conversation: conversation(1),
			placement: 1,
			enqueuedAtMs: START_MS,
			epoch: 0,
			target: null,
			subject: { contactName: 'Li Lei', language: 'zh', preview: 'my card number is', note: 'be kind' },
			facts: plainFacts,
			contact: 'cnt_1',
			boostMs: 0,
			callback: { attempt: 1, notBeforeMs: START_MS, expiresAtMs: START_MS + 1, to: '+15550100' },
		}
		log.append([
			logRow(1, { command: { type: 'enqueue', entry } }),
			logRow(2, { command: { type: 'update', conversation: conversation(1), placement: 1, callback: entry.callback } }),
		])
		expect(JSON.stringify(log.after(0, 10))).not.toMatch(/Li Lei|card|kind|5550100/)
		expect(log.after(0, 1)[0]?.command).toMatchObject({
			type: 'enqueue',
			entry: { facts: plainFacts, callback: { notBeforeMs: START_MS } },
		})
	}))

it('hands every row over once, those of the same moment together', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		log.append(rows(1, 2))
		log.append(rows(3, 3))
		expect(log.dueMs).toBe(START_MS + 1 + 1_000)
		await log.work(queue, START_MS + 500)
		expect(queue.sent).toEqual([])
		await log.work(queue, START_MS + 1_001)
		expect(queue.sent).toEqual([{ kind: 'routing', ...owner, after: 0, through: 3, pieces: rows(1, 3).map((it) => ({ ...it, first: 0 })) }])
		log.append(rows(4, 4))
		await log.work(queue, START_MS + 5_000)
		expect(seqs(queue.sent)).toEqual([1, 2, 3, 4])
	}))

it('hands over again what the archive does not confirm, ever more seldom, and stops when it does', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		log.append(rows(1, 3))
		let atMs = START_MS + 1_001
		await log.work(queue, atMs)
		log.archived([{ after: 0, through: 1 }], atMs)
		const again: number[] = []
		for (; atMs < START_MS + 6 * HOUR_MS; atMs += 60_000) {
			const before = queue.sent.length
			await log.work(queue, atMs)
			if (queue.sent.length > before) again.push(Math.round((atMs - START_MS) / 60_000))
		}
		expect(again).toEqual([15, 45, 105, 225])
		expect(seqs(queue.sent)).toEqual([1, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3])
		log.archived([{ after: 1, through: 3 }], atMs)
		await log.work(queue, atMs + 24 * HOUR_MS)
		expect(queue.sent).toHaveLength(5)
	}))

it('takes confirmations in any order, and waits for the first', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		log.append(rows(1, 4))
		await log.work(queue, START_MS + 1_001)
		log.archived([{ after: 2, through: 4 }], START_MS + 2_000)
		await log.work(queue, START_MS + HOUR_MS)
		expect(seqs(queue.sent)).toEqual([1, 2, 3, 4, 1, 2, 3, 4])
		log.archived([{ after: 0, through: 2 }], START_MS + HOUR_MS)
		await log.work(queue, START_MS + 5 * HOUR_MS)
		expect(queue.sent).toHaveLength(2)
	}))

it('hands over what its object had no time for before it died, and what the queue did not take', () =>
	withStorage(async (storage) => {
		new QueueLog(storage, owner).append(rows(1, 2))
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		expect(log.dueMs).toBe(0)
		await expect(log.work(makeQueue({ refuse: true }), START_MS)).rejects.toThrow('down')
		expect(log.dueMs).toBe(START_MS + 1_000)
		await log.work(queue, START_MS + 1_000)
		expect(seqs(queue.sent)).toEqual([1, 2])
	}))

it('cuts a row that decides on thousands so that every message fits the queue, and puts it together again', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		const large = logRow(2, { conversations: Array.from({ length: 2_000 }, (_, i) => conversation(i)) })
		log.append([logRow(1), large, logRow(3)])
		await log.work(queue, START_MS + 2_000)
		for (const batch of queue.sent) expect(new TextEncoder().encode(JSON.stringify(batch)).byteLength).toBeLessThan(128_000)
		expect(queue.sent.length).toBeGreaterThan(5)
		const parts = queue.sent.flatMap((it) => it.pieces).filter(({ seq }) => seq === 2)
		expect(parts.flatMap((it) => it.decisions)).toEqual(large.decisions)
		expect(parts.map((it) => it.command !== null)).toEqual([true, ...parts.slice(1).map(() => false)])
		expect(log.after(1, 1)).toEqual([large])
		expect(log.decisionsOf(conversation(1_999))).toHaveLength(1)
	}))

it('leaves room for other work in a long backlog', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		for (let seq = 1; seq <= 60; seq++) {
			log.append([logRow(seq, { conversations: Array.from({ length: 150 }, (_, i) => conversation(i)), atMs: START_MS })])
		}
		await log.work(queue, START_MS + 1_000)
		expect(queue.sent).toHaveLength(50)
		expect(log.dueMs).toBe(START_MS + 2_000)
		await log.work(queue, START_MS + 2_000)
		expect(queue.sent.at(-1)).toMatchObject({ through: queue.sent.flatMap((it) => it.pieces).length })
		expect(new Set(seqs(queue.sent)).size).toBe(60)
	}))

it('keeps rows for some hours, then drops those the archive has, a bounded number at a time', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		for (let seq = 1; seq <= 2_500; seq++) log.append([logRow(seq, { atMs: START_MS })])
		let atMs = START_MS + 1_000
		const held = () => storage.sql.exec<{ count: number }>('SELECT count(*) AS count FROM log').one().count
		const work = async () => {
			await log.work(queue, atMs)
			log.archived(queue.sent.splice(0), atMs)
			return held()
		}
		expect(await work()).toBe(2_500)
		atMs = START_MS + 6 * HOUR_MS - 1
		expect(await work()).toBe(2_500)
		atMs = START_MS + 6 * HOUR_MS
		expect(await work()).toBe(1_500)
		expect(log.dueMs).toBe(atMs + 1_000)
		for (const left of [500, 1]) {
			atMs += 1_000
			expect(await work()).toBe(left)
		}
		expect(log.dueMs).toBe(null)
		expect(storage.sql.exec('SELECT place FROM pages').toArray()).toEqual([])
		expect(log.nextSeq).toBe(2_501)
		log.append([logRow(2_501, { atMs })])
		expect(log.decisionsOf(conversation(2_501))).toHaveLength(1)
	}))

it('keeps what the archive does not have, however old', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		log.append(rows(1, 4))
		await log.work(queue, START_MS + 2_000)
		log.archived([{ after: 0, through: 2 }], START_MS + 2_000)
		await log.work(queue, START_MS + 100 * HOUR_MS)
		expect(log.after(0, 10).map(({ seq }) => seq)).toEqual([3, 4])
	}))

it('stays numbered when every row could go', () =>
	withStorage(async (storage) => {
		const [log, queue] = [new QueueLog(storage, owner), makeQueue()]
		log.append(rows(1, 2))
		await log.work(queue, START_MS + 2_000)
		log.archived([{ after: 0, through: 2 }], START_MS + 2_000)
		await log.work(queue, START_MS + 10 * HOUR_MS)
		expect(new QueueLog(storage, owner).nextSeq).toBe(3)
	}))
