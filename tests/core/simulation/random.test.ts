import { describe, expect, it } from 'vitest'
import { Distribution, sampler } from '../../../core/simulation/distribution.ts'
import { exponential, gamma, normal, type Random, randomStream } from '../../../core/simulation/random.ts'

const DRAWS = 200_000

function drawn(draw: (random: Random) => number): { mean: number; variance: number } {
	const random = randomStream(7, 'test')
	const values = Array.from({ length: DRAWS }, () => draw(random))
	const mean = values.reduce((sum, it) => sum + it, 0) / DRAWS
	return { mean, variance: values.reduce((sum, it) => sum + (it - mean) ** 2, 0) / DRAWS }
}

function take(seed: number, name: string, count = 5): number[] {
	const random = randomStream(seed, name)
	return Array.from({ length: count }, random)
}

describe('a stream of random numbers', () => {
	it('is the same for the same seed and name, on every machine', () => {
		expect(take(1, 'arrival')).toEqual(take(1, 'arrival'))
		expect(take(1, 'arrival', 3)).toMatchInlineSnapshot(`
			[
			  0.7171646506316631,
			  0.430801527948625,
			  0.037849411252011966,
			]
		`)
	})

	it('is another for another seed or name', () => {
		const all = [take(1, 'arrival'), take(2, 'arrival'), take(1, 'handling'), take(1 + 2 ** 40, 'arrival'), take(0, '')]
		expect(new Set(all.map((it) => it.join())).size).toBe(all.length)
	})

	it('is uniform, and strictly between 0 and 1', () => {
		const { mean, variance } = drawn((random) => random())
		expect(mean).toBeCloseTo(1 / 2, 2)
		expect(variance).toBeCloseTo(1 / 12, 2)
		const values = take(3, 'edges', 100_000)
		expect(values.every((it) => it > 0 && it < 1)).toBe(true)
		const tenths = new Map<number, number>()
		for (const it of values) tenths.set(Math.floor(it * 10), (tenths.get(Math.floor(it * 10)) ?? 0) + 1)
		for (const count of tenths.values()) expect(Math.abs(count - 10_000)).toBeLessThan(400)
	})

	it('does not move with another stream of the same seed', () => {
		const [a, b] = [take(9, 'arrival', DRAWS), take(9, 'handling', DRAWS)]
		const product = a.reduce((sum, it, i) => sum + (it - 0.5) * ((b[i] ?? 0) - 0.5), 0) / DRAWS
		expect(Math.abs(product * 12)).toBeLessThan(0.01)
	})
})

describe('a distribution', () => {
	it.each([
		['exponential', exponential, 1, 1],
		['normal', normal, 0, 1],
		['gamma with a large shape', (random: Random) => gamma(random, 6), 6, 6],
		['gamma with a small shape', (random: Random) => gamma(random, 0.3), 0.3, 0.3],
	])('%s has its mean and variance', (_, draw, mean, variance) => {
		const found = drawn(draw)
		expect(Math.abs(found.mean - mean)).toBeLessThan(0.03)
		expect(Math.abs(found.variance - variance)).toBeLessThan(0.03 * Math.max(1, variance * 2))
	})

	it.each(
		[
			[{ kind: 'constant', seconds: 4 }, 4_000, 0],
			[{ kind: 'exponential', meanS: 4 }, 4_000, 4_000],
			[{ kind: 'log-normal', meanS: 189, sdS: 120 }, 189_000, 120_000],
			[{ kind: 'empirical', valuesS: [1, 3] }, 2_000, 1_000],
		] as const,
	)('%j is drawn in milliseconds', (distribution, meanMs, sdMs) => {
		const parsed = Distribution.parse(distribution)
		let draw: (() => number) | null = null
		const found = drawn((random) => (draw ??= sampler(parsed, random))())
		expect(Math.abs(found.mean / meanMs - 1)).toBeLessThan(0.01)
		expect(Math.abs(Math.sqrt(found.variance) - sdMs)).toBeLessThan(0.03 * meanMs)
	})
})
