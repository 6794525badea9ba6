import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '../../../core/routing/apply-change.ts'
import type { Item } from '../../../core/routing/item.ts'
import type { Line } from '../../../core/routing/line.ts'
import { admitted } from '../../../core/routing/stay.ts'
import { entry, Waiting } from '../support/line.ts'
import { talk } from '../support/people.ts'

function item(n: number, enqueuedAtMs: number): Item {
	return admitted(new Waiting().line, entry(n, { enqueuedAtMs }), enqueuedAtMs)
}

function orderOf(line: Line) {
	return [...line.order].map((it) => it.conversation)
}

describe('the line', () => {
	it('stands by age, and by id where the age is the same', () => {
		const line = new Waiting().line
		for (const [n, age] of [[4, 5], [2, 5], [3, 1], [1, 9]] as const) applyChange(line, { type: 'put', item: item(n, age) })
		expect(orderOf(line)).toEqual([talk(3), talk(2), talk(4), talk(1)])
		expect(line.order.rank(item(4, 5))).toBe(2)
	})

	it('moves who has another age and leaves all others where they are', () => {
		const line = new Waiting().line
		for (const n of [1, 2, 3]) applyChange(line, { type: 'put', item: item(n, n) })
		applyChange(line, { type: 'put', item: item(1, 10) })
		expect(orderOf(line)).toEqual([talk(2), talk(3), talk(1)])
	})

	it('is the same whatever the order of arrival and departure', () => {
		const many = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 6 })), {
			selector: ([n]) => n,
			size: 'max',
			maxLength: 30,
		})
		fc.assert(fc.property(many, fc.array(fc.integer({ min: 1, max: 40 }), { size: 'max', maxLength: 40 }), (arrivals, departures) => {
			const line = new Waiting().line
			for (const [n, age] of arrivals) applyChange(line, { type: 'put', item: item(n, age) })
			for (const n of departures) applyChange(line, { type: 'drop', conversation: talk(n), placement: 1 })
			const left = arrivals.filter(([n]) => !departures.includes(n)).sort(([n, a], [m, b]) => a - b || n - m)
			expect(orderOf(line)).toEqual(left.map(([n]) => talk(n)))
			expect(line.items.size).toBe(left.length)
		}))
	})

	it('remembers the newest stay of who has left, of the newest two thousand', () => {
		const line = new Waiting().line
		applyChange(line, { type: 'drop', conversation: talk(1), placement: 3 })
		applyChange(line, { type: 'drop', conversation: talk(1), placement: 2 })
		expect(line.departed.get(talk(1))).toBe(3)
		for (let n = 2; n <= 2_001; n++) applyChange(line, { type: 'drop', conversation: talk(n), placement: 1 })
		expect([line.departed.size, line.departed.has(talk(1)), line.departed.has(talk(2))]).toEqual([2_000, false, true])
	})
})
