import type { Standing } from '../protocol/conversation.ts'
import type { ConversationId } from '../ids.ts'
import type { Line } from './line.ts'

/** What a line is reckoned with until its own pace is known. */
interface Gap {
	readonly typicalGapMs: number
}

export interface StandingNews {
	readonly conversation: ConversationId
	readonly standing: Standing
}

/**
 * Place in line and the wait still expected: as many departures as stand before, each as long as they took of late. Who is
 * being offered to somebody stands in nobody's way.
 */
export function standingOf(line: Line, conversation: ConversationId, gap: Gap): Standing | null {
	const item = line.items.get(conversation)
	if (!item) return null
	return standingAt(line, line.waiting.rank(item) + 1, gap)
}

/** With nobody there to serve the line there is nothing honest to say. */
function standingAt({ pace, ready }: Line, position: number, { typicalGapMs }: Gap): Standing {
	return { position, waitMs: ready.size === 0 ? null : Math.round(position * (pace.meanMs || typicalGapMs)) }
}

/** Up to this place every change is told. */
const NEAR = 10
/** Further back a change is told when the place has shrunk to this share of what was told last. */
const WORTH_TELLING = 0.8

/**
 * Who should hear of a new place. Each waiting person hears of it at most `NEAR` + log(n) times in all, so a thousand
 * waiting do not mean a thousand calls at each departure.
 */
export function standingNews(line: Line, told: ReadonlyMap<ConversationId, number>, gap: Gap): StandingNews[] {
	const news: StandingNews[] = []
	let position = 0
	for (const { conversation } of line.waiting) {
		const standing = standingAt(line, ++position, gap)
		const before = told.get(conversation) ?? Infinity
		const near = position <= NEAR && position !== before
		if (near || position <= before * WORTH_TELLING) news.push({ conversation, standing })
	}
	return news
}
