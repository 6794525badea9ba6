/** By what an answer may go, and where else it could. */
import { isRemote } from '../../../../core/channel/about.ts'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import type { PointView, Row } from '../../../../core/protocol/conversation.ts'
import type { DeskInbox } from '../../api/directory.ts'

/** The channel of the page or app that a conversation began in; null where a provider has brought it, or nobody can write to. */
export function ownChannel(rows: readonly Row[], inboxes: readonly DeskInbox[]): InboxChannel | null {
	const opened = rows.find(({ event }) => event.type === 'opened')?.event
	if (opened?.type !== 'opened' || opened.point) return null
	const channel = inboxes.find((it) => it.id === opened.inbox)?.channel ?? 'web'
	return channel === 'web' || channel === 'app' ? channel : null
}

/** Inboxes at which somebody can have an address. */
export function reachable(inboxes: readonly DeskInbox[]): readonly DeskInbox[] {
	return inboxes.filter((it) => it.enabled && isRemote(it.channel))
}

/** Those of them where the customer is not known yet. */
export function beyond(inboxes: readonly DeskInbox[], points: readonly PointView[]): readonly DeskInbox[] {
	return reachable(inboxes).filter((it) => !points.some(({ point }) => point.inbox === it.id))
}
