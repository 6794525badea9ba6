import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCOUNT_RULE, attempt, blankTally, forgottenMs, MINUTE_MS, takeBack, type Tally } from '../../../core/access/throttle.ts'

/** Waits in minutes that each attempt is told, at these minutes; all of them fail. */
function waits(minutes: readonly number[]): number[] {
	let tally: Tally = blankTally
	return minutes.map((minute) => {
		const counted = attempt(tally, ACCOUNT_RULE, minute * MINUTE_MS)
		tally = counted.tally
		return counted.retryAfterMs / MINUTE_MS
	})
}

const tenAt = (minute: number): number[] => Array(10).fill(minute)

describe('guessing', () => {
	it('is let pass ten times in a quarter of an hour, then waits a minute', () => {
		expect(waits([...tenAt(1), 1, 1.5, 2]).slice(9)).toEqual([0, 1, 0.5, 0])
	})

	it('waits twice as long after each further failure, and never more than a quarter of an hour', () => {
		const seen = waits([...tenAt(0), 1, 1, 3, 3, 7, 7, 15, 15, 30, 30])
		expect(seen.slice(10)).toEqual([0, 2, 0, 4, 0, 8, 0, 15, 0, 15])
	})

	it('is forgotten a quarter of an hour later', () => {
		expect(waits([...Array(9).fill(0), 15, ...Array(8).fill(15), 15.5]).at(-1)).toBe(0)
		expect(waits([...tenAt(0), 16, ...Array(8).fill(16), 16]).at(-1)).toBe(0)
	})

	it('waits for nothing when an attempt was right', () => {
		let tally = blankTally
		for (let i = 0; i < 10; i++) tally = attempt(tally, ACCOUNT_RULE, 0).tally
		expect(attempt(takeBack(tally, ACCOUNT_RULE), ACCOUNT_RULE, 0)).toMatchObject({ retryAfterMs: 0, tripped: true })
	})

	it('lets no more than ten pass, whenever they come, before it has to wait', () => {
		fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: ACCOUNT_RULE.windowMs - 1 }), { minLength: 11, maxLength: 60 }), (times) => {
			let tally = blankTally
			let waited = false
			times.sort((a, b) => a - b).forEach((atMs, i) => {
				const counted = attempt(tally, ACCOUNT_RULE, atMs)
				tally = counted.tally
				waited ||= tally.blockedUntilMs > 0
				if (i >= 9) expect(waited).toBe(true)
			})
			expect(forgottenMs(tally, ACCOUNT_RULE)).toBeGreaterThan(times.at(-1) ?? 0)
		}))
	})
})
