import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestIdle } from '../../../core/routing/selector.ts'
import { agents, ana, wei } from '../support/people.ts'

const idle = (agent: (typeof agents)[number], idleSinceMs: number) => ({ agent, version: 1, free: 1, ready: true, idleSinceMs })

describe('longest idle', () => {
	it('is who has had less to do for longest, and by name where that is the same', () => {
		expect([idle(ana, 20), idle(wei, 10)].sort(longestIdle)[0]?.agent).toBe(wei)
		expect([idle(wei, 10), idle(ana, 10)].sort(longestIdle)[0]?.agent).toBe(ana)
	})

	it('is a total order: the same in whatever order they stand', () => {
		const some = fc.uniqueArray(fc.tuple(fc.constantFrom(...agents), fc.nat(2)).map((it) => idle(...it)), { selector: (it) => it.agent })
		fc.assert(fc.property(some, (candidates) => {
			expect(candidates.toReversed().sort(longestIdle)).toEqual(candidates.toSorted(longestIdle))
		}))
	})
})
