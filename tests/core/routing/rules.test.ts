/** The rules of the full router as a queue keeps them, each by its name; those of offers and leases are in queue.test.ts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reboot } from '../../../core/routing/apply-change.ts'
import { emptyLine } from '../../../core/routing/line.ts'
import { queueDueMs, runQueue } from '../../../core/routing/queue.ts'
import type { QueueLogRow, QueuePolicy } from '../../../core/routing/queue-command.ts'
import { meets, type Requirement } from '../../../core/routing/requirement.ts'
import { longestIdle, type Ranked, selectorOf, shareAfter } from '../../../core/routing/selector.ts'
import { SELECTORS } from '../../../core/routing/policy.ts'
import { entry, facts, given, type Lease, offersIn, queuePolicy, Waiting } from '../support/line.ts'
import { agents, ana, sam, talk, wei } from '../support/people.ts'
import { anyFacts, anyPolicy, anyRoom, anySaying, leaf } from '../support/policies.ts'

const visa: Requirement = { skill: 'visa', min: 5 }
const someVisa: Requirement = { skill: 'visa' }

/** Ana knows visas well, Wei a little, Sam not at all. */
function staffed(policy: QueuePolicy, room = 1): Waiting {
	const queue = new Waiting(policy)
	queue.stands(ana, room, { skills: { visa: 8 } })
	queue.stands(wei, room, { skills: { visa: 3 }, idleSinceMs: -10 })
	queue.stands(sam, room, { idleSinceMs: -20 })
	return queue
}

function last(queue: Waiting, n: number) {
	return queue.decisions.findLast((it) => it.conversation === talk(n))
}

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

describe('R11 selectors', () => {
	const ranked = fc.record({
		agent: fc.constantFrom(...agents),
		idleSinceMs: fc.nat(3),
		load: fc.constantFrom(0, 0.2, 0.4),
		lastOfferedAtMs: fc.nat(2),
		share: fc.constantFrom(0, 1, 2),
	}).map((it): Ranked => ({
		...it,
		version: 1,
		room: { chat: 1 },
		ready: true,
		delayMs: 0,
		abilities: { agent: it.agent, skills: {}, languages: {} },
	}))

	it.each(SELECTORS)('R11 %s is a total order, the same in whatever order they stand', (name) => {
		const order = selectorOf(name)
		fc.assert(fc.property(fc.uniqueArray(ranked, { selector: (it) => it.agent }), (some) => {
			expect(some.toReversed().sort(order)).toEqual(some.toSorted(order))
		}))
	})

	it('R11 each goes by what its name says, and then by who has been idle longest', () => {
		const who = (selector: (typeof SELECTORS)[number], says: Parameters<Waiting['stands']>[2][]) => {
			const queue = new Waiting(queuePolicy({ selector, rules: [{ name: 'visa', when: {}, requires: someVisa }] }))
			agents.forEach((it, i) => queue.stands(it, 2, { skills: { visa: 1 }, ...says[i] as object }))
			return offersIn(queue.enqueue(1))[0]?.agent
		}
		expect(who('longest-idle', [{ idleSinceMs: 5 }, { idleSinceMs: 3 }, { idleSinceMs: 4 }])).toBe(wei)
		expect(who('least-loaded', [{ load: 0.4 }, { load: 0.6 }, { load: 0.2, idleSinceMs: 9 }])).toBe(sam)
		expect(who('best-level', [{ skills: { visa: 4 } }, { skills: { visa: 9 } }, { skills: { visa: 8 } }])).toBe(wei)
	})

	it('R11 round robin takes turns', () => {
		const queue = new Waiting(queuePolicy({ selector: 'round-robin' }))
		for (const it of agents) queue.stands(it, 9)
		const turns = [1, 2, 3, 4, 5, 6].map((n) => (queue.atMs++, offersIn(queue.enqueue(n))[0]?.agent))
		expect(turns.slice(0, 3).toSorted()).toEqual([ana, sam, wei])
		expect(turns.slice(3)).toEqual(turns.slice(0, 3))
	})

	it('R11 fairness forgets: what was long ago weighs less than what was just now', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (many, few) => {
			const window = 3_600_000
			const after = (count: number, atMs: number) =>
				Array.from({ length: count }).reduce<number>((share) => shareAfter(share, atMs, window), 0)
			expect(after(many, 1_000) > after(few, 1_000)).toBe(many > few)
			expect(after(many, 1_000)).toBeLessThan(after(few, 20 * window))
		}))
	})

	it('R11 ties fall to who has been idle longest and then to the name', () => {
		const idle = (agent: (typeof agents)[number], idleSinceMs: number) => ({ agent, idleSinceMs }) as Ranked
		expect([idle(ana, 20), idle(wei, 10)].sort(longestIdle)[0]?.agent).toBe(wei)
		expect([idle(wei, 10), idle(ana, 10)].sort(longestIdle)[0]?.agent).toBe(ana)
	})
})

