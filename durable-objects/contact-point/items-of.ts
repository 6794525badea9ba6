/** What rows of a contact point's log say to a conversation. */
import { type ContactEvent, type Heard, opensWindow } from '../../core/channel/contact-log.ts'
import { ELSEWHERE, messageIdOf, type Point, pointKey } from '../../core/channel/point.ts'
import type { ContactId, ConversationId } from '../../core/ids.ts'
import { isAutomatic } from '../../core/message.ts'
import type { PointEvent } from '../../core/conversation/command.ts'
import type { PointItem } from '../conversation/from-point.ts'
import type { Appended } from '../shared/journal.ts'
import type { Outgoing } from './outgoing.ts'

/** Null: to whichever conversation stands. */
export interface Told {
	readonly conversation: ConversationId | null
	readonly item: PointItem
}

interface Around {
	readonly point: Point
	readonly contact: ContactId
	readonly outgoing: Outgoing
}

type Row = Appended<ContactEvent>

export function itemsOf(row: Row, around: Around): readonly Told[] {
	const { event, atMs, seq } = row
	const key = (n: number) => `p:${pointKey(around.point)}:${seq}.${n}`
	switch (event.type) {
		case 'heard':
			return [
				...(event.contact ? [tell(null, { key: key(0), atMs, event: { type: 'contact', contact: event.contact } })] : []),
				...heardItems(event.heard, { ...around, atMs, key: key(1) }),
				...(event.kin ? [tell(null, { key: key(2), atMs, event: { type: 'kin', conversation: event.kin } })] : []),
			]
		case 'early':
			return heardItems(event.heard, { ...around, atMs, key: key(1) })
		case 'named':
			return [tell(null, { key: key(0), atMs, event: { type: 'contact', contact: event.contact } })]
		case 'told': {
			const { conversation, message, state, problem } = event
			return [tell(conversation, { key: key(0), atMs, event: { type: 'delivery', message, state, ...(problem && { problem }) } })]
		}
		case 'stored': {
			const { conversation, file, stored, reason } = event
			return [tell(conversation, { key: key(0), atMs, event: { type: 'file', file, stored, ...(reason && { reason }) } })]
		}
		case 'expired':
			return [tell(null, { key: key(0), atMs, event: { type: 'window', via: pointKey(around.point), state: 'closed', closesAtMs: atMs } })]
		default:
			return []
	}
}

function tell(conversation: ConversationId | null, item: { key: string; atMs: number; event: PointEvent }): Told {
	return { conversation, item: { type: 'event', ...item } }
}

function heardItems(heard: Heard, { point, contact, outgoing, atMs, key }: Around & { atMs: number; key: string }): readonly Told[] {
	const by = { kind: 'customer', id: contact } as const
	const named = (of: string) => outgoing.messageOf({ of }) ?? messageIdOf(point.channel, of)
	const about = (it: When & { of: string }) => ({ id: key, of: named(it.of), by, ...whenOf(it) })
	switch (heard.kind) {
		case 'message': {
			const { id, content } = heard
			const replyTo = heard.replyTo === undefined ? {} : { replyTo: named(heard.replyTo) }
			if (isAutomatic(content)) {
				const said = { id: messageIdOf(point.channel, id), author: by, content, via: pointKey(point), ...replyTo, ...whenOf(heard) }
				return [tell(null, { key, atMs, event: { type: 'message', ...said } })]
			}
			return [{
				conversation: null,
				item: { type: 'message', key, atMs, id, content, ...replyTo, ...whenOf(heard) },
			}]
		}
		case 'reaction':
			return [tell(null, { key, atMs, event: { type: 'reaction', ...about(heard), emoji: heard.emoji } })]
		case 'edit':
			return [tell(null, { key, atMs, event: { type: 'edited', ...about(heard), content: heard.content } })]
		case 'delete':
			return [tell(null, { key, atMs, event: { type: 'deleted', ...about(heard) } })]
		case 'follow':
		case 'unfollow':
			return [tell(null, { key, atMs, event: { type: heard.kind === 'follow' ? 'followed' : 'unfollowed', via: pointKey(point) } })]
		case 'echo':
			return [tell(null, { key, atMs, event: elsewhere(heard, point) })]
		case 'status':
			return []
	}
}

interface When {
	readonly atMs?: number | null
	readonly order?: number
}

/** By the provider's clock, where it is known. */
function whenOf({ atMs = null, order }: When): { sentAtMs?: number; order?: number } {
	return { ...(atMs !== null && { sentAtMs: atMs }), ...(order !== undefined && { order }) }
}

/** Somebody has answered by the provider's own app. */
function elsewhere(heard: Extract<Heard, { kind: 'echo' }>, point: Point): PointEvent {
	const author = { kind: 'agent', id: ELSEWHERE, name: point.channel } as const
	const { of, content } = heard
	return { type: 'message', id: messageIdOf(point.channel, of), author, content, via: pointKey(point), ...whenOf(heard) }
}

/** Neighbours that were said at other times than they came are put in the order they were said. */
export function inSpokenOrder(rows: readonly Row[]): readonly Row[] {
	return rows.toSorted((a, b) => spokenAt(a) - spokenAt(b) || orderIn(a) - orderIn(b) || a.seq - b.seq)
}

/** Neighbours that go to one conversation. */
export function inRuns(told: readonly Told[]): readonly Told[][] {
	const runs: Told[][] = []
	for (const it of told) {
		const last = runs.at(-1)
		if (last && last[0]?.conversation === it.conversation) last.push(it)
		else runs.push([it])
	}
	return runs
}

function spokenAt({ event, atMs }: Row): number {
	// What is done to what they say opens no conversation: it goes after.
	if (event.type === 'early') return Number.MAX_SAFE_INTEGER
	return event.type === 'heard' && opensWindow(event.heard) ? Math.min(event.heard.atMs ?? atMs, atMs) : atMs
}

function orderIn({ event }: Row): number {
	return event.type === 'heard' && event.heard.kind === 'message' ? event.heard.order ?? 0 : 0
}
