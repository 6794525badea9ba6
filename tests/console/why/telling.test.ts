import { expect, it } from 'vitest'
import type { Act } from '../../../core/routing/why.ts'
import { decisionKey, tellingIndex } from '../../../workers/console/why/telling.ts'
import { decision } from '../../core/support/decision.ts'

const rows = (...acts: Act[]) => acts.map((act) => ({ act }))

it('opens the newest decision that says why, not the answer to it', () => {
	expect(tellingIndex(rows('entered', 'pushed', 'answered'))).toBe(1)
	expect(tellingIndex(rows('entered', 'pushed', 'answered', 'pushed'))).toBe(3)
	expect(tellingIndex(rows('entered', 'stepped'))).toBe(1)
	expect(tellingIndex(rows('answered'))).toBe(-1)
	expect(tellingIndex([])).toBe(-1)
})

it('tells decisions of one log row apart', () => {
	const keys = [decision(), decision({ act: 'entered' }), decision({ seq: 2 }), decision({ epoch: 2 })].map(decisionKey)
	expect(new Set(keys).size).toBe(4)
})