describe('R12 the agent who served them last', () => {
	const policy = queuePolicy({ stickyWindowMs: 60_000 })
	const known = facts({ lastAgent: ana, lastAgentAtMs: 500 })

	it('R12 gets them again inside the window, though others have been idle longer', () => {
		const queue = staffed(policy)
		expect(offersIn(queue.enqueue(1, { facts: known }))).toMatchObject([{ agent: ana, why: 'sticky' }])
	})

	it.each([['outside the window', 70_000, 1], ['while they are full', 1_000, 0]] as const)(
		'R12 is not waited for %s: it goes on at once',
		(_, atMs, room) => {
			const queue = staffed(policy)
			queue.atMs = atMs
			queue.stands(ana, room, { skills: { visa: 8 } })
			expect(given(queue.enqueue(1, { facts: known }))).toEqual([[sam, talk(1)]])
		},
	)
})

describe('R15 hours', () => {
	const monday = Date.UTC(2026, 10, 23)
	const hour = 3_600_000
	const calendar = {
		timeZone: 'UTC',
		week: { monday: [{ from: '09:00', to: '17:00' }], tuesday: [{ from: '09:00', to: '17:00' }] },
		exceptions: [],
	}
	const MODES = ['defer', 'message', 'callback', 'voicemail'] as const

	function open(routing: object): Waiting {
		const queue = new Waiting()
		queue.atMs = monday + 16 * hour
		queue.do({ type: 'policy', policy: { ...queuePolicy({ hours: 'office', ...routing }), calendar, version: 2 } })
		return queue
	}

	it.each(MODES)('R15 who waits at closing is held by %s, told so, and takes up the old place at opening', (mode) => {
		const queue = open({ atClosing: mode })
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		expect(queueDueMs(queue.line)).toBe(monday + 17 * hour)
		queue.atMs = monday + 17 * hour
		expect(queue.expire()).toEqual([
			{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'held', mode, opensAtMs: monday + 33 * hour } },
		])
		queue.stands(ana, 1)
		expect(queue.item(1)).toMatchObject({ stage: 'held', enqueuedAtMs: monday + 16 * hour })
		queue.atMs = monday + 33 * hour
		const opened = queue.expire()
		expect(opened).toContainEqual({ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'resumed' } })
		expect(given(opened)).toEqual([[ana, talk(1)]])
	})

	it('R15 who waits at closing is served all the same where the policy says serve', () => {
		const queue = open({ atClosing: 'serve' })
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		queue.atMs = monday + 18 * hour
		expect(given(queue.stands(ana, 1))).toEqual([[ana, talk(1)]])
	})

	it.each(MODES)('R15 who comes when it is closed is held by %s at once', (mode) => {
		const queue = open({ whenClosed: mode })
		queue.stands(ana, 1)
		queue.atMs = monday + 20 * hour
		expect(queue.enqueue(1)).toMatchObject([{ type: 'tell', news: { type: 'held', mode } }])
		expect(queue.item(1)?.stage).toBe('held')
	})

	it('R15 what rings at closing goes on ringing, and is held when it comes back', () => {
		const queue = open({ atClosing: 'defer' })
		queue.atMs = monday + 17 * hour - 1_000
		queue.stands(ana, 1)
		const [lease] = offersIn(queue.enqueue(1, { enqueuedAtMs: queue.atMs }))
		queue.atMs += 2_000
		expect(queue.expire()).toEqual([])
		queue.settle(lease as Lease, 'rejected', queue.candidate(ana, 1))
		expect(queue.item(1)).toMatchObject({ stage: 'held', hold: { mode: 'defer' } })
	})

	it('R15 who is held hears that it is open again by whatever brings them back in line: a migration, an agent who would not have them', () => {
		const resumed = { type: 'tell', conversation: talk(1), placement: 1, news: { type: 'resumed' } }
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		for (const n of [1, 2]) {
			queue.enqueue(n)
			queue.do({ type: 'told', conversation: talk(n), placement: 1, news: 'held' })
		}
		const assign = { type: 'assign', conversation: talk(2), placement: 1, agent: ana, force: true, by: 'Mara' } as const
		const [lease] = offersIn(queue.do(assign))
		queue.do({ type: 'policy', policy: queuePolicy({}, { version: 3 }) })
		expect(queue.do({ type: 'migrate', conversations: 'all', by: 'Mara' })).toEqual([resumed])
		expect(queue.settle(lease as Lease, 'rejected', queue.candidate(ana, 0))).toEqual([{ ...resumed, conversation: talk(2) }])
	})

	it('R15 a late word that it has heard of the closing is none of the opening', () => {
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		queue.enqueue(1)
		queue.atMs = monday + 33 * hour
		queue.expire()
		queue.do({ type: 'told', conversation: talk(1), placement: 1, news: 'held' })
		expect(queue.item(1)?.owes).toEqual({ type: 'resumed' })
		queue.do({ type: 'told', conversation: talk(1), placement: 1, news: 'resumed' })
		expect(queue.item(1)?.owes).toBeNull()
	})

	it('R15 whoever came before it closed stays so, by whatever way they come back to the line', () => {
		const queue = open({ atClosing: 'serve', whenClosed: 'message' })
		const enqueuedAtMs = queue.atMs
		queue.enqueue(1, { enqueuedAtMs })
		queue.atMs = monday + 18 * hour
		queue.expire()
		expect(queue.enqueue(1, { enqueuedAtMs, placement: 2 })).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'waiting', placement: 2 })
	})

	it('R15 a closed queue holds by the same rule whatever is learnt, and does not say it twice', () => {
		const queue = open({ atClosing: 'defer', whenClosed: 'message' })
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		queue.atMs = monday + 18 * hour
		queue.expire()
		queue.do({ type: 'told', conversation: talk(1), placement: 1 })
		expect(queue.do({ type: 'update', conversation: talk(1), placement: 1, facts: facts({ tier: 'gold' }) })).toEqual([])
		expect(queue.item(1)?.hold?.mode).toBe('defer')
	})

	it('R15 an assignment that comes to nothing leaves who was held where they were', () => {
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		queue.stands(ana, 1)
		queue.enqueue(1, { enqueuedAtMs: queue.atMs })
		const [offer] = offersIn(queue.do({ type: 'assign', conversation: talk(1), placement: 1, agent: ana, force: false, by: 'lead' }))
		expect(given(queue.settle(offer as Lease, 'rejected', queue.candidate(ana, 1)))).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'held', hold: { mode: 'defer' } })
	})

	it('R15 a conversation is told again until it has heard', () => {
		const queue = open({ whenClosed: 'defer' })
		queue.atMs = monday + 20 * hour
		const [told] = queue.enqueue(1)
		queue.atMs = queueDueMs(queue.line) ?? 0
		expect(queue.expire()).toEqual([told])
		queue.do({ type: 'told', conversation: talk(1), placement: 1 })
		expect(queueDueMs(queue.line)).toBe(monday + 33 * hour)
	})
})

