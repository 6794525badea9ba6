import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOffMs } from '../../../../channels/webchat/widget/back-off.ts'

test('grows from half a second to thirty seconds', () => {
	expect([0, 1, 2, 3, 6, 7, 1_000].map((it) => backOffMs(it, () => 1))).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000, 30_000])
})

test('leaves at most half of it to chance', () => {
	fc.assert(fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
		const longest = backOffMs(attempt, () => 1)
		expect(backOffMs(attempt, () => chance)).toBeGreaterThanOrEqual(longest / 2)
		expect(backOffMs(attempt, () => chance)).toBeLessThanOrEqual(longest)
	}))
})
