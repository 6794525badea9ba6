/** What the objects' own storage says, read past them once everything is quiet. */
import { runInDurableObject } from 'cloudflare:test'
import type { ConversationId } from '../../core/ids.ts'
import type { Row } from '../../core/protocol/conversation.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { Item } from '../../core/routing/item.ts'
import type { World } from './world.ts'

export interface Log {
	readonly conversation: ConversationId
	readonly summary: ConversationSummary | null
	/** Epoch of the newest `assigned` row. */
	readonly epoch: number
	readonly rows: readonly Row[]
}

const PAGE = 1_000

export async function readLog(world: World, conversation: ConversationId): Promise<Log> {
	const stub = world.stub('CONVERSATION', conversation)
	const rows: Row[] = []
	for (
		let page = await stub.rows({ after: 0, limit: PAGE });
		page.length > 0;
		page = await stub.rows({ after: rows.length, limit: PAGE })
	) {
		rows.push(...page as Row[])
	}
	const epoch = rows.reduce((newest, { event }) => event.type === 'assigned' ? event.epoch : newest, 0)
	return { conversation, rows, epoch, summary: await stub.summary() as ConversationSummary | null }
}

export async function readLine(world: World, queue: string): Promise<Item[]> {
	return await runInDurableObject(world.stub('QUEUE', queue), (_, { storage }) => bodies<Item>(storage, 'items'))
}

/** Debts not yet paid, as they stand on disk, parked ones too. */
export async function readDebts(world: World, binding: 'CONVERSATION' | 'AGENT', id: string): Promise<unknown[]> {
	return await runInDurableObject(world.stub(binding, id), (_, { storage }) => [
		...owedIn(storage),
		...[...storage.kv.list({ prefix: 'parked.' })],
	])
}

function bodies<Body>({ sql }: DurableObjectStorage, table: string): Body[] {
	const exists = sql.exec('SELECT 1 FROM sqlite_master WHERE name = ?', table).toArray().length > 0
	return exists ? sql.exec<{ body: string }>(`SELECT body FROM ${table}`).toArray().map((it) => JSON.parse(it.body) as Body) : []
}

/** What rows after the newest word on what is paid make owed. */
function owedIn({ sql }: DurableObjectStorage): unknown[] {
	const exists = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'log'").toArray().length > 0
	if (!exists) return []
	const paid = 'SELECT paid FROM log ORDER BY seq DESC LIMIT 1'
	return sql.exec<{ owed: string }>(`SELECT owed FROM log WHERE owed IS NOT NULL AND seq > (${paid})`).toArray().flatMap((it) =>
		JSON.parse(it.owed)
	)
}
