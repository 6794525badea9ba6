/** What is over for longer than a workspace keeps it, and is to go. */
import type { RetentionConfig } from '../config/directories.ts'
import type { WorkspaceId } from '../ids.ts'
import type { z } from 'zod'

export interface Sweep {
	readonly kind: 'sweep'
	readonly workspace: WorkspaceId
	/** When it was asked for. */
	readonly atMs: number
	/** Conversations that have ended before this; null: they stay. */
	readonly conversationsBeforeMs: number | null
	/** What queues were told and decided before this; null: it stays. */
	readonly routingBeforeMs: number | null
	/** The last conversation that has been looked at; those after it are to be. */
	readonly after: string
}

export type Retention = z.infer<typeof RetentionConfig>

export const DAY_MS = 86_400_000

/** Null when all is kept for ever. */
export function sweepOf(
	{ conversationsDays, routingDays }: Retention,
	{ workspace, atMs }: { workspace: WorkspaceId; atMs: number },
): Sweep | null {
	if (conversationsDays === null && routingDays === null) return null
	return {
		kind: 'sweep',
		workspace,
		atMs,
		conversationsBeforeMs: conversationsDays && atMs - conversationsDays * DAY_MS,
		routingBeforeMs: routingDays && atMs - routingDays * DAY_MS,
		after: '',
	}
}

/** When the next one is due: a day after the last, and never sooner than a day after somebody has said what is kept, so that a slip can be taken back. */
export function nextSweepMs(
	{ before, after }: { before: Retention | null; after: Retention },
	{ dueMs, atMs }: { dueMs: number | null; atMs: number },
): number | null {
	if (after.conversationsDays === null && after.routingDays === null) return null
	const isSame = before?.conversationsDays === after.conversationsDays && before.routingDays === after.routingDays
	return isSame && dueMs !== null ? dueMs : atMs + DAY_MS
}
