/** What may come off the archive queue. A message is hostile until it has passed here. */
import { z } from 'zod'
import type { AuditBatch } from '../../core/audit/audit-batch.ts'
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import { isConversationId, isSlug } from '../../core/ids.ts'
import type { AgentId, ContactId, ConversationId, InboxId, QueueId, WorkspaceId } from '../../core/ids.ts'
import type { ConversationEvent } from '../../core/protocol/conversation.ts'
import type { LogBatch } from '../../core/routing/log-batch.ts'
import { AuditMessage } from './audit-message.ts'
import { RoutingMessage } from './routing-message.ts'

/** PostgreSQL's `integer`. */
const INT_MAX = 2_147_483_647
const seq = z.int().min(1).max(INT_MAX)
const timeMs = z.int().min(0)

function id<Id extends string>() {
	return z.custom<Id>((it) => typeof it === 'string' && it !== '' && it.length <= 128)
}

const Summary = z.object({
	conversation: z.custom<ConversationId>((it) => typeof it === 'string' && isConversationId(it)),
	inbox: id<InboxId>(),
	queue: id<QueueId>(),
	contact: z.object({ id: id<ContactId>(), name: z.string().nullable(), language: z.string() }),
	status: z.enum(['new', 'queued', 'deferred', 'active', 'abandoned', 'closed']),
	assignee: id<AgentId>().nullable(),
	placement: z.int().min(0).max(INT_MAX),
	openedAtMs: timeMs,
	closedAtMs: timeMs.nullable(),
	lastMessageAtMs: timeMs,
	preview: z.string(),
	disposition: z.string().nullable(),
	tags: z.array(z.string()).default([]),
	seq: z.int().min(0).max(INT_MAX),
})

/** Only the type is looked at: the archive keeps an event as it stands in the log, also one of a later version. */
const event = z.custom<ConversationEvent>((it) => typeof it === 'object' && it !== null && 'type' in it && typeof it.type === 'string')

const ConversationMessage: z.ZodType<ArchiveBatch> = z.object({
	workspace: z.custom<WorkspaceId>((it) => typeof it === 'string' && isSlug(it)),
	summary: Summary,
	rows: z.array(z.object({ seq, atMs: timeMs, event })).min(1),
})

export type ArchiveMessage = ArchiveBatch | AuditBatch | LogBatch

/** A conversation's batch names no kind: there were no others at first. */
export function isLog(message: ArchiveMessage): message is LogBatch {
	return 'kind' in message && message.kind === 'routing'
}

export function isAudit(message: ArchiveMessage): message is AuditBatch {
	return 'kind' in message && message.kind === 'audit'
}

/** A batch, or what is wrong with it. */
export function parseArchiveMessage(body: unknown): ArchiveMessage | string {
	const parsed = shapeOf(body).safeParse(body)
	return parsed.success ? parsed.data : z.prettifyError(parsed.error)
}

function shapeOf(body: unknown): z.ZodType<ArchiveMessage> {
	if (typeof body !== 'object' || body === null || !('kind' in body)) return ConversationMessage
	return body.kind === 'audit' ? AuditMessage : RoutingMessage
}
