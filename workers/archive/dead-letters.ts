/** Batches the archive gave up on, kept in R2 until somebody has mended the cause and sends them back. */
import { z } from 'zod'
import { isSlug, type WorkspaceId } from '../../core/ids.ts'
import type { ArchiveEnv } from './archive-env.ts'
import { type ArchiveMessage, isAudit, isLog, parseArchiveMessage } from './archive-message.ts'

export interface DeadLetter {
	readonly key: string
	readonly atMs: number
	readonly bytes: number
	/** Why the archive gave up, in PostgreSQL's or the parser's words. */
	readonly reason: string
}

const Stored = z.object({ reason: z.string(), body: z.unknown() })
const PAGE = 100
/** One request to a Worker may make a thousand calls of its own; each letter takes three. */
const REPLAY_MAX = 300
const REASON_MAX_CHARS = 500

/** Throws when R2 does not take it: then the message must stay in its queue. */
export async function keepDeadLetter(env: ArchiveEnv, message: Message, reason: string): Promise<void> {
	await env.DEAD_LETTERS.put(keyOf(message), JSON.stringify({ reason, body: message.body }), {
		httpMetadata: { contentType: 'application/json' },
		customMetadata: { reason: encodeURIComponent(reason.slice(0, REASON_MAX_CHARS).toWellFormed()) },
	})
}

/** Each workspace has a folder of its own; what names none lies in one that no workspace can have. */
const NOBODYS = '~'
const Addressed = z.object({ workspace: z.string().refine(isSlug) })

/** Sorts by time, and is the same for the same rows: a batch that fails again and again leaves one letter. */
function keyOf(message: Message): string {
	const addressed = Addressed.safeParse(message.body)
	return `${addressed.success ? addressed.data.workspace : NOBODYS}/${nameOf(message)}`
}

function nameOf(message: Message): string {
	const batch = parseArchiveMessage(message.body)
	if (typeof batch === 'string') return `${message.timestamp.toISOString()}_${message.id}.json`
	const [name, rows] = contentsOf(batch)
	const [first, last] = [rows[0], rows.at(-1)]
	const time = new Date(Math.min(first?.atMs ?? 0, 8.64e15)).toISOString()
	const part = isLog(batch) ? `${batch.after}-${batch.through}` : `${first?.seq}-${last?.seq}`
	return `${time}_${batch.workspace}_${name}_${part}.json`
}

function contentsOf(batch: ArchiveMessage): [name: string, rows: readonly { readonly atMs: number; readonly seq: number }[]] {
	if (isLog(batch)) return [batch.queue, batch.pieces]
	return isAudit(batch) ? ['audit', batch.rows] : [batch.summary.conversation, batch.rows]
}

export interface LettersAsked {
	/** Whose; all of them when left out. */
	readonly workspace?: WorkspaceId
	/** `nextCursor` of the page before. */
	readonly cursor?: string
}

/** A workspace's, oldest first. */
export async function listDeadLetters(
	env: ArchiveEnv,
	{ workspace, cursor }: LettersAsked = {},
): Promise<{ items: DeadLetter[]; nextCursor: string | null }> {
	const found = await env.DEAD_LETTERS.list({ ...within(workspace), limit: PAGE, cursor, include: ['customMetadata'] })
	const items = found.objects.map((it) => ({
		key: it.key,
		atMs: it.uploaded.getTime(),
		bytes: it.size,
		reason: decodeURIComponent(it.customMetadata?.['reason'] ?? ''),
	}))
	return { items, nextCursor: found.truncated ? found.cursor : null }
}

/** Sends letters back to the archive's queue, a workspace's oldest first; `more` says that there are others than those of this call. */
export async function replayDeadLetters(
	env: ArchiveEnv,
	{ workspace }: Pick<LettersAsked, 'workspace'> = {},
): Promise<{ replayed: number; more: boolean }> {
	const found = await env.DEAD_LETTERS.list({ ...within(workspace), limit: REPLAY_MAX })
	let replayed = 0
	for (const { key } of found.objects) if (await replay(env, key)) replayed++
	return { replayed, more: found.truncated }
}

function within(workspace: WorkspaceId | undefined): { prefix?: string } {
	return workspace === undefined ? {} : { prefix: `${workspace}/` }
}

/** Deleted only once it is sent: a crash in between sends it twice, which the archive does not mind. */
async function replay(env: ArchiveEnv, key: string): Promise<boolean> {
	const object = await env.DEAD_LETTERS.get(key)
	if (!object) return false
	const stored = Stored.parse(await object.json())
	// What is no batch is refused again by the consumer and comes back here with its reason.
	await env.ARCHIVE.send(stored.body as ArchiveMessage, { contentType: 'json' })
	await env.DEAD_LETTERS.delete(key)
	return true
}
