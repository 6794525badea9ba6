/** Queues and those who stand in them, as the API shows them. */
import { z } from '@hono/zod-openapi'
import { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { MEDIA } from '../../../core/routing/media.ts'
import type { QueueItemRow } from '../../../core/protocol/queue-item.ts'
import type { QueueStatus } from '../../../durable-objects/queue/status.ts'

export const QueueBody = z.object({
	id: z.string(),
	name: z.string(),
	waiting: z.int().openapi({ description: 'Who could be offered now' }),
	offered: z.int().openapi({ description: 'Whose offer rings' }),
	deferred: z.int().openapi({ description: 'Who keeps a place until the queue opens or a callback comes due' }),
	ready: z.int().openapi({ description: 'Agents who are there, with room or without' }),
	free: z.int().openapi({ description: 'Agents who could take something more' }),
	open: z.boolean().openapi({ description: 'By its business hours' }),
	longestWaitMs: z.number().openapi({ description: '0 when nobody waits' }),
}).openapi('Queue')

export function queueBody({ id, name }: { id: string; name: string }, status: QueueStatus): z.infer<typeof QueueBody> {
	const { waiting, offered, deferred, ready, free, open, longestWaitMs } = status
	return { id, name, waiting, offered, deferred, ready, free, open, longestWaitMs: longestWaitMs ?? 0 }
}

const ms = z.number()

export const QueueItem = z.object({
	conversation: z.string(),
	position: z.int().nullable().openapi({ description: '1 for the next of those who ask the same; null for who does not wait for a turn' }),
	stage: z.enum(['waiting', 'offered', 'held']),
	held: z.string().nullable().openapi({ description: 'Why it is held: `defer`, `message`, `callback`, `voicemail`, …' }),
	enqueuedAtMs: z.int(),
	ageMs: ms,
	targetMs: ms.openapi({ description: 'The service level that counts for it' }),
	score: z.object({
		totalMs: ms,
		ageMs: ms,
		priorityMs: ms,
		targetMs: ms,
		departureMs: ms,
		boostMs: ms,
		cappedMs: ms,
	}).openapi({ description: 'Milliseconds; the largest `totalMs` is next' }),
	step: z.int().openapi({ description: 'Which step is in force, 0 for the first' }),
	steps: z.array(z.enum(['pending', 'active', 'expired', 'skipped', 'joined'])).openapi({
		description: 'One per step; the last is `finally`',
	}),
	policy: z.int().openapi({ description: 'Version of the configuration it is pinned to' }),
	subject: z.object({
		contactName: z.string().nullable(),
		contact: z.string().optional(),
		language: z.string(),
		preview: z.string(),
		note: z.string().nullable(),
		channel: InboxChannel.optional().openapi({ description: 'What they write by; absent for the web' }),
	}),
	media: z.enum(MEDIA),
	callback: z.object({ attempt: z.int(), notBeforeMs: z.int(), expiresAtMs: z.int(), to: z.string() }).nullable(),
	agents: z.array(z.string()).openapi({ description: 'For whom it rings' }),
}).openapi('QueueItem')

export function queueItemBody(row: QueueItemRow): z.infer<typeof QueueItem> {
	const { placement: _, virtualStartMs: __, ...shown } = row
	return { ...shown, steps: [...row.steps], agents: [...row.agents] }
}
