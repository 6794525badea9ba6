/**
 * Who keeps guessing waits. An attempt is counted before it is made and taken back when it succeeds, so that a thousand at once
 * are no way around it.
 */

export interface ThrottleRule {
	/** Failures within `windowMs` that are let pass. */
	readonly failuresMax: number
	readonly windowMs: number
	/** How long the first block lasts; each failure after it doubles that, up to `blockMaxMs`. */
	readonly blockMs: number
	readonly blockMaxMs: number
}

export const MINUTE_MS = 60_000

/** Against guessing one person's password or code. */
export const ACCOUNT_RULE: ThrottleRule = {
	failuresMax: 10,
	windowMs: 15 * MINUTE_MS,
	blockMs: MINUTE_MS,
	blockMaxMs: 15 * MINUTE_MS,
}
/** Against one network address that tries everybody. */
export const ADDRESS_RULE: ThrottleRule = {
	failuresMax: 100,
	windowMs: 15 * MINUTE_MS,
	blockMs: 15 * MINUTE_MS,
	blockMaxMs: 15 * MINUTE_MS,
}

/** On a developer's machine everybody and every test comes from one address, and must not wait long for what another did. */
export const LOOPBACK_RULE: ThrottleRule = { ...ADDRESS_RULE, windowMs: 5 * MINUTE_MS, blockMs: MINUTE_MS, blockMaxMs: MINUTE_MS }

export interface Tally {
	readonly count: number
	/** When the first of them was counted. */
	readonly sinceMs: number
	/** How long the last block was; 0 before the first. */
	readonly blockMs: number
	readonly blockedUntilMs: number
}

export const blankTally: Tally = { count: 0, sinceMs: 0, blockMs: 0, blockedUntilMs: 0 }

export interface Counted {
	readonly tally: Tally
	/** 0: go on. */
	readonly retryAfterMs: number
	/** Whether this one began a block. It is itself let pass: if it succeeds there is none. */
	readonly tripped: boolean
}

export function attempt(tally: Tally, rule: ThrottleRule, nowMs: number): Counted {
	if (tally.blockedUntilMs > nowMs) return { tally, retryAfterMs: tally.blockedUntilMs - nowMs, tripped: false }
	const known = nowMs >= forgottenMs(tally, rule) ? { ...blankTally, sinceMs: nowMs } : tally
	const counted = { ...known, count: known.count + 1 }
	if (counted.count < rule.failuresMax) return { tally: counted, retryAfterMs: 0, tripped: false }
	const blockMs = counted.blockMs === 0 ? rule.blockMs : Math.min(counted.blockMs * 2, rule.blockMaxMs)
	return { tally: { ...counted, blockMs, blockedUntilMs: nowMs + blockMs }, retryAfterMs: 0, tripped: true }
}

/** One attempt has been no failure: as if it had not been made. */
export function takeBack(tally: Tally, rule: ThrottleRule): Tally {
	const count = Math.max(0, tally.count - 1)
	return count < rule.failuresMax ? { ...tally, count, blockMs: 0, blockedUntilMs: 0 } : { ...tally, count }
}

/** When all of it counts for nothing any more. */
export function forgottenMs(tally: Tally, { windowMs }: ThrottleRule): number {
	return (tally.blockMs > 0 ? tally.blockedUntilMs : tally.sinceMs) + windowMs
}

/** What an attempt is told. `retryAfterMs` 0: go on. `tripped`: if this one fails too, the next ones wait. */
export interface Admission {
	readonly retryAfterMs: number
	readonly tripped: boolean
}
