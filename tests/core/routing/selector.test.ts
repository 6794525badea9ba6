import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestIdle } from '../../../core/routing/selector.ts'
import { agents, ana, wei } from '../support/people.ts'

const idle = (agent: (typeof agents)[number], idleSinceMs: number) => ({ agent, version: 1, free: 1, idleSinceMs })

describe('longest idle', () => {
	it('is nobody of none', () => {
		expect(longestIdle([])).toBeNull()
	})

	it('is who has had less to do for longest, and by name where that is the same', () => {
		expect(longestIdle([idle(wei, 10), idle(ana, 20)])?.agent).toBe(wei)
		expect(longestIdle([idle(wei, 10), idle(ana, 10)])?.agent).toBe(ana)
	})

	it('is the same in whatever order they stand', () => {
		const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...agents), fc.nat(2)).map((it) => idle(...it)), { selector: (it) => it.agent })
		fc.assert(fc.property(some, (candidates) => {
			expect(longestIdle(candidates.toReversed())).toEqual(longestIdle(candidates))
		}))
	})
})
