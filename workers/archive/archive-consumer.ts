/**
 * The archive's end of the queue: logs of conversations and of queues become rows in Postgres, once in effect. A database that cannot be reached
 * makes batches wait; a batch that PostgreSQL will never take goes to the dead letters and holds up nobody else.
 */
import type { AuditBatch } from '../../core/audit/audit-batch.ts'
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import type { LogBatch } from '../../core/routing/log-batch.ts'
import { openDatabase } from '../../db/client.ts'
import type { ArchiveEnv } from './archive-env.ts'
import { type ArchiveMessage, isAudit, isLog, parseArchiveMessage } from './archive-message.ts'
import { keepDeadLetter } from './dead-letters.ts'
import { type AskedSweep, consumeSweep } from '../retention/consume-sweep.ts'
import { sweepFrom } from '../retention/sweep-message.ts'
import { confirmLogs, storeAudits, storeConversations, storeLogs } from './store.ts'
import { logWarning } from '../../durable-objects/shared/log.ts'

/** A batch with the message it came in, which says in the end what became of it. */
interface Delivery<Batch extends ArchiveMessage> {
	readonly message: Message
	readonly batch: Batch
}

/** Writes batches and lets their objects know. */
type Store<Batch> = (batches: readonly Batch[]) => Promise<void>

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
	const conversations: Delivery<ArchiveBatch>[] = []
	const logs: Delivery<LogBatch>[] = []
	const audits: Delivery<AuditBatch>[] = []
	const { sweeps, messages } = apart(incoming.messages)
	for (const message of messages) {
		const batch = parseArchiveMessage(message.body)
		if (typeof batch === 'string') await bury(env, message, batch)
		else if (isLog(batch)) logs.push({ message, batch })
		else if (isAudit(batch)) audits.push({ message, batch })
		else conversations.push({ message, batch })
	}
	if (!env.DATABASE_URL) return waitAll(env, [...conversations, ...logs, ...audits])
	const { $client: sql } = openDatabase({ databaseUrl: env.DATABASE_URL, neonSqlUrl: env.NEON_SQL_URL })
	await archive(env, { deliveries: conversations, store: (batches) => storeConversations(env, sql, batches) })
	await archive(env, { deliveries: logs, store: (batches) => storeLogs(env, sql, batches) })
	await archive(env, { deliveries: audits, store: (batches) => storeAudits(env, sql, batches) })
	for (const it of sweeps) await consumeSweep(env, sql, it)
}

/** Sweeps are no batches of anything. One that meets no database is gone: the next day asks again. */
function apart(messages: readonly Message[]): { sweeps: AskedSweep[]; messages: readonly Message[] } {
	const sweeps = messages.flatMap((message) => {
		const sweep = sweepFrom(message.body)
		return sweep ? [{ message, sweep }] : []
	})
	return { sweeps, messages: messages.filter((it) => !sweeps.some(({ message }) => message === it)) }
}

/** All in one go; when PostgreSQL refuses something in it, one by one, to find out what. */
async function archive<Batch extends ArchiveMessage>(
	env: ArchiveEnv,
	{ deliveries, store }: { deliveries: readonly Delivery<Batch>[]; store: Store<Batch> },
): Promise<void> {
	const [first] = deliveries
	if (!first) return
	try {
		await store(deliveries.map((it) => it.batch))
		for (const { message } of deliveries) message.ack()
	} catch (thrown) {
		if (!isRefusal(thrown)) return waitAll(env, deliveries)
		if (deliveries.length > 1) { for (const it of deliveries) await archive(env, { deliveries: [it], store }) }
		else if (first.message.attempts < REFUSALS_MAX) first.message.retry({ delaySeconds: WAIT_MAX_S })
		else await bury(env, first.message, String(thrown))
	}
}

/** Whether PostgreSQL has read the data and will not have it, as against not being there: SQLSTATE classes 21, 22, 23 and 54. */
function isRefusal(thrown: unknown): boolean {
	return thrown instanceof Error && 'code' in thrown && /^(21|22|23|54)/.test(String(thrown.code))
}

async function waitAll(env: ArchiveEnv, deliveries: readonly Delivery<ArchiveMessage>[]): Promise<void> {
	for (const it of deliveries) await wait(env, it)
}

async function wait(env: ArchiveEnv, { message, batch }: Delivery<ArchiveMessage>): Promise<void> {
	if (message.attempts < WAIT_ATTEMPTS_MAX) return message.retry({ delaySeconds: Math.min(WAIT_MAX_S, 2 ** message.attempts) })
	await env.ARCHIVE.send(batch, { contentType: 'json', delaySeconds: WAIT_MAX_S })
	message.ack()
}

async function consumeDead(incoming: MessageBatch, env: ArchiveEnv): Promise<void> {
	for (const message of apart(incoming.messages).messages) await bury(env, message, 'the queue gave up on it after its last attempt')
}

async function bury(env: ArchiveEnv, message: Message, reason: string): Promise<void> {
	try {
		await keepDeadLetter(env, message, reason)
		logWarning('dead-letter', { reason })
		message.ack()
		const batch = parseArchiveMessage(message.body)
		if (typeof batch !== 'string' && isLog(batch)) await confirmLogs(env, [batch])
	} catch {
		message.retry({ delaySeconds: WAIT_MAX_S })
	}
}
