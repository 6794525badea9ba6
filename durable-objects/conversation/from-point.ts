/** What a contact point tells its conversation. */
import type { Command, PointEvent } from '../../core/conversation/command.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import { messageIdOf, type Point, pointKey } from '../../core/channel/point.ts'
import { pointAt } from '../../core/conversation/points.ts'
import type { Content } from '../../core/message.ts'
import type { Contact, ConversationEvent } from '../../core/protocol/conversation.ts'
import type { QueueId } from '../../core/ids.ts'
import type { Media } from '../../core/routing/media.ts'
import type { Journal } from '../shared/journal.ts'

/** `key`: told twice, it is the same. */
export type PointItem =
	| {
		readonly type: 'message'
		readonly key: string
		readonly atMs: number
		/** The provider's. */
		readonly id: string
		readonly content: Content
		readonly replyTo?: string
		readonly sentAtMs?: number
		readonly order?: number
	}
	| { readonly type: 'event'; readonly key: string; readonly atMs: number; readonly event: PointEvent }

export interface FromPoint {
	readonly point: Point
	readonly contact: Contact
	readonly queue: QueueId
	readonly returnMs: number
	readonly media: Media
	/** Who writes to what has been closed for longer begins anew. */
	readonly reopenMs: number
	readonly items: readonly PointItem[]
}

/** `over`: nothing has been taken; what is said now belongs to a new conversation. */
export type HeardFromPoint = { readonly ok: true } | { readonly ok: false; readonly over: true }

/** Whether what is said belongs to a new conversation, this one having been over for long. */
function isOver(
	{ status, closedAtMs }: ConversationState,
	{ items, reopenMs, atMs }: { items: readonly PointItem[]; reopenMs: number; atMs: number },
): boolean {
	return status === 'closed' && closedAtMs !== null && closedAtMs + reopenMs < atMs && items.some((it) => it.type === 'message')
}

/** Who lets us write from somewhere new is there from now on. */
function commandsOf(item: PointItem, { from, state }: { from: FromPoint; state: ConversationState }): readonly Command[] {
	const isNew = item.type === 'event' && item.event.type === 'followed' && pointAt(state, pointKey(from.point)) === null
	return [...(isNew ? [{ type: 'join', atMs: item.atMs, point: from.point } as const] : []), commandOf(item, from)]
}

function commandOf(item: PointItem, { point, contact, queue, returnMs, media }: FromPoint): Command {
	if (item.type === 'event') return { type: 'point', atMs: item.atMs, event: item.event }
	const { atMs, id, content, replyTo, sentAtMs, order } = item
	return {
		type: 'receive',
		atMs,
		id: messageIdOf(point.channel, id),
		author: { kind: 'customer', id: contact.id },
		content,
		origin: { inbox: point.inbox, queue, contact, returnMs, facts: { media, attributes: { channel: point.channel } }, point },
		...(replyTo !== undefined && { replyTo: replyTo }),
		...(sentAtMs !== undefined && { sentAtMs }),
		...(order !== undefined && { order }),
	}
}

interface House {
	readonly journal: Journal<ConversationState, ConversationEvent>
	dispatch(command: Command, key: string | null): unknown
}

/** Each thing once, and in this order. */
export function hearFromPoint(from: FromPoint, { journal, dispatch }: House): HeardFromPoint {
	const { items, reopenMs } = from
	if (isOver(journal.state, { items, reopenMs, atMs: Date.now() })) return { ok: false, over: true }
	for (const item of items) {
		if (journal.byClientKey(item.key) !== null) continue
		for (const command of commandsOf(item, { from, state: journal.state })) dispatch(command, command.type === 'join' ? null : item.key)
	}
	return { ok: true }
}
