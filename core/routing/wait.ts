import type { Standing } from '../protocol/conversation.ts'
import type { ConversationId } from '../ids.ts'
import { type Line, placeOf } from './line.ts'

/** Departures before the line's pace is worth telling anybody. */
const DEPARTURES_MIN = 3

/** Place in line and the wait still expected: as many departures as stand before, each as long as they took of late. */
export function standingOf(line: Line, conversation: ConversationId): Standing | null {
	const item = line.items.get(conversation)
	return item ? standingAt(line, placeOf(line, item)) : null
}

function standingAt({ pace }: Line, place: number): Standing {
	const position = place + 1
	return { position, waitMs: pace.count >= DEPARTURES_MIN ? Math.round(position * pace.meanMs) : null }
}

/** Up to this place every change is told. */
const NEAR = 10
/** Further back a change is told when the place has shrunk to this share of what was told last. */
const WORTH_TELLING = 0.8

/**
 * Who should hear of a new place. Each waiting person hears of it at most `NEAR` + log(n) times in all, so a thousand
 * waiting do not mean a thousand calls at each departure.
 */
export function standingNews(
	line: Line,
	told: ReadonlyMap<ConversationId, number>,
): { conversation: ConversationId; standing: Standing }[] {
	const news: { conversation: ConversationId; standing: Standing }[] = []
	line.order.forEach((conversation, place) => {
		const standing = standingAt(line, place)
		const before = told.get(conversation) ?? Infinity
		const near = standing.position <= NEAR && standing.position !== before
		if (near || standing.position <= before * WORTH_TELLING) news.push({ conversation, standing })
	})
	return news
}
