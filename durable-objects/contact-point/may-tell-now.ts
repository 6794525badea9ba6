import { nextTold, restedPace } from '../../core/channel/tell-pace.ts'

/** So long at most; what comes later in it is told with what came first. */
export const GATHER_MS = 2_000

/** Of all contact points that live in this process. */
let pace = restedPace

/** Or rather when more has gathered. */
export function mayTellNow(): boolean {
	const next = nextTold(pace, Date.now())
	pace = next.pace
	return next.now
}
