/**
 * When a contact point tells its conversation what it has heard: mostly at once. Telling costs a call and a commit, whether it is of one
 * word or of ten, and what providers wait for is only that their word is kept. So where very many would be told at the same time, those
 * beyond a number first gather what else comes.
 */

/** How many have been told at once lately, in one process. */
export interface TellPace {
	readonly sinceMs: number
	readonly told: number
}

const WINDOW_MS = 100
/** In one window. Fifty conversations a second are more than a process has that is not pressed. */
const AT_ONCE_MAX = 5

export const restedPace: TellPace = { sinceMs: 0, told: 0 }

/** Whether the next one is told `now`. */
export function nextTold({ sinceMs, told }: TellPace, nowMs: number): { pace: TellPace; now: boolean } {
	const isNewWindow = nowMs >= sinceMs + WINDOW_MS || nowMs < sinceMs
	if (isNewWindow) return { pace: { sinceMs: nowMs, told: 1 }, now: true }
	return told < AT_ONCE_MAX ? { pace: { sinceMs, told: told + 1 }, now: true } : { pace: { sinceMs, told }, now: false }
}
