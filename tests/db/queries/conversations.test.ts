import type { Reach } from '../../../core/access/reach.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { AgentId, QueueId, WorkspaceId } from '../../../core/ids.ts'
import { archiveBatches } from '../../../db/queries/archive.ts'
import { listConversations } from '../../../db/queries/conversations.ts'
import type { ListQuery } from '../../../db/queries/conversations.ts'
import { batch, conversationId, workspace } from '../archive-fixtures.ts'
import { openTestDatabase } from '../test-database.ts'
import type { TestDatabase } from '../test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())
beforeEach(() => database.client.query('TRUNCATE events, conversations'))

type Change = Parameters<typeof batch>[1]

async function given(...changes: Partial<Change>[]): Promise<void> {
	const batches = changes.map((it, n) => batch(conversationId(n), { from: 1, to: 1, ...it }))
	await archiveBatches(database.db.$client, batches)
}

async function pages(query: Omit<ListQuery, 'workspace'>): Promise<string[][]> {
	const found: string[][] = []
	let cursor: string | undefined
	do {
		const page = await listConversations(database.db, { workspace, ...query, cursor })
		if (!page) throw new Error('a cursor of our own was refused')
		found.push(page.items.map((it) => it.conversation))
		cursor = page.nextCursor ?? undefined
	} while (cursor)
	return found
}

it('gives the whole summary back', async () => {
	const sent = batch(conversationId(1), {
		from: 1,
		to: 3,
		status: 'closed',
		closedAtMs: 1_700_000_009_000,
		disposition: 'solved',
		assignee: null,
	})
	await archiveBatches(database.db.$client, [sent])
	expect(await listConversations(database.db, { workspace, limit: 10 })).toEqual({ items: [sent.summary], nextCursor: null })
})

it('pages through conversations of the same millisecond without missing or repeating one', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), async (times, limit) => {
			await database.client.query('TRUNCATE events, conversations')
			await given(...times.map((it) => ({ lastMessageAtMs: it })))
			const expected = times.map((it, n) => ({ at: it, id: conversationId(n) as string })).sort((a, b) =>
				b.at - a.at || (a.id < b.id ? 1 : -1)
			)
			const found = await pages({ limit })
			expect(found.flat()).toEqual(expected.map((it) => it.id))
			expect(found.slice(0, -1).every((it) => it.length === limit)).toBe(true)
		}),
		{ numRuns: 25 },
	)
})

it('filters by status, queue and assignee together', async () => {
	await given(
		{ status: 'queued', queue: 'support' as QueueId, assignee: null },
		{ status: 'active', queue: 'support' as QueueId, assignee: 'wei' as AgentId },
		{ status: 'active', queue: 'bookings' as QueueId, assignee: 'wei' as AgentId },
	)
	expect((await pages({ limit: 10, status: 'active', assignee: 'wei', queue: 'bookings' })).flat()).toEqual([conversationId(2)])
	expect((await pages({ limit: 10, status: 'closed' })).flat()).toEqual([])
})

it('shows an agent what they hold and what waits in their queues', async () => {
	await given(
		{ queue: 'support' as QueueId, assignee: null, status: 'queued' },
		{ queue: 'bookings' as QueueId, assignee: null, status: 'queued' },
		{ queue: 'bookings' as QueueId, assignee: 'ana' as AgentId },
		{ queue: 'support' as QueueId, assignee: 'wei' as AgentId },
		{ queue: 'support' as QueueId, assignee: null, status: 'closed' },
	)
	const seen = (await pages({ limit: 1, reach: { agents: ['ana'], queues: [], waiting: ['support'] } as unknown as Reach })).flat()
	expect(new Set(seen)).toEqual(new Set([conversationId(0), conversationId(2)]))
	expect((await pages({ limit: 9, reach: { agents: ['sam'], queues: [], waiting: [] } as unknown as Reach })).flat()).toEqual([])
})

it('keeps workspaces apart', async () => {
	await given({}, {})
	expect(await listConversations(database.db, { workspace: 'other' as WorkspaceId, limit: 10 })).toEqual({ items: [], nextCursor: null })
})

it('refuses a cursor that is none of ours', async () => {
	for (const cursor of ['', 'x', '!!!!', 'AAAA', btoa('12.cnv_1; DROP').replaceAll('=', ''), 'a'.repeat(500)]) {
		expect(await listConversations(database.db, { workspace, limit: 10, cursor })).toBeNull()
	}
})

it.each([{}, { status: 'active' }, { queue: 'support' }, { assignee: 'ana' }])('walks an index for %j', async (filter) => {
	const columns = Object.entries(filter).map(([name, value]) => `AND ${name} = '${value}'`).join(' ')
	await database.client.query(`
		INSERT INTO conversations (workspace, conversation, inbox, queue, contact_id, contact_language, status, assignee, placement, opened_at_ms, last_message_at_ms, preview, seq)
		SELECT 'demo', 'cnv_' || n, 'demo.web', 'support', 'c', 'en', 'active', 'ana', 1, n, n, '', 1 FROM generate_series(1, 20000) n`)
	await database.client.query('ANALYZE conversations')
	const plan = await database.client.query(`
		EXPLAIN SELECT * FROM conversations WHERE workspace = 'demo' ${columns} AND (last_message_at_ms, conversation) < (10000, 'cnv_x')
		ORDER BY last_message_at_ms DESC, conversation DESC LIMIT 51`)
	const text = plan.rows.map((it) => it['QUERY PLAN']).join('\n')
	expect(text).toMatch(/Index Scan Backward using conversations_/)
	expect(text).not.toMatch(/Seq Scan|Sort/)
})
