import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EventHeap } from '../../../core/simulation/event-heap.ts'

it('gives back everything in the order of time, and of two at once the first added', () => {
	fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 })), (acts) => {
		const heap = new EventHeap<{ atMs: number; n: number }>()
		const model: { atMs: number; n: number }[] = []
		acts.forEach((atMs, n) => {
			if (atMs !== null) {
				heap.add({ atMs, n })
				model.push({ atMs, n })
				return
			}
			model.sort((a, b) => a.atMs - b.atMs || a.n - b.n)
			expect(heap.peek()).toEqual(model[0])
			expect(heap.take()).toEqual(model.shift())
		})
		expect(heap.size).toBe(model.length)
	}))
})