describe('R16 the version of the policy', () => {
	const strict = { ...queuePolicy({ requires: { skill: 'visa' } }), version: 2 }

	it('R16 is that of the entry, whatever is published later, until it is migrated', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		queue.do({ type: 'policy', policy: strict })
		queue.enqueue(2)
		expect([1, 2].map((n) => queue.item(n)?.version)).toEqual([1, 2])
		expect(given(queue.stands(sam, 2))).toEqual([[sam, talk(1)]])
		queue.withdraw(1)
		queue.enqueue(3, { conversation: talk(3) })
		queue.do({ type: 'policy', policy: { ...queuePolicy(), version: 3 } })
		expect(queue.stands(sam, 1)).toEqual([])
		expect(given(queue.do({ type: 'migrate', conversations: [talk(3)], by: 'lead' }))).toEqual([[sam, talk(3)]])
		expect(last(queue, 2)?.policy).toBe(2)
	})

	it('R16 that nobody is pinned to any more is forgotten', () => {
		const queue = new Waiting()
		queue.enqueue(1)
		queue.do({ type: 'policy', policy: strict })
		expect([...queue.line.policies.keys()]).toEqual([1, 2])
		queue.withdraw(1)
		queue.do({ type: 'policy', policy: { ...strict, version: 3 } })
		expect([...queue.line.policies.keys()]).toEqual([3])
	})
})

