import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedList } from '../../../core/routing/sorted-list.ts'

describe('a sorted list', () => {
	const keys = [['none', undefined], ['few', (n: number) => Math.floor(n / 100)], ['all', (n: number) => n]] as const

	it.each(keys)('is a sorted array, whatever is added and deleted, with %s of it told apart by key', (_, keyOf) => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(3_000)), { maxLength: 4_000, size: 'max' }), (steps) => {
				const list = new SortedList<number>((a, b) => a - b, keyOf)
				const kept = new Set<number>()
				for (const [adds, n] of steps) {
					if (adds && !kept.has(n)) {
						list.add(n)
						kept.add(n)
					} else if (!adds) expect(list.delete(n)).toBe(kept.delete(n))
				}
				const sorted = [...kept].sort((a, b) => a - b)
				expect([...list]).toEqual(sorted)
				expect([list.size, list.first]).toEqual([sorted.length, sorted[0]])
				for (const n of [0, 7, 1_500, 3_000]) expect(list.rank(n)).toBe(sorted.filter((it) => it < n).length)
			}),
			{ numRuns: 20 },
		)
	})
})
