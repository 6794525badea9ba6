/** Place in line and expected wait, and who should hear of theirs. */
import type { ConversationId } from '../ids.ts'
import type { Standing } from '../protocol/conversation.ts'
import { laneOf } from './buckets.ts'
import type { Lane, Line, Pace } from './line.ts'
import { planOf } from './plans.ts'
import { crewOf } from './staff.ts'
import { SortedList } from './sorted-list.ts'

export interface StandingNews {
	readonly conversation: ConversationId
	readonly placement: number
	readonly standing: Standing
}

/**
 * Place among those who ask the same for good, and the wait still expected: as much for each place as it took those who
 * waited in this lane of late. Who is being offered to somebody stands in nobody's way. Null for who is not waiting for their turn.
 */
export function standingOf(line: Line, conversation: ConversationId): Standing | null {
	const item = line.items.get(conversation)
	if (!item || item.stage === 'held') return null
	const plan = planOf(line, item)
	const { waiting, pace } = laneOf(line, plan.lane)
	const position = waiting.rank(item) + 1
	// With nobody there to serve the lane there is nothing honest to say.
	const isManned = crewOf(line, { key: plan.lane, requirement: plan.must, endsAfterMs: null }) > 0
	return { position, waitMs: isManned ? Math.round(position * gapOf(pace, plan.policy)) : null }
}

/** How long a place takes: what those who waited of late have shown, before that what the queue calls typical. */
function gapOf({ waitMs, place, count }: Pace, { typicalGapMs }: { typicalGapMs: number }): number {
	return count > 0 ? waitMs / place : typicalGapMs
}

/** Up to this place every change is told. */
const NEAR = 10
/** Further back a change is told when the place has shrunk to this share of what was told last. */
const WORTH_TELLING = 0.8

interface Watch {
	readonly conversation: ConversationId
	/** The place that was told last. */
	readonly position: number
	/** After so many departures from the lane the place may be worth telling: it cannot have moved further before. */
	readonly atDepartures: number
}

/**
 * Knows whom to tell. Each waiting person is looked at when enough have left their lane for it to matter, so at most `NEAR` + log(n)
 * times in all; a thousand waiting do not mean a thousand looks, nor a thousand calls, at each departure.
 */
export class Whisper {
	readonly #lanes = new Map<Lane, SortedList<Watch>>()
	readonly #watches = new Map<ConversationId, Watch>()

	/** A customer has been told their place. */
	told(line: Line, conversation: ConversationId, position: number): void {
		const item = line.items.get(conversation)
		if (!item || item.stage === 'held') return
		const lane = laneOf(line, planOf(line, item).lane)
		this.#watch(lane, { conversation, position, atDepartures: lane.departures + stride(position) })
	}

	/** Everybody whose place is worth telling by now; they count as told. */
	news(line: Line): StandingNews[] {
		return [...line.lanes.values()].flatMap((lane) => this.#newsIn(line, lane))
	}

	#newsIn(line: Line, lane: Lane): StandingNews[] {
		if (lane.waiting.size > 0 && !this.#lanes.has(lane)) this.#assume(lane)
		const watches = this.#lanes.get(lane)
		const news: StandingNews[] = []
		for (let next = watches?.first; next && next.atDepartures <= lane.departures; next = watches?.first) {
			this.#forget(lane, next)
			news.push(...this.#look(line, lane, next))
		}
		return news
	}

	#look(line: Line, lane: Lane, { conversation, position: before }: Watch): StandingNews[] {
		const item = line.items.get(conversation)
		if (item?.stage !== 'waiting' || laneOf(line, planOf(line, item).lane) !== lane) return []
		const standing = standingOf(line, conversation) as Standing
		const { position } = standing
		const isWorthIt = position <= NEAR ? position !== before : position <= before * WORTH_TELLING
		this.#watch(lane, {
			conversation,
			position: isWorthIt ? position : before,
			atDepartures: lane.departures + stride(isWorthIt ? position : before, position),
		})
		return isWorthIt ? [{ conversation, placement: item.placement, standing }] : []
	}

	/** After a restart: whoever stands there has been told a place much like theirs. */
	#assume(lane: Lane): void {
		let position = 0
		for (const { conversation } of lane.waiting) {
			position++
			if (!this.#watches.has(conversation)) this.#watch(lane, { conversation, position, atDepartures: lane.departures + stride(position) })
		}
	}

	#watch(lane: Lane, watch: Watch): void {
		const before = this.#watches.get(watch.conversation)
		if (before) { for (const it of this.#lanes.values()) if (it.delete(before)) break }
		const list = this.#lanes.get(lane) ?? new SortedList<Watch>(byDepartures, ({ atDepartures }) => atDepartures)
		this.#lanes.set(lane, list)
		list.add(watch)
		this.#watches.set(watch.conversation, watch)
	}

	#forget(lane: Lane, watch: Watch): void {
		this.#lanes.get(lane)?.delete(watch)
		this.#watches.delete(watch.conversation)
	}
}

/** How many must leave before a place that was told, and now is `position`, can be worth telling. */
function stride(told: number, position = told): number {
	const worth = Math.max(NEAR, Math.floor(told * WORTH_TELLING))
	return Math.max(1, position - worth)
}

function byDepartures(a: Watch, b: Watch): number {
	return a.atDepartures - b.atDepartures || (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : 0)
}
