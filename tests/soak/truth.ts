/** What the objects' own storage says, read past them once everything is quiet. */
import { runInDurableObject } from 'cloudflare:test'
import { type ConversationId, plainQueue, type QueueId } from '../../core/ids.ts'
import type { Row } from '../../core/protocol/conversation.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { Item } from '../../core/routing/item.ts'
import type { QueueLogRow } from '../../core/routing/queue-command.ts'
import { LineStorage } from '../../durable-objects/queue/line-storage.ts'
import { QueueLog } from '../../durable-objects/queue/queue-log.ts'
import { LINES } from './policies.ts'
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

/** Who stands in a queue, in whichever of its objects. */
export async function readLine(world: World, queue: string): Promise<Item[]> {
	const lines = await Promise.all(LINES.filter((it) => plainQueue(it) === queue).map((it) => readObject(world, it)))
	return lines.flatMap((it) => it.items)
}

export interface QueueTruth {
	readonly items: readonly Item[]
	/** The log as far as it has not been dropped: from its first row within the first hours. */
	readonly rows: readonly QueueLogRow[]
}

/** One object of a queue, as its next life will read it. */
export async function readObject(world: World, queue: QueueId): Promise<QueueTruth> {
	return await runInDurableObject(world.stub('QUEUE', queue), (_, { storage }) => {
		const log = new QueueLog(storage, { workspace: world.workspace, queue })
		const { line } = new LineStorage(storage, log)
		return { items: [...line.items.values()], rows: log.after(0, Number.MAX_SAFE_INTEGER) }
	})
}

/** Debts not yet paid, as they stand on disk, parked ones too. */
export async function readDebts(world: World, { binding, id }: World['addresses'][number]): Promise<unknown[]> {
	if (binding === 'QUEUE') return (await readObject(world, id as QueueId)).items.flatMap((it) => it.owes ?? [])
	return await runInDurableObject(
		world.stub(binding, id),
		(_, { storage }) =>
			binding === 'WORKSPACE'
				? storage.sql.exec('SELECT kind, id, version FROM owed').toArray()
				: [...owedIn(storage), ...[...storage.kv.list({ prefix: 'parked.' })]],
	)
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