describe('R17 the record', () => {
	function replayed(log: readonly QueueLogRow[]) {
		let line = emptyLine()
		return log.map((row) => {
			if (row.command.type !== 'boot') return runQueue(line, row.command, row).decisions
			line = reboot(line)
			return []
		})
	}

	it('R17 fed to the same reducer gives the same decisions to the last byte, deaths included', () => {
		const act = fc.tuple(fc.integer({ min: 1, max: 5 }), anyFacts, anyRoom, anySaying, fc.constantFrom(...agents), fc.nat(7))
		fc.assert(fc.property(anyPolicy, fc.array(act, { maxLength: 40 }), (policy, acts) => {
			const queue = new Waiting(policy)
			acts.forEach(([n, known, room, says, agent, what], i) => {
				queue.atMs += 2_500
				if (what === 0) queue.crash()
				else if (what < 4) queue.enqueue(n, { facts: known, enqueuedAtMs: queue.atMs - n, placement: i + 1, epoch: i * 5 })
				else if (what < 6) queue.stands(agent, room, says)
				else {for (const it of offersIn(queue.effects).slice(-1)) {
						queue.settle(it, what === 6 ? 'accepted' : 'missed', queue.candidate(it.agent, room, says))
					}}
			})
			expect(JSON.stringify(replayed(JSON.parse(JSON.stringify(queue.log)) as QueueLogRow[]))).toBe(
				JSON.stringify(queue.log.map((it) => it.decisions)),
			)
		}))
	})

	it('R17 says of everybody whether they were chosen, next, or what removed them', () => {
		const queue = new Waiting(queuePolicy({ requires: someVisa }))
		queue.stands(ana, 1, { skills: { visa: 8 }, idleSinceMs: 7 })
		queue.stands(wei, {}, { skills: { visa: 3 } })
		queue.stands(sam, 1)
		queue.enqueue(1)
		expect(last(queue, 1)).toMatchObject({
			act: 'pushed',
			why: 'longest-idle',
			agents: [ana],
			policy: 1,
			position: 1,
			counts: { known: 3, ready: 3, free: 2 },
			considered: [
				{ agent: ana, verdict: 'chosen', figure: 7 },
				{ agent: sam, verdict: 'requirement', unmet: someVisa },
				{ agent: wei, verdict: 'busy' },
			],
		})
	})
})

