import type { ConversationId, QueueId } from '../ids.ts'

/** The best item one queue has for an agent, with what that queue means to them. */
export interface WeighedBid {
	readonly queue: QueueId
	/** 1 before 2: how much the queue matters to this agent. */
	readonly priority: number
	readonly conversation: ConversationId
	readonly enqueuedAtMs: number
}

/** Which bid a freed agent takes: the queue that matters most, then who has waited longest, then a fixed rule (R9). */
export function bestBid(bids: readonly WeighedBid[]): WeighedBid | null {
	return bids.reduce<WeighedBid | null>((best, it) => best === null || isBetter(it, best) ? it : best, null)
}

function isBetter(a: WeighedBid, b: WeighedBid): boolean {
	if (a.priority !== b.priority) return a.priority < b.priority
	return a.enqueuedAtMs !== b.enqueuedAtMs ? a.enqueuedAtMs < b.enqueuedAtMs : a.conversation < b.conversation
}
