import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bucket, type BucketRule, takeOne } from '../../../core/access/bucket.ts'

const rule: BucketRule = { burst: 3, perSecond: 2 }

/** Of requests at these times, those that are let in. */
function admitted(times: readonly number[], how: BucketRule = rule): number[] {
	let bucket: Bucket | null = null
	return times.filter((atMs) => {
		const taken = takeOne(bucket, how, atMs)
		bucket = taken.bucket
		return taken.retryAfterMs === 0
	})
}

describe('a bucket', () => {
	it('lets a burst in, and then one as often as it fills', () => {
		expect(admitted([0, 0, 0, 0, 0])).toEqual([0, 0, 0])
		expect(admitted([0, 0, 0, 499, 500, 501, 1_000])).toEqual([0, 0, 0, 500, 1_000])
	})

	it('says when the next one is let in, and keeps to it', () => {
		let taken = takeOne(null, { burst: 1, perSecond: 0.3 }, 1_000)
		taken = takeOne(taken.bucket, { burst: 1, perSecond: 0.3 }, 1_000)
		expect(taken.retryAfterMs).toBe(3_334)
		expect(takeOne(taken.bucket, { burst: 1, perSecond: 0.3 }, 1_000 + taken.retryAfterMs).retryAfterMs).toBe(0)
	})

	it('never holds more than the burst', () => {
		expect(admitted([0, 1_000_000, 1_000_000, 1_000_000, 1_000_000])).toHaveLength(4)
	})

	it('is not filled by a clock that goes back', () => {
		expect(admitted([10_000, 10_000, 10_000, 0, 10_000])).toEqual([10_000, 10_000, 10_000])
	})

	it('never lets in more than the burst and what has come since, in any stretch of time', () => {
		const history = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 80 })
		const rules = fc.record({ burst: fc.integer({ min: 1, max: 6 }), perSecond: fc.double({ min: 0.5, max: 20, noNaN: true }) })
		fc.assert(fc.property(history, rules, (gaps, how) => {
			const times = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], [])
			const letIn = admitted(times, how)
			for (let i = 0; i < letIn.length; i++) {
				for (let j = i; j < letIn.length; j++) {
					const stretchMs = (letIn[j] ?? 0) - (letIn[i] ?? 0)
					expect(j - i + 1).toBeLessThanOrEqual(how.burst + (stretchMs / 1_000) * how.perSecond + 1e-6)
				}
			}
		}))
	})
})
