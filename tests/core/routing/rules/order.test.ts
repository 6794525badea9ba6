/** The rules as a queue keeps them: who is next. Those of offers and leases are in queue.test.ts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facts, queuePolicy, Waiting } from '../../support/line.ts'
import { anyFacts } from '../../support/policies.ts'

describe('R8 the order', () => {
	const headStartMaxMs = 50_000
	const weighed = fc.record({ priorityMs: fc.constantFrom(0, 5_000, 30_000), tiers: fc.constantFrom({}, { gold: 1 }, { gold: 3 }) })
	const customers = fc.array(fc.record({ at: fc.integer({ min: 0, max: 200_000 }), known: anyFacts, boostMs: fc.constantFrom(0, 9_000) }), {
		maxLength: 15,
	})

	function lined(score: object, arrivals: readonly { at: number; known: ReturnType<typeof facts>; boostMs: number }[]): Waiting {
		const queue = new Waiting(queuePolicy({ score: { ...score, headStartMaxMs } }))
		queue.atMs = 250_000
		arrivals.forEach(({ at, known, boostMs }, i) =>
			queue.enqueue(i + 1, { enqueuedAtMs: at, facts: { ...known, requires: null, media: 'chat' }, boostMs })
		)
		return queue
	}

	it('R8 nobody is overtaken by who came later than the largest head start: the bound on starvation', () => {
		fc.assert(fc.property(weighed, customers, (score, arrivals) => {
			const queue = lined(score, arrivals)
			const order = [...queue.line.order]
			order.forEach((it, place) => {
				for (const later of order.slice(0, place)) expect(later.enqueuedAtMs).toBeLessThanOrEqual(it.enqueuedAtMs + headStartMaxMs)
			})
		}))
	})

	it('R8 all grow older alike: the order of two never changes by itself', () => {
		fc.assert(fc.property(weighed, customers, (score, arrivals) => {
			const queue = lined(score, arrivals)
			const before = queue.order
			queue.atMs += 10_000_000
			queue.expire()
			expect(queue.order).toEqual(before)
		}))
	})

	it('R8 age always tells: of two alike, who came first is first', () => {
		fc.assert(fc.property(weighed, customers, anyFacts, (score, arrivals, known) => {
			const queue = lined(score, arrivals.map((it) => ({ ...it, boostMs: 0, known: { ...known, departsAtMs: null } })))
			const ages = [...queue.line.order].map((it) => it.enqueuedAtMs)
			expect(ages).toEqual(ages.toSorted((a, b) => a - b))
		}))
	})

	it('R8 tier, kind, a shorter service level and a near departure go ahead by just what the policy gives', () => {
		const rules = [{ name: 'fast', when: { intent: ['lost'] }, targetMs: 20_000 }]
		const score = { tiers: { gold: 5 }, media: { email: 1 }, priorityMs: 1_000, departureHorizonMs: 100_000, departureShare: 0.5 }
		const queue = new Waiting(queuePolicy({ rules, score }))
		const ahead = (known: Parameters<typeof facts>[0]) => {
			const n = queue.line.items.size + 1
			queue.enqueue(n, { enqueuedAtMs: 1_000_000, facts: facts(known) })
			return 1_000_000 - (queue.item(n)?.virtualStartMs ?? 0)
		}
		expect([ahead({}), ahead({ tier: 'gold' }), ahead({ media: 'email' })]).toEqual([0, 5_000, 1_000])
		expect([ahead({ intent: 'lost' }), ahead({ departsAtMs: 1_040_000 }), ahead({ tier: 'constructor' })]).toEqual([40_000, 30_000, 0])
	})
})
