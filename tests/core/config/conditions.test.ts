import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { implies } from '../../../core/config/conditions.ts'
import { Facts } from '../../../core/routing/facts.ts'
import { rulesFor } from '../../../core/routing/plan.ts'
import { type Condition, RoutingPolicy } from '../../../core/routing/policy.ts'

describe('a condition', () => {
	it('implies those that ask less', () => {
		const strict: Condition = { language: ['zh'], tier: ['gold'], contactsMin: 3, departsWithinMs: 1_000 }
		expect(implies(strict, {})).toBe(true)
		expect(implies(strict, strict)).toBe(true)
		expect(implies(strict, { language: ['en', 'zh'], contactsMin: 2 })).toBe(true)
		expect(implies(strict, { departsWithinMs: 2_000 })).toBe(true)
	})

	it('does not imply those that ask more, or something else', () => {
		expect(implies({}, { tier: ['gold'] })).toBe(false)
		expect(implies({ language: ['en', 'zh'] }, { language: ['zh'] })).toBe(false)
		expect(implies({ departsWithinMs: 2_000 }, { departsWithinMs: 1_000 })).toBe(false)
		expect(implies({ attribute: { name: 'plan', is: 1 } }, { attribute: { name: 'plan', is: '1' } })).toBe(false)
	})
})

const some = <Value>(...values: readonly Value[]) => fc.subarray([...values], { minLength: 1 })
const condition: fc.Arbitrary<Condition> = fc.record({
	media: some('chat', 'call'),
	language: some('en', 'zh'),
	tier: some('gold', 'silver'),
	intent: some('visa', 'refund'),
	departsWithinMs: fc.constantFrom(1_000, 2_000),
	contactsMin: fc.constantFrom(1, 5),
	attribute: fc.record({ name: fc.constantFrom('plan', 'vip'), is: fc.constantFrom(true, false, 'pro') }),
}, { requiredKeys: [] })
const facts = fc.record({
	media: fc.constantFrom('chat', 'call'),
	language: fc.constantFrom('en', 'zh'),
	tier: fc.constantFrom('gold', 'silver', null),
	intent: fc.constantFrom('visa', 'refund', null),
	departsAtMs: fc.constantFrom(500, 1_500, 3_000, null),
	contacts: fc.constantFrom(0, 2, 7),
	attributes: fc.record({ plan: fc.constantFrom(true, false, 'pro') }, { requiredKeys: [] }),
}).map((it) => Facts.parse(it))

it('never holds without one that it implies', () => {
	fc.assert(
		fc.property(condition, condition, facts, (a, b, known) => {
			fc.pre(implies(a, b))
			const rules = [a, b].map((when, i) => ({ name: `${i}`, when, priority: 1 }))
			const held = rulesFor(RoutingPolicy.parse({ rules }), known, 0).map((it) => it.name)
			expect(held.includes('0') && !held.includes('1')).toBe(false)
		}),
		{ numRuns: 500 },
	)
})
