import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Row } from '../../../core/protocol/conversation.ts'
import { archiveBatches } from '../../../db/queries/archive.ts'
import { batch, conversationId, message, summary, workspace } from '../archive-fixtures.ts'
import { openTestDatabase } from '../test-database.ts'
import type { TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(() => database.client.query('TRUNCATE events, conversations'))

const one = conversationId(1)
const two = conversationId(2)

async function archivedRows(conversation = one): Promise<Row[]> {
	const found = await database.client.query('SELECT seq, at_ms, type, body FROM events WHERE conversation = $1 ORDER BY seq', [
		conversation,
	])
	for (const row of found.rows) expect(row.body.type).toBe(row.type)
	return found.rows.map((it) => ({ seq: it.seq, atMs: Number(it.at_ms), event: it.body }))
}

function archive(...batches: Parameters<typeof archiveBatches>[1]) {
	return archiveBatches(database.db.$client, batches)
}

it('keeps every row as it stands in the log', async () => {
	const rows = [
		message(1, '你好 👋🏽 "quoted" \\ back\nline'),
		message(2, '{"a":[1,2]}'),
		message(3, '   '),
		message(4, '½ é e\u0301 \u{10FFFF}'),
	]
	await archive({ workspace, summary: summary(one, { seq: 4 }), rows })
	expect(await archivedRows()).toEqual(rows)
})

it('has the same rows after the same batch twice', async () => {
	expect(await archive(batch(one, { from: 1, to: 5 }))).toEqual([{ workspace, conversation: one, seq: 5 }])
	expect(await archive(batch(one, { from: 1, to: 5 }))).toEqual([{ workspace, conversation: one, seq: 5 }])
	expect(await archivedRows()).toEqual(batch(one, { from: 1, to: 5 }).rows)
})

it('takes overlapping batches of one conversation in one call', async () => {
	const confirmed = await archive(batch(one, { from: 3, to: 6 }), batch(two, { from: 1, to: 1 }), batch(one, { from: 1, to: 4 }))
	expect(confirmed).toHaveLength(2)
	expect(confirmed).toContainEqual({ workspace, conversation: one, seq: 6 })
	expect((await archivedRows()).map((it) => it.seq)).toEqual([1, 2, 3, 4, 5, 6])
})

it('confirms only what it holds without a gap', async () => {
	expect(await archive(batch(one, { from: 5, to: 8 }))).toEqual([{ workspace, conversation: one, seq: 0 }])
	expect(await archive(batch(one, { from: 12, to: 14 }))).toEqual([{ workspace, conversation: one, seq: 0 }])
	expect(await archive(batch(one, { from: 1, to: 4 }))).toEqual([{ workspace, conversation: one, seq: 8 }])
	expect(await archive(batch(one, { from: 9, to: 11 }))).toEqual([{ workspace, conversation: one, seq: 14 }])
	expect((await archivedRows()).map((it) => it.seq)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1))
})

it('confirms every row in the end, in whatever order and pieces the log comes', async () => {
	const pieces = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }).map((cuts) =>
		[...new Set([0, ...cuts, 12])].sort((a, b) => a - b)
	)
	const shuffled = pieces.chain((cuts) =>
		fc.shuffledSubarray(cuts.slice(1).map((to, i) => ({ from: (cuts[i] ?? 0) + 1, to })), { minLength: cuts.length - 1 })
	)
	await fc.assert(
		fc.asyncProperty(shuffled, async (ranges) => {
			await database.client.query('TRUNCATE events, conversations')
			let last: unknown
			for (const range of ranges) last = await archive(batch(one, range))
			expect(last).toEqual([{ workspace, conversation: one, seq: 12 }])
			expect((await archivedRows()).map((it) => it.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
		}),
		{ numRuns: 30 },
	)
})

it('stops confirming at a gap inside what came together', async () => {
	expect(await archive(batch(one, { from: 1, to: 2 }), batch(one, { from: 4, to: 5 }))).toEqual([{ workspace, conversation: one, seq: 2 }])
})

it('never puts an older summary over a newer one', async () => {
	await archive(batch(one, { from: 1, to: 9, status: 'closed', preview: 'bye 再见' }))
	await archive(batch(one, { from: 1, to: 4, status: 'queued', preview: 'old' }))
	const found = await database.client.query('SELECT status, preview, seq, archived_seq FROM conversations')
	expect(found.rows).toEqual([{ status: 'closed', preview: 'bye 再见', seq: 9, archived_seq: 9 }])
})

it('takes the newest of several summaries that came together', async () => {
	await archive(batch(one, { from: 1, to: 2 }), batch(one, { from: 5, to: 6, preview: 'newest' }), batch(one, { from: 3, to: 4 }))
	const found = await database.client.query('SELECT preview, seq FROM conversations')
	expect(found.rows).toEqual([{ preview: 'newest', seq: 6 }])
})

it('writes all of a call or nothing of it', async () => {
	const bad = { ...batch(two, { from: 1, to: 2 }), rows: [message(1), message(2, 'a\u0000b')] }
	await expect(archive(batch(one, { from: 1, to: 2 }), bad)).rejects.toMatchObject({ code: expect.stringMatching(/^22/) })
	expect(await archivedRows()).toEqual([])
})

it('gets through when consumers write the same conversations at once', async () => {
	const conversations = Array.from({ length: 20 }, (_, i) => conversationId(i))
	const calls = Array.from({ length: 8 }, (_, i) => {
		const order = i % 2 ? conversations : conversations.toReversed()
		return archive(...order.map((it) => batch(it, { from: 1, to: 10 })))
	})
	await Promise.all(calls)
	const counted = await database.client.query('SELECT count(*)::int AS rows FROM events')
	expect(counted.rows).toEqual([{ rows: 200 }])
})
