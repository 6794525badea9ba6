/** A queue's log as it may come off the archive queue: hostile until it has passed here. */
import { z } from 'zod'
import { isConversationId, isSlug } from '../../core/ids.ts'
import type { QueueId, WorkspaceId } from '../../core/ids.ts'
import type { LogBatch, LogPiece } from '../../core/routing/log-batch.ts'
import { NO_VERSION, type QueueCommand } from '../../core/routing/queue-command.ts'
import type { DecisionRow } from '../../core/routing/why.ts'

/** PostgreSQL's `integer`. */
const INT_MAX = 2_147_483_647
const LOG_NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?(?:~[0-9]{1,2})?$/
const count = z.int().min(0)
const slug = z.string().refine(isSlug)

/** What the archive's columns are read off. The rest of a decision is kept to the letter, also that of a later version. */
const Decided = z.object({
	atMs: count,
	conversation: z.string().refine(isConversationId),
	act: slug,
	agents: z.array(slug),
	policy: z.int().min(NO_VERSION).max(INT_MAX),
})

/** Checked, and handed on as it came: a parser's copy would put the keys in another order. */
function asIs<Value>(shape: z.ZodType) {
	return z.custom<Value>((it) => shape.safeParse(it).success)
}

const Piece: z.ZodType<LogPiece> = z.object({
	seq: z.int().min(1),
	atMs: count,
	offers: z.boolean(),
	command: asIs<QueueCommand>(z.object({ type: z.string() })).nullable(),
	first: count.max(INT_MAX),
	decisions: z.array(asIs<DecisionRow>(Decided)),
})

export const RoutingMessage: z.ZodType<LogBatch> = z.object({
	kind: z.literal('routing'),
	workspace: z.custom<WorkspaceId>((it) => typeof it === 'string' && isSlug(it)),
	queue: z.custom<QueueId>((it) => typeof it === 'string' && LOG_NAME.test(it)),
	after: count,
	through: count,
	pieces: z.array(Piece),
})
