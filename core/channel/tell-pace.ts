/**
 * When a contact point tells its conversation what it has heard: mostly at once. Telling costs a call and a commit, whether it is of one
 * word or of ten, and what providers wait for is only that their word is kept. So where very many are told at the same time, those
 * beyond a number first gather what else comes.
 */

/** How many have been told lately, in one process. */
export interface TellPace {
	readonly sinceMs: number
	readonly told: number
}

const WINDOW_MS = 100
/** In one window. A hundred and fifty conversations a second are more than a process has that is not pressed. */
const AT_ONCE_MAX = 15
/** As long as lists may lag behind, and no longer. */
const GATHER_MS = 1_000

export const restedPace: TellPace = { sinceMs: 0, told: 0 }

/** `waitMs` is 0 for who is to be told now. */
export function nextTold({ sinceMs, told }: TellPace, nowMs: number): { pace: TellPace; waitMs: number } {
	const isNewWindow = nowMs >= sinceMs + WINDOW_MS || nowMs < sinceMs
	const pace = isNewWindow ? { sinceMs: nowMs, told: 1 } : { sinceMs, told: told + 1 }
	return { pace, waitMs: pace.told > AT_ONCE_MAX ? GATHER_MS : 0 }
}
