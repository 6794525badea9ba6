/** The rules as a queue keeps them: what an item asks, and when it asks less. Those of offers and leases are in queue.test.ts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueDueMs } from '../../../../core/routing/queue.ts'
import { meets } from '../../../../core/routing/requirement.ts'
import { facts, given, type Lease, offersIn, queuePolicy, Waiting } from '../../support/line.ts'
import { agents, ana, sam, talk, wei } from '../../support/people.ts'
import { anyFacts, anyPolicy, anyRoom, anySaying, leaf } from '../../support/policies.ts'
import { last, someVisa, staffed, visa } from '../../support/crew.ts'

describe('R6 steps', () => {
	const policy = queuePolicy({ steps: [{ requires: visa, forMs: 30_000 }, { requires: someVisa, forMs: 30_000 }] })

	it('R6 run on the clock of the item, add up, and say how they stand', () => {
		const queue = staffed(policy, 0)
		queue.stands(wei, 1, { skills: { visa: 3 } })
		queue.stands(sam, 1)
		expect(queue.enqueue(1, { enqueuedAtMs: 1_000 })).toEqual([])
		expect(queueDueMs(queue.line)).toBe(31_000)
		queue.atMs = 31_000
		expect(given(queue.expire())).toEqual([[wei, talk(1)]])
		expect(last(queue, 1)).toMatchObject({ step: 1, steps: ['expired', 'joined', 'pending'] })
	})

	it('R6 count from the entry, whatever age it comes with', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 5 }),
				fc.integer({ min: 0, max: 300_000 }),
				(lengths, age) => {
					const queue = new Waiting(queuePolicy({ skipEmptySteps: false, steps: lengths.map((forMs) => ({ requires: visa, forMs })) }))
					queue.atMs = 400_000
					queue.enqueue(1, { enqueuedAtMs: queue.atMs - age })
					const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((a, b) => a + b))
					expect(queue.item(1)?.step).toBe(ends.filter((it) => it <= age).length)
					queue.atMs += 20_000
					queue.expire()
					expect(queue.item(1)?.step).toBe(ends.filter((it) => it <= age + 20_000).length)
				},
			),
		)
	})

	it('R6 go on while it rings, and are not begun anew when it comes back', () => {
		const queue = staffed(policy)
		const [lease] = offersIn(queue.enqueue(1, { enqueuedAtMs: 1_000 }))
		expect(lease).toMatchObject({ agent: ana })
		queue.atMs = 32_000
		expect(given(queue.settle(lease as Lease, 'missed', queue.candidate(ana, 0, { skills: { visa: 8 } })))).toEqual([[wei, talk(1)]])
	})

	it('R6 are passed over at once when nobody who is there could meet them, and say so', () => {
		const queue = new Waiting(policy)
		queue.stands(sam, 1)
		expect(given(queue.enqueue(1))).toEqual([[sam, talk(1)]])
		expect(last(queue, 1)?.steps).toEqual(['skipped', 'skipped', 'joined'])
	})

	it('R6 are not passed over while nobody at all is there', () => {
		const queue = new Waiting(policy)
		queue.enqueue(1)
		expect(queue.item(1)?.step).toBe(0)
	})
})

describe('R7 requirements', () => {
	it('R7 whoever is chosen meets what is never relaxed and a step so far, unless named by hand', () => {
		const scene = fc.tuple(anyPolicy, fc.array(fc.tuple(anyFacts, anyRoom, anySaying, fc.constantFrom(...agents)), { maxLength: 20 }))
		fc.assert(fc.property(scene, ([policy, acts]) => {
			const queue = new Waiting(policy)
			acts.forEach(([known, room, says, agent], i) => {
				queue.atMs += 4_000
				queue.stands(agent, room, says)
				queue.enqueue(i + 1, { facts: known, enqueuedAtMs: queue.atMs })
			})
			for (const row of queue.decisions.filter((it) => it.act === 'pushed')) {
				for (const it of row.agents) {
					const chosen = row.considered.find((one) => one.agent === it)
					expect(chosen?.verdict).toBe('chosen')
					expect(chosen?.unmet).toBeUndefined()
				}
			}
		}))
	})

	it('R7 at the end it waits, or anybody may have it, as the policy says', () => {
		for (const [last, who] of [['wait', []], ['anybody', [[sam, talk(1)]]]] as const) {
			const queue = new Waiting(queuePolicy({ finally: last, skipEmptySteps: false, steps: [{ requires: visa, forMs: 10_000 }] }))
			queue.stands(sam, 1)
			queue.enqueue(1, { enqueuedAtMs: 1_000 })
			queue.atMs = 3_600_000
			expect(given(queue.expire())).toEqual(who)
		}
	})

	it('R7 an excluded agent never gets it, and the language is asked for where the policy asks', () => {
		const queue = new Waiting(queuePolicy({ languageMin: 4 }))
		queue.stands(ana, 1, { languages: { zh: 9 } })
		queue.stands(wei, 1, { languages: { zh: 3 } })
		expect(queue.enqueue(1, { facts: facts({ language: 'zh', excluded: [ana] }) })).toEqual([])
		expect(given(queue.enqueue(2, { facts: facts({ language: 'zh' }) }))).toEqual([[ana, talk(2)]])
	})

	it('R7 a rule speaks for those it means: what they are about, who they are, what is about to happen', () => {
		const rules = [{ name: 'soon', when: { departsWithinMs: 3_600_000 }, requires: visa }]
		const queue = staffed(queuePolicy({ rules }))
		expect(given(queue.enqueue(1, { enqueuedAtMs: 0, facts: facts({ departsAtMs: 1_800_000 }) }))).toEqual([[ana, talk(1)]])
		expect(given(queue.enqueue(2, { enqueuedAtMs: 0, facts: facts({ departsAtMs: 7_200_000 }) }))).toEqual([[sam, talk(2)]])
	})
})

describe('meeting', () => {
	it('R7 NOT, AND and OR are those of logic', () => {
		const able = fc.record({
			agent: fc.constantFrom(...agents),
			skills: fc.dictionary(fc.constantFrom('visa', 'rail'), fc.integer({ min: 1, max: 4 })),
			languages: fc.constant({}),
		})
		fc.assert(fc.property(able, leaf, leaf, (who, a, b) => {
			expect(meets(who, { not: a })).toBe(!meets(who, a))
			expect(meets(who, { all: [a, b] })).toBe(meets(who, a) && meets(who, b))
			expect(meets(who, { not: { any: [a, b] } })).toBe(meets(who, { all: [{ not: a }, { not: b }] }))
		}))
	})
})
