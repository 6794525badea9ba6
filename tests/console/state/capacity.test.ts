import { describe, expect, it } from 'vitest'
import type { Work } from '../../../core/protocol/console.ts'
import { capacityOf } from '../../../workers/console/state/capacity.ts'
import { workOf } from '../support/work.ts'

const hands = (stages: readonly Work['stage'][], capacity: number, load: number) =>
	capacityOf({ work: stages.map((stage, i) => workOf(`cnv_${i}`, { stage })), capacity, load })

describe('the capacity shown', () => {
	it('counts what rings, what goes on and what wraps up, but not the quiet ones', () => {
		expect(hands(['offered', 'active', 'wrapping', 'idle', 'idle'], 3, 0.6)).toEqual({ used: 3, of: 3, percent: 60, isOver: false })
	})

	it('goes over 100 % when a supervisor has given more than there is room for', () => {
		expect(hands(['active'], 3, 1.2)).toEqual({ used: 1, of: 3, percent: 120, isOver: true })
		expect(hands(['active', 'active'], 1, 0.4)).toEqual({ used: 2, of: 1, percent: 40, isOver: true })
	})
})
