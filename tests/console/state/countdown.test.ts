import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countdown } from '../../../workers/console/state/countdown.ts'

describe('a countdown', () => {
	it('stays between nothing and the whole at any time', () => {
		const time = fc.integer({ min: 0, max: 1e13 })
		fc.assert(fc.property(time, fc.integer({ min: 1, max: 86_400_000 }), time, (dueMs, lengthMs, nowMs) => {
			const left = countdown({ dueMs, lengthMs }, nowMs)
			expect(left?.fraction).toBeGreaterThanOrEqual(0)
			expect(left?.fraction).toBeLessThanOrEqual(1)
			expect(left?.leftMs).toBeGreaterThanOrEqual(0)
			expect(left?.leftMs).toBeLessThanOrEqual(lengthMs)
		}))
	})

	it('never rises as time goes by', () => {
		const pair = fc.tuple(fc.nat(60_000), fc.nat(60_000))
		fc.assert(fc.property(pair, ([a, b]) => {
			const at = (nowMs: number) => countdown({ dueMs: 30_000, lengthMs: 25_000 }, nowMs)?.leftMs ?? 0
			expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)))
		}))
	})

	it('shows one second until it is over', () => {
		expect(countdown({ dueMs: 1_000, lengthMs: 1_000 }, 999)?.seconds).toBe(1)
		expect(countdown({ dueMs: 1_000, lengthMs: 1_000 }, 1_000)?.seconds).toBe(0)
	})

	it('is nothing where nothing is due', () => {
		expect(countdown({ dueMs: null, lengthMs: null }, 5)).toBeNull()
	})
})
