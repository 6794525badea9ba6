import { afterMessage, backOnPage, followed, joined, type Pointed, pointViews, startAt, warned } from '../../../core/conversation/points.ts'
import type { ConversationView, Row } from '../../../core/protocol/conversation.ts'

const NOWHERE: Pointed = { points: [], at: null }

/** Where the customer can be reached after one more row. */
export function reachAfter(row: Row, before: readonly Row[]): Pick<ConversationView, 'points' | 'at'> {
	const pointed = [...before, row].reduce(reach, NOWHERE)
	return { points: pointViews(pointed), at: pointed.at ?? null }
}

function reach(pointed: Pointed, { event, atMs, seq }: Row): Pointed {
	switch (event.type) {
		case 'opened':
			return event.point ? startAt(event.point) : pointed
		case 'joined':
			return joined(pointed, event.point)
		case 'message':
			if (event.via !== undefined) return afterMessage(pointed, { event, atMs, seq })
			return event.author.kind === 'customer' ? { ...pointed, ...backOnPage(pointed) } : pointed
		case 'followed':
		case 'unfollowed':
			return { ...pointed, ...followed(pointed, { key: event.via, on: event.type === 'followed', atMs }) }
		case 'window':
			return { ...pointed, ...warned(pointed, event) }
		default:
			return pointed
	}
}