describe('R18 by hand', () => {
	it('R18 a boost goes ahead by just so much, past any limit, and is reported apart', () => {
		const queue = new Waiting(queuePolicy({ score: { headStartMaxMs: 0 } }))
		for (const n of [1, 2, 3]) queue.enqueue(n, { enqueuedAtMs: n * 100 })
		const boost = { type: 'boost', id: 'boost-1', conversation: talk(3), placement: 1, byMs: 150, by: 'lead' } as const
		queue.do(boost)
		// The word may come twice: it counts once.
		queue.do(boost)
		expect(queue.order).toEqual([talk(1), talk(3), talk(2)])
		expect(last(queue, 3)).toMatchObject({ act: 'boosted', by: 'lead', score: { boostMs: 150 } })
	})

	it('R18 an assignment rings at whom it names, past skills and room, and falls back into its place', () => {
		const queue = staffed(queuePolicy({ requires: visa }), 0)
		queue.enqueue(1)
		const [offer] = offersIn(queue.do({ type: 'assign', conversation: talk(1), placement: 1, agent: sam, force: true, by: 'lead' }))
		expect(offer).toMatchObject({ agent: sam, why: 'assigned', force: true })
		expect(last(queue, 1)).toMatchObject({ act: 'assigned', by: 'lead' })
		queue.settle(offer as Lease, 'rejected', queue.candidate(sam, 0))
		expect(queue.item(1)).toMatchObject({ stage: 'waiting', enqueuedAtMs: 1, target: null })
	})

	it('R18 an agent takes by hand what they could be given, out of turn, if the policy lets them', () => {
		for (const pull of [true, false]) {
			const queue = new Waiting(queuePolicy({ pull }))
			queue.do({ type: 'candidate', candidate: queue.candidate(ana, 1) }, { offers: false })
			for (const n of [1, 2]) queue.do({ type: 'enqueue', entry: entry(n) }, { offers: false })
			queue.do({ type: 'take', agent: ana, conversation: talk(2), how: 'pulled' }, { offers: false })
			expect(queue.item(2)?.agents).toEqual(pull ? [ana] : [])
		}
	})
})

describe('R20 callbacks', () => {
	const callback = (more: object = {}) => ({ attempt: 1, notBeforeMs: 0, expiresAtMs: 500_000, to: '+34 600 000 000', ...more })

	it('R20 keep their place, and are not offered before their time', () => {
		const queue = new Waiting()
		queue.enqueue(2)
		queue.enqueue(1, { callback: callback({ notBeforeMs: 60_000 }) })
		expect(queue.order).toEqual([talk(1), talk(2)])
		const [lease] = offersIn(queue.stands(ana, 2))
		expect(queue.settle(lease as Lease, 'accepted', queue.candidate(ana, 1))).toEqual([])
		queue.atMs = 60_000
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('R20 run out, and their conversation hears of it', () => {
		const queue = new Waiting()
		queue.enqueue(1, { callback: callback() })
		queue.atMs = 500_000
		expect(queue.expire()).toEqual([{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'lapsed' } }])
		expect(queue.stands(ana, 1)).toEqual([])
	})

	it('R20 give their place to a new contact of the same customer', () => {
		const queue = new Waiting()
		queue.enqueue(1, { enqueuedAtMs: 10, contact: 'lin', callback: callback() })
		queue.enqueue(2, { enqueuedAtMs: 20 })
		const merged = queue.enqueue(3, { enqueuedAtMs: 900, contact: 'lin' })
		expect(merged).toEqual([{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'merged', into: talk(3) } }])
		expect(given(queue.stands(ana, 3))).toEqual([[ana, talk(3)], [ana, talk(2)]])
	})

	it('R20 of one customer who waits for several give the first place, whichever was asked for last, and then the next', () => {
		const queue = new Waiting()
		for (const n of [2, 1]) queue.enqueue(n, { enqueuedAtMs: n, contact: 'lin', callback: callback() })
		queue.crash()
		const merged = (n: number, into: number) => ({
			type: 'tell',
			conversation: talk(n),
			placement: 1,
			news: { type: 'merged', into: talk(into) },
		})
		expect(queue.enqueue(3, { enqueuedAtMs: 900, contact: 'lin' })).toEqual([merged(1, 3)])
		expect(queue.enqueue(4, { enqueuedAtMs: 901, contact: 'lin' })).toEqual([merged(2, 4)])
		expect(queue.enqueue(5, { enqueuedAtMs: 902, contact: 'lin' })).toEqual([])
	})

	it('R20 are asked for while waiting, at the same place', () => {
		const queue = new Waiting()
		for (const n of [1, 2]) queue.enqueue(n)
		queue.do({ type: 'update', conversation: talk(1), placement: 1, callback: callback() })
		expect(queue.order).toEqual([talk(1), talk(2)])
		expect(queue.item(1)?.callback?.to).toBe('+34 600 000 000')
	})
})

