import { runInDurableObject } from 'cloudflare:test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidIn, type SaidItem } from '../../../core/conversation/said.ts'
import type { AgentId, ContactId } from '../../../core/ids.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'
import type { ConversationObject } from '../../../durable-objects/conversation/conversation-object.ts'
import { Pages } from '../../../durable-objects/conversation/pages.ts'
import { Journal, JOURNAL_DDL } from '../../../durable-objects/shared/journal.ts'
import { Tables } from '../../../durable-objects/shared/tables.ts'
import { objects } from '../support/world.ts'

const customer = { kind: 'customer', id: 'ctc_1' as ContactId } as const
const agent = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const

/** An object with a log of nothing but these. */
async function withLog<T>(events: readonly ConversationEvent[], look: (log: Log) => T): Promise<T> {
	const stub = objects.CONVERSATION.getByName(`pages/${crypto.randomUUID()}`) as DurableObjectStub<ConversationObject>
	return await runInDurableObject(stub, (_, { storage }) => {
		const tables = new Tables(storage, { first: 'log', ddl: JOURNAL_DDL })
		const journal = new Journal<number, ConversationEvent>(storage, { tables, fold: { blank: 0, evolve: (count) => count + 1 } })
		storage.transactionSync(() => events.forEach((event, i) => journal.append([event], { atMs: 1_000 + i })))
		return look({ storage, tables, rows: journal.after(0, 1_000_000) })
	})
}

interface Log {
	readonly storage: DurableObjectStorage
	readonly tables: Tables
	readonly rows: readonly Row[]
}

function paged({ storage, tables }: Pick<Log, 'storage' | 'tables'>, limit: number): SaidItem[] {
	const pages = new Pages(storage, tables)
	const items: SaidItem[] = []
	for (let after: number | null = 0; after !== null;) {
		const page = pages.page({ after, limit })
		items.push(...saidIn(page.rows))
		after = page.next
	}
	return items
}

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const fileIds = fc.constantFrom('fil_1', 'fil_2', 'fil_3')
const by = fc.constantFrom(customer, agent)
const content = fc.oneof(
	fc.string().map((text) => ({ kind: 'text' as const, text })),
	fileIds.map((id) => ({ kind: 'files' as const, text: '', files: [{ id, kind: 'image' as const, name: null, type: null, bytes: null }] })),
)
const change = fc.record({ of: ids, by, sentAtMs: fc.option(fc.nat(9), { nil: undefined }) })
const event: fc.Arbitrary<ConversationEvent> = fc.oneof(
	{
		arbitrary: fc.record({ author: by, content, via: fc.constant('demo.mail/a'), sentAtMs: fc.nat(9) }).map((it) => ({
			type: 'message' as const,
			id: '',
			...it,
		})),
		weight: 3,
	},
	fc.string().map((text) => ({ type: 'note' as const, id: '', author: agent, text })),
	{ arbitrary: fc.tuple(change, content).map(([it, content]) => ({ type: 'edited' as const, id: '', ...it, content })), weight: 2 },
	change.map((it) => ({ type: 'deleted' as const, id: '', ...it })),
	fc.tuple(change, fc.option(fc.constantFrom('👍', '❤'))).map(([it, emoji]) => ({ type: 'reaction' as const, id: '', ...it, emoji })),
	fc.tuple(ids, fc.constantFrom('sent' as const, 'read' as const, 'failed' as const)).map(([message, state]) => ({
		type: 'delivery' as const,
		message,
		state,
	})),
	fileIds.map((file) => ({ type: 'file' as const, file, stored: null, reason: 'gone' as const })),
)
/** What is said has an id of its own; other rows may be about it before it is there. */
const history = fc.array(event, { maxLength: 40 }).map((events) => {
	const free = ['a', 'b', 'c', 'd', 'e']
	return events.map((it, i) =>
		'id' in it ? { ...it, id: it.type === 'message' || it.type === 'note' ? free.shift() ?? `m${i}` : `x${i}` } : it
	)
})

const bySeq = (items: readonly SaidItem[]) => items.toSorted((a, b) => a.seq - b.seq)
const text = (it: string) => ({ kind: 'text', text: it }) as const

