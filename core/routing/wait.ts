/** Place in line and expected wait, and who should hear of theirs. */
import { type ConversationId, shardOf } from '../ids.ts'
import type { Standing } from '../protocol/conversation.ts'
import { laneOf } from './buckets.ts'
import type { Item } from './item.ts'
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
	const position = placeOf(line, item, waiting)
	// With nobody there to serve the lane there is nothing honest to say.
	const isManned = crewOf(line, { key: plan.lane, requirement: plan.must, endsAfterMs: null }) > 0
	return { position, waitMs: isManned ? Math.round((waiting.rank(item) + 1) * gapOf(pace, plan.policy)) : null }
}

/**
 * Place in the lane. Of a queue that is spread over several objects each knows its own part, and all move alike: so the place among all
 * is reckoned as if the parts took turns.
 */
export function placeOf({ current }: Line, item: Item, waiting: SortedList<Item>): number {
	const { shards, id } = current ?? { shards: 1, id: '' }
	return waiting.rank(item) * shards + Math.min(shardOf(id), shards - 1) + 1
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
	/** How often each lane had moved when it was last looked at. */
	readonly #moves = new Map<Lane, number>()

	/** A customer has been told their place. */
	told(line: Line, conversation: ConversationId, position: number): void {
		const item = line.items.get(conversation)
		if (!item || item.stage === 'held') return
		const lane = laneOf(line, planOf(line, item).lane)
		this.#watch(lane, { conversation, position, atDepartures: lane.departures + strideFor(line, position) })
	}

	/** Everybody whose place is worth telling by now; they count as told. */
	news(line: Line): StandingNews[] {
		return [...line.lanes.values()].flatMap((lane) => this.#newsIn(line, lane))
	}

	#newsIn(line: Line, lane: Lane): StandingNews[] {
		if (lane.waiting.size > 0 && !this.#lanes.has(lane)) this.#assume(line, lane)
		if (this.#moves.get(lane) === lane.moves) return []
		this.#moves.set(lane, lane.moves)
		return [...this.#near(line, lane), ...this.#far(line, lane)]
	}

	/** Of the first, whoever stands elsewhere than they were told: also who was overtaken, or stands behind somebody who came back. */
	#near(line: Line, lane: Lane): StandingNews[] {
		const news: StandingNews[] = []
		let place = 0
		for (const item of lane.waiting) {
			if (place++ >= NEAR) break
			const before = this.#watches.get(item.conversation)?.position
			const standing = standingOf(line, item.conversation) as Standing
			if (standing.position !== before) news.push(this.#tells(line, { item, standing }))
		}
		return news
	}

	/** Of the others, those for whom enough have left by now. */
	#far(line: Line, lane: Lane): StandingNews[] {
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
		if (position <= before * WORTH_TELLING || position >= before / WORTH_TELLING) return [this.#tells(line, { item, standing })]
		this.#watch(lane, { conversation, position: before, atDepartures: lane.departures + strideFor(line, before, position) })
		return []
	}

	#tells(line: Line, { item, standing }: { item: Item; standing: Standing }): StandingNews {
		const { conversation, placement } = item
		this.told(line, conversation, standing.position)
		return { conversation, placement, standing }
	}

	/** After a restart: whoever stands there has been told a place much like theirs. */
	#assume(line: Line, lane: Lane): void {
		for (const item of lane.waiting) {
			if (!this.#watches.has(item.conversation)) this.told(line, item.conversation, placeOf(line, item, lane.waiting))
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
function strideFor({ current }: Line, told: number, position = told): number {
	return Math.max(1, Math.ceil((position - Math.floor(told * WORTH_TELLING)) / (current?.shards ?? 1)))
}

function byDepartures(a: Watch, b: Watch): number {
	return a.atDepartures - b.atDepartures || (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : 0)
}