describe('several queues, several agents', () => {
	it('R9 an agent who helps out later gets only who has waited long enough, by an alarm', () => {
		const queue = new Waiting()
		queue.stands(ana, 1, { delayMs: 30_000 })
		expect(queue.enqueue(1, { enqueuedAtMs: 1_000 })).toEqual([])
		expect(queueDueMs(queue.line)).toBe(31_000)
		queue.atMs = 31_000
		expect(given(queue.expire())).toEqual([[ana, talk(1)]])
	})

	it('R1 overflow takes them to another queue with their old age, once the time has come', () => {
		const queue = new Waiting(queuePolicy({ overflow: { afterMs: 60_000, to: 'bookings' } }))
		queue.enqueue(1, { enqueuedAtMs: 1_000 })
		queue.atMs = 61_000
		expect(queue.expire()).toEqual([
			{ type: 'tell', conversation: talk(1), placement: 1, news: { type: 'divert', to: 'bookings', reason: 'overflow' } },
		])
		expect(queue.stands(ana, 1)).toEqual([])
		queue.withdraw(1)
		expect(queueDueMs(queue.line)).toBeNull()
	})

	it('R1 an object that its queue is no longer spread over sends everybody home with their old age', () => {
		const part = (shards: number, version: number) => queuePolicy({}, { id: 'support~2', shards, version })
		const queue = new Waiting(part(3, 1))
		queue.stands(ana, 1)
		const [lease] = offersIn(queue.enqueue(1))
		queue.enqueue(2, { enqueuedAtMs: 500 })
		const home = { type: 'divert', to: 'support', reason: 'overflow' }
		expect(queue.do({ type: 'policy', policy: part(2, 2) })).toEqual([{ type: 'tell', conversation: talk(2), placement: 1, news: home }])
		expect(queue.settle(lease as Lease, 'missed', queue.candidate(ana, 0))).toMatchObject([{
			type: 'tell',
			conversation: talk(1),
			news: home,
		}])
	})

	it('R3 a broadcast rings at several with one epoch: the first to accept has it, the others are let go', () => {
		const queue = staffed(queuePolicy({ broadcast: 2 }))
		const rings = offersIn(queue.enqueue(1))
		expect(rings.map((it) => [it.agent, it.epoch])).toEqual([[sam, 1], [wei, 1]])
		expect(queue.settle(rings[1] as Lease, 'accepted', queue.candidate(wei, 0))).toMatchObject([{ type: 'rescind', agent: sam }])
		expect(queue.line.items.size).toBe(0)
	})

	it('R5 a broadcast goes on ringing at the others when one rejects it, and comes back when all have', () => {
		const queue = staffed(queuePolicy({ broadcast: 2 }))
		const [first, second] = offersIn(queue.enqueue(1)) as [Lease, Lease]
		expect(given(queue.settle(first, 'rejected', queue.candidate(sam, 1)))).toEqual([])
		expect(queue.item(1)).toMatchObject({ stage: 'offered', agents: [wei] })
		expect(given(queue.settle(second, 'rejected', queue.candidate(wei, 1)))).toEqual([[ana, talk(1)]])
	})

	it('R10 an item goes only to who has room for its kind', () => {
		const queue = new Waiting()
		queue.stands(ana, { chat: 2 })
		queue.stands(wei, { call: 1, chat: 1 }, 50)
		expect(given(queue.enqueue(1, { facts: facts({ media: 'call' }) }))).toEqual([[wei, talk(1)]])
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
