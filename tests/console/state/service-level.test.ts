import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceLevel } from '../../../workers/console/state/service-level.ts'

describe('an age against what was promised', () => {
	it('is good, then near, then late', () => {
		expect(serviceLevel(0, 60_000)).toEqual({ state: 'good', leftMs: 60_000, lateMs: 0 })
		expect(serviceLevel(45_000, 60_000)).toEqual({ state: 'near', leftMs: 15_000, lateMs: 0 })
		expect(serviceLevel(60_000, 60_000)).toEqual({ state: 'late', leftMs: 0, lateMs: 0 })
		expect(serviceLevel(61_000, 60_000)).toEqual({ state: 'late', leftMs: 0, lateMs: 1_000 })
	})

	it('says either what is left or how late it is, and both add up', () => {
		fc.assert(fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }), (ageMs, targetMs) => {
			const { state, leftMs, lateMs } = serviceLevel(ageMs, targetMs)
			expect(leftMs - lateMs).toBe(targetMs - ageMs)
			expect(leftMs === 0 || lateMs === 0).toBe(true)
			expect(state === 'late').toBe(ageMs >= targetMs)
		}))
	})
})
