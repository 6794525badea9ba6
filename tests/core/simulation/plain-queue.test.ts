import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlainQueue } from '../../../core/simulation/plain-queue.ts'

it('lets everybody wait until the first of the servers is free', () => {
	const customers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 50 })), { maxLength: 60 })
	fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), customers, (servers, given) => {
		const queue = new PlainQueue(servers)
		const freeAt = Array.from({ length: servers }, () => 0)
		let atMs = 0
		for (const [gapMs, handleMs] of given) {
			atMs += gapMs
			freeAt.sort((a, b) => a - b)
			const startMs = Math.max(atMs, freeAt[0] ?? 0)
			expect(queue.waitMs(atMs)).toBe(startMs - atMs)
			queue.serve(atMs, handleMs)
			freeAt[0] = startMs + handleMs
		}
	}))
})
