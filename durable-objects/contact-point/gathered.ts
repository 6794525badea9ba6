import { nextTold, restedPace } from '../../core/channel/tell-pace.ts'

/** Of all contact points that live in this process. */
let pace = restedPace

/** Done when a conversation may be told: at once, or after a moment in which more gathers. */
export async function gathered(): Promise<void> {
	const next = nextTold(pace, Date.now())
	pace = next.pace
	if (next.waitMs > 0) await new Promise((resolve) => setTimeout(resolve, next.waitMs))
}