describe('pages of what was said', () => {
	it('put together are the whole, whatever has happened in whatever order', async () => {
		await fc.assert(
			fc.asyncProperty(history, fc.integer({ min: 1, max: 6 }), async (events, limit) => {
				const { whole, parts } = await withLog(events, (log) => ({ whole: saidIn(log.rows), parts: paged(log, limit) }))
				expect(bySeq(parts)).toEqual(bySeq(whole))
			}),
			{ numRuns: 150 },
		)
	})

	it('show what was changed before it came', async () => {
		const log: ConversationEvent[] = [
			{ type: 'message', id: 'first', author: customer, content: text('one') },
			{ type: 'edited', id: 'x', of: 'late', by: customer, content: text('three') },
			{ type: 'message', id: 'late', author: customer, content: text('two') },
		]
		expect((await withLog(log, (it) => paged(it, 1))).map((it) => it.content.text)).toEqual(['one', 'three'])
	})

	it('cost what stands on them, and not what stands in the log', async () => {
		const said = Array.from(
			{ length: 300 },
			(_, i): ConversationEvent => ({ type: 'message', id: `m${i}`, author: customer, content: text('x') }),
		)
		const done = Array.from({ length: 3_000 }, (_, i): ConversationEvent => ({
			...{ type: 'reaction', id: `r${i}`, of: `m${100 + i % 200}`, by: customer, emoji: '👍' },
		}))
		const read = await withLog([...said, ...done], ({ storage, tables }) => {
			const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = []
			const exec = (query: string, ...bindings: unknown[]) => {
				const cursor = storage.sql.exec(query, ...bindings)
				cursors.push(cursor)
				return cursor
			}
			const pages = new Pages({ sql: { exec } } as unknown as DurableObjectStorage, tables)
			pages.page({ after: 0, limit: 10 })
			cursors.length = 0
			expect(saidIn(pages.page({ after: 20, limit: 10 }).rows)).toHaveLength(10)
			return cursors.reduce((sum, it) => sum + it.rowsRead, 0)
		})
		expect(read).toBeLessThan(80)
	})

	it('carry what a message has come to, and not how', async () => {
		const done = Array.from({ length: 2_000 }, (_, i): ConversationEvent[] => [
			{ type: 'edited', id: `e${i}`, of: 'm', by: customer, content: text(`${i}`) },
			{ type: 'reaction', id: `r${i}`, of: 'm', by: i % 2 === 0 ? customer : agent, emoji: i % 3 === 0 ? null : '👍' },
			{ type: 'delivery', message: 'm', state: 'read' },
		])
		const log: ConversationEvent[] = [{ type: 'message', id: 'm', author: customer, content: text('x') }, ...done.flat()]
		const { page, whole } = await withLog(log, ({ storage, tables, rows }) => ({
			page: new Pages(storage, tables).page({ after: 0, limit: 5 }).rows,
			whole: saidIn(rows),
		}))
		expect(page).toHaveLength(5)
		expect(saidIn(page)).toEqual(whole)
	})

	it('end early where mails are long, and lose none', async () => {
		const long = Array.from(
			{ length: 12 },
			(_, i): ConversationEvent => ({ type: 'message', id: `m${i}`, author: customer, content: text('x'.repeat(1_000_000)) }),
		)
		const lengths = await withLog(long, ({ storage, tables }) => {
			const pages = new Pages(storage, tables)
			const found: number[] = []
			for (let after: number | null = 0; after !== null;) {
				const page = pages.page({ after, limit: 50 })
				found.push(page.rows.length)
				after = page.next
			}
			return found
		})
		expect(lengths).toEqual([3, 3, 3, 3])
	})

	it('leave nothing behind where nobody has written', async () => {
		const tables = await withLog([], ({ storage, tables }) => {
			expect(new Pages(storage, tables).page({ after: 0, limit: 5 })).toEqual({ rows: [], next: null })
			return storage.sql.exec("SELECT name FROM sqlite_master WHERE name LIKE 'log%'").toArray()
		})
		expect(tables).toEqual([])
	})
})
