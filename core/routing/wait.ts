import type { Standing } from '../protocol/conversation.ts'
import type { ConversationId } from '../ids.ts'
import { type Line, placeOf } from './line.ts'

/** Departures before the line's pace is worth telling anybody. */
const DEPARTURES_MIN = 3

/**
 * Place in line and the wait still expected: as many departures as stand before, each as long as they took of late. Who is
 * being offered to somebody stands in nobody's way.
 */
export function standingOf(line: Line, conversation: ConversationId): Standing | null {
	const item = line.items.get(conversation)
	if (!item) return null
	const before = line.order.slice(0, placeOf(line, item)).filter((id) => line.items.get(id)?.stage === 'waiting').length
	return standingAt(line, before + 1)
}

function standingAt({ pace }: Line, position: number): Standing {
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
	let position = 0
	for (const conversation of line.order) {
		if (line.items.get(conversation)?.stage !== 'waiting') continue
		const standing = standingAt(line, ++position)
		const before = told.get(conversation) ?? Infinity
		const near = position <= NEAR && position !== before
		if (near || position <= before * WORTH_TELLING) news.push({ conversation, standing })
	}
	return news
}
