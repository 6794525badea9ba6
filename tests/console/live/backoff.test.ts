import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../../workers/console/live/backoff.ts'

describe('the wait before connecting again', () => {
	it('lies between a quarter of a second and fifteen', () => {
		fc.assert(fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
			expect(backoffMs(attempt, random)).toBeGreaterThanOrEqual(250)
			expect(backoffMs(attempt, random)).toBeLessThanOrEqual(15_000)
		}))
	})

	it('doubles until it is at its longest', () => {
		expect([0, 1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(attempt, 0.999999))).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000])
	})
})
