import type { ConversationId, QueueId } from '../ids.ts'
import { MEDIA, type Room } from './media.ts'
import type { ServedLine } from './served.ts'

/** The best item one line has for an agent, with what its queue means to them. */
export interface WeighedBid {
	readonly queue: QueueId
	/** 1 before 2: how much the queue matters to this agent. */
	readonly priority: number
	readonly conversation: ConversationId
	readonly enqueuedAtMs: number
	/** Start of the wait, moved back by all that speaks for it: the smallest has the highest score. */
	readonly virtualStartMs: number
}

/** Which bid a freed agent takes: the queue that matters most, then the highest score, then a fixed rule (R9). */
export function bestBid(bids: readonly WeighedBid[]): WeighedBid | null {
	return bids.reduce<WeighedBid | null>((best, it) => best === null || isBetter(it, best) ? it : best, null)
}

function isBetter(a: WeighedBid, b: WeighedBid): boolean {
	if (a.priority !== b.priority) return a.priority < b.priority
	if (a.virtualStartMs !== b.virtualStartMs) return a.virtualStartMs < b.virtualStartMs
	return a.enqueuedAtMs !== b.enqueuedAtMs ? a.enqueuedAtMs < b.enqueuedAtMs : a.conversation < b.conversation
}

/** A search under way: bids in hand, and lines to be asked before the next choice. */
export interface Search {
	readonly bids: readonly WeighedBid[]
	readonly ask: readonly ServedLine[]
}

/**
 * How a search goes on after a bid was taken. Only the line it came from is asked again, unless the room for a whole kind of work
 * went with it: then what the others bid may not fit any more, and all are asked anew.
 */
export function afterTaking(best: WeighedBid, { bids, room, was, served }: {
	readonly bids: readonly WeighedBid[]
	/** What there was room for when they were asked, and what there is now. */
	readonly was: Room
	readonly room: Room
	readonly served: readonly ServedLine[]
}): Search {
	if (MEDIA.some((it) => was[it] !== undefined && room[it] === undefined)) return { bids: [], ask: served }
	return { bids: bids.filter((it) => it !== best), ask: served.filter((it) => it.line === best.queue) }
}
