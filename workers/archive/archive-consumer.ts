/**
 * The archive's end of the queue: log batches become rows in Postgres, once in effect. A database that cannot be reached
 * makes batches wait; a batch that PostgreSQL will never take goes to the dead letters and holds up nobody else.
 */
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import { objectName } from '../../core/ids.ts'
import { openDatabase } from '../../db/client.ts'
import type { Database } from '../../db/client.ts'
import { archiveBatches } from '../../db/queries/archive.ts'
import type { Archived } from '../../db/queries/archive.ts'
import type { ArchiveEnv } from './archive-env.ts'
import { parseArchiveMessage } from './archive-message.ts'
import { keepDeadLetter } from './dead-letters.ts'

/** A batch with the message it came in, which says in the end what became of it. */
interface Delivery {
	readonly message: Message
	readonly batch: ArchiveBatch
}

const DEAD_QUEUE = 'patchbay-archive-dead'
/** Short, since the local queue forgets what waits for longer than it may be idle (ten seconds); and a database that is back is used at once. */
const WAIT_MAX_S = 5
/** The queue gives up on a message after 100 attempts; one that only waits for its database begins anew before that. */
const WAIT_ATTEMPTS_MAX = 90
/** Refusals of one batch by PostgreSQL before it counts as dead: a schema change may be under way. */
const REFUSALS_MAX = 3

/** For both queues, the archive's and that of its dead letters. */
export async function consumeArchive(incoming: MessageBatch, env: ArchiveEnv): Promise<void> {
	if (incoming.queue === DEAD_QUEUE) return consumeDead(incoming, env)
	const deliveries: Delivery[] = []
	for (const message of incoming.messages) {
		const batch = parseArchiveMessage(message.body)
		if (typeof batch === 'string') await bury(env, message, batch)
		else deliveries.push({ message, batch })
	}
	if (deliveries.length === 0) return
	if (!env.DATABASE_URL) return waitAll(env, deliveries)
	const db = openDatabase({ databaseUrl: env.DATABASE_URL, neonSqlUrl: env.NEON_SQL_URL })
	await archive(env, { db, deliveries })
}

/** All in one go; when PostgreSQL refuses something in it, one by one, to find out what. */
async function archive(env: ArchiveEnv, { db, deliveries }: { db: Database; deliveries: readonly Delivery[] }): Promise<void> {
	try {
		const archived = await archiveBatches(db.$client, deliveries.map((it) => it.batch))
		for (const { message } of deliveries) message.ack()
		await confirm(env, archived)
	} catch (thrown) {
		const [first] = deliveries
		if (!isRefusal(thrown)) return waitAll(env, deliveries)
		if (deliveries.length > 1) { for (const it of deliveries) await archive(env, { db, deliveries: [it] }) }
		else if (first && first.message.attempts < REFUSALS_MAX) first.message.retry({ delaySeconds: WAIT_MAX_S })
		else if (first) await bury(env, first.message, String(thrown))
	}
}

/** Whether PostgreSQL has read the data and will not have it, as against not being there: SQLSTATE classes 21, 22, 23 and 54. */
function isRefusal(thrown: unknown): boolean {
	return thrown instanceof Error && 'code' in thrown && /^(21|22|23|54)/.test(String(thrown.code))
}

/** Best effort: a conversation that hears nothing hands its rows over again, and hears then. */
async function confirm(env: ArchiveEnv, archived: readonly Archived[]): Promise<void> {
	const calls = archived.filter((it) => it.seq > 0).map(({ workspace, conversation, seq }) =>
		env.CONVERSATION.getByName(objectName(workspace, conversation)).archived(seq)
	)
	await Promise.allSettled(calls)
}

async function waitAll(env: ArchiveEnv, deliveries: readonly Delivery[]): Promise<void> {
	for (const it of deliveries) await wait(env, it)
}

async function wait(env: ArchiveEnv, { message, batch }: Delivery): Promise<void> {
	if (message.attempts < WAIT_ATTEMPTS_MAX) return message.retry({ delaySeconds: Math.min(WAIT_MAX_S, 2 ** message.attempts) })
	await env.ARCHIVE.send(batch, { contentType: 'json', delaySeconds: WAIT_MAX_S })
	message.ack()
}

async function consumeDead(incoming: MessageBatch, env: ArchiveEnv): Promise<void> {
	for (const message of incoming.messages) await bury(env, message, 'the queue gave up on it after its last attempt')
}

async function bury(env: ArchiveEnv, message: Message, reason: string): Promise<void> {
	try {
		await keepDeadLetter(env, message, reason)
		console.warn(`archive: a batch went to the dead letters: ${reason}`)
		message.ack()
	} catch {
		message.retry({ delaySeconds: WAIT_MAX_S })
	}
}
