import { describe, expect, it } from 'vitest'
import { Batches } from '../../../core/simulation/batches.ts'
import { controlledMean } from '../../../core/simulation/controlled-mean.ts'
import { normal, randomStream } from '../../../core/simulation/random.ts'
import { giniOf, quantileOf, studentT95 } from '../../../core/simulation/statistics.ts'

describe('statistics', () => {
	it('finds quantiles between neighbours', () => {
		expect(quantileOf([1, 2, 3, 4, 5], 0.5)).toBe(3)
		expect(quantileOf([0, 10], 0.9)).toBe(9)
		expect(quantileOf([7], 0.99)).toBe(7)
		expect(quantileOf([], 0.5)).toBe(0)
	})

	it('measures unfairness from none to nearly all', () => {
		expect(giniOf([5, 5, 5, 5])).toBe(0)
		expect(giniOf([0, 0, 0, 8])).toBe(0.75)
		expect(giniOf([3, 1])).toBe(0.25)
		expect(giniOf([0, 0])).toBe(0)
	})

	it.each([[1, 12.706], [2, 4.303], [3, 3.182], [4, 2.776], [10, 2.228], [30, 2.042], [99, 1.984]])(
		'knows how wide 95 %% is with %i degrees of freedom',
		(degrees, wide) => {
			expect(Math.abs(studentT95(degrees) / wide - 1)).toBeLessThan(0.005)
		},
	)
})

describe('a controlled mean', () => {
	const random = randomStream(5, 'controlled')
	/** Batches of something whose true mean is 10, most of whose chance shows in a control whose true mean is 3. */
	function batches(count = 100, noise = 0.1) {
		const shared = Array.from({ length: count }, () => normal(random))
		return { values: shared.map((it) => 10 + 2 * it + noise * normal(random)), control: { values: shared.map((it) => 3 + it), mean: 3 } }
	}

	it('holds the true mean in about 95 of 100 cases, with controls and without', () => {
		let [plain, controlled] = [0, 0]
		for (let i = 0; i < 400; i++) {
			const { values, control } = batches(60)
			const useless = { values: values.map(() => normal(random)), mean: 0 }
			const [a, b] = [controlledMean(values, []), controlledMean(values, [control, useless])]
			if (Math.abs(a.mean - 10) <= a.halfWidth) plain++
			if (Math.abs(b.mean - 10) <= b.halfWidth) controlled++
			expect(b.halfWidth).toBeLessThan(a.halfWidth / 5)
		}
		for (const held of [plain, controlled]) expect(Math.abs(held / 400 - 0.95)).toBeLessThan(0.04)
	})

	it('is not moved by a control that never moves, or stands twice', () => {
		const { values, control } = batches()
		const still = { values: values.map(() => 4), mean: 4 }
		const [once, thrice] = [controlledMean(values, [control]), controlledMean(values, [control, still, control])]
		expect(thrice.mean).toBeCloseTo(once.mean, 9)
		expect(thrice.halfWidth).toBeCloseTo(once.halfWidth, 9)
	})

	it('trusts batches less that remember each other', () => {
		let level = 0
		const values = Array.from({ length: 100 }, () => level = 0.8 * level + normal(random))
		const shuffled = values.map((_, i) => values[(i * 37) % 100] ?? 0)
		expect(controlledMean(values, []).halfWidth).toBeGreaterThan(1.8 * controlledMean(shuffled, []).halfWidth)
	})
})

describe('batches', () => {
	it('keep their sums when neighbours are joined, and leave out what is not through', () => {
		const batches = new Batches(1, 10)
		for (let i = 0; i < 5_000; i++) {
			const row = batches.row(i)
			row[0] = (row[0] ?? 0) + i
			if (i < 4_990) batches.through(row)
		}
		const rows = batches.complete()
		expect(batches.size).toBeGreaterThan(10)
		expect(rows.length * batches.size).toBeLessThan(5_000)
		const counted = rows.length * batches.size
		expect(rows.reduce((sum, it) => sum + (it[0] ?? 0), 0)).toBe(counted * (counted - 1) / 2)
	})
})
