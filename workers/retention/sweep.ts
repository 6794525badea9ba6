/**
 * Deletes what is over for longer than its workspace keeps it: conversations with their objects, and what queues were told and
 * decided. Some at a time, each time from what is there: whatever breaks, the rest goes with the next message.
 */
import type { AuditEntry } from '../../core/audit/entry.ts'
import { type ConversationId, objectName } from '../../core/ids.ts'
import type { Sweep } from '../../core/retention/sweep.ts'
import type { Sql } from '../../db/client.ts'
import { countEnded, countLogs, deleteConversations, deleteLog, endedAfter, oldLogs } from '../../db/queries/retention.ts'
import type { ArchiveEnv } from '../archive/archive-env.ts'
import { sweepDeadLetters } from './sweep-dead-letters.ts'

/** Each takes two calls at most, and a Worker may make a thousand. */
const CONVERSATIONS_MAX = 200
const AT_ONCE = 20
const ROWS_MAX = 5_000
const ROUNDS_MAX = 40

/** Answers what is left for another message; null when all is done. Throws when something cannot be reached. */
export async function carryOut(env: ArchiveEnv, sql: Sql, sweep: Sweep): Promise<Sweep | null> {
	if (sweep.after === '' && !await isRecorded(env, sql, sweep)) return null
	const after = await sweepConversations(env, sql, sweep)
	const isMore = await sweepLogs(sql, sweep)
	return after !== null || isMore ? { ...sweep, after: after ?? LAST } : null
}

/** After every id there is. */
const LAST = '~'

/** On record before anything goes, once for the whole sweep; false when nothing is to go. */
async function isRecorded(env: ArchiveEnv, sql: Sql, sweep: Sweep): Promise<boolean> {
	const { workspace, atMs, conversationsBeforeMs, routingBeforeMs } = sweep
	const conversations = conversationsBeforeMs === null ? 0 : await countEnded(sql, { workspace, beforeMs: conversationsBeforeMs })
	const routingRows = routingBeforeMs === null ? 0 : await countLogs(sql, { workspace, beforeMs: routingBeforeMs })
	const deadLetters = await sweepDeadLetters(env, sweep, { dry: true })
	if (conversations + routingRows + deadLetters === 0) return false
	const detail = { conversations, routingRows, deadLetters, conversationsBeforeMs, routingBeforeMs }
	const act: Pick<AuditEntry, 'act' | 'actor' | 'target' | 'address'> = {
		act: 'retention.swept',
		actor: { kind: 'system' },
		target: null,
		address: null,
	}
	await env.AUDIT.getByName(workspace).append({ id: `sweep_${workspace}_${atMs}`, workspace, atMs, detail, ...act })
	await sweepDeadLetters(env, sweep, { dry: false })
	return true
}

/** Answers the last one that was looked at; null when there are no more. */
async function sweepConversations(
	env: ArchiveEnv,
	sql: Sql,
	{ workspace, conversationsBeforeMs: beforeMs, after }: Sweep,
): Promise<string | null> {
	if (beforeMs === null || after === LAST) return null
	const found = await endedAfter(sql, { workspace, beforeMs, after, limit: CONVERSATIONS_MAX })
	for (let at = 0; at < found.length; at += AT_ONCE) {
		const some = found.slice(at, at + AT_ONCE)
		const gone = await Promise.all(some.map((it) => isErased(env, { name: objectName(workspace, it), beforeMs })))
		await deleteConversations(sql, workspace, some.filter((_, i) => gone[i]) as ConversationId[])
	}
	return found.length === CONVERSATIONS_MAX ? found.at(-1) ?? null : null
}

/** An object that goes does not live to say so: the one that is there in its place does. One that has come to life again stays. */
async function isErased(env: ArchiveEnv, { name, beforeMs }: { name: string; beforeMs: number }): Promise<boolean> {
	const ask = () => env.CONVERSATION.getByName(name).erase(beforeMs)
	return await ask().catch(ask)
}

/** Answers whether there is more. */
async function sweepLogs(sql: Sql, { workspace, routingBeforeMs: beforeMs }: Sweep): Promise<boolean> {
	if (beforeMs === null) return false
	const logs = await oldLogs(sql, { workspace, beforeMs })
	for (let round = 0; round < ROUNDS_MAX; round++) {
		const [log] = logs
		if (!log) return false
		const gone = await deleteLog(sql, workspace, { ...log, limit: ROWS_MAX })
		if (gone === 0) logs.shift()
	}
	return logs.length > 0
}
