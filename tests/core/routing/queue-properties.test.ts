/** Whatever happens to a queue, in whatever order: what always holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestFor, mayTake } from '../../../core/routing/look.ts'
import { hasAnyRoom } from '../../../core/routing/media.ts'
import { queueDueMs } from '../../../core/routing/queue.ts'
import type { QueueEffect } from '../../../core/routing/queue-command.ts'
import { type Lease, offersIn, Waiting } from '../support/line.ts'
import { agents, talk } from '../support/people.ts'

type Step = (queue: Waiting, leases: Lease[]) => QueueEffect[]

const agent = fc.constantFrom(...agents)
const n = fc.integer({ min: 1, max: 6 })
const placement = fc.integer({ min: 1, max: 3 })
const outcome = fc.constantFrom('accepted' as const, 'missed' as const, 'rejected' as const, 'refused' as const, 'gone' as const)
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.tuple(n, placement, fc.option(agent), fc.integer({ min: 0, max: 3 })).map((
			[it, stay, target, age],
		): Step =>
		(queue) => queue.enqueue(it, { placement: stay, target, enqueuedAtMs: age, epoch: stay * 10 })),
	},
	fc.tuple(n, placement).map(([it, stay]): Step => (queue) => queue.withdraw(it, stay)),
	{
		weight: 4,
		arbitrary: fc.tuple(agent, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })).map((
			[who, free, idle],
		): Step =>
		(queue) => queue.stands(who, free, idle)),
	},
	fc.tuple(agent, n).map(([who, it]): Step => (queue) => queue.do({ type: 'take', how: 'bid', agent: who, conversation: talk(it) })),
	{
		weight: 5,
		arbitrary: fc.tuple(fc.nat(), outcome, fc.option(fc.integer({ min: 0, max: 2 }))).map((
			[pick, how, free],
		): Step =>
		(queue, leases) => {
			const lease = leases[pick % Math.max(1, leases.length)]
			return lease ? queue.settle(lease, how, free === null ? null : queue.candidate(lease.agent, free)) : []
		}),
	},
	fc.constant<Step>((queue) => queue.expire()),
)
const story = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 15_000 })), { maxLength: 70, size: 'max' })

function play(steps: [Step, number][], look: (queue: Waiting, made: QueueEffect[], leases: Lease[]) => void): Waiting {
	const queue = new Waiting()
	const leases: Lease[] = []
	for (const [act, laterMs] of steps) {
		queue.atMs += laterMs
		const made = act(queue, leases)
		leases.push(...offersIn(made))
		look(queue, made, leases)
	}
	return queue
}

describe('whatever happens to a queue', () => {
	it('R1 its order is by age, with everybody in it once', () => {
		fc.assert(
			fc.property(story, (steps) => {
				play(steps, ({ line }) => {
					const byAge = [...line.items.values()].sort((a, b) =>
						a.enqueuedAtMs - b.enqueuedAtMs || (a.conversation < b.conversation ? -1 : 1)
					)
					expect([...line.order].map((it) => it.conversation)).toEqual(byAge.map((it) => it.conversation))
				})
			}),
			{ numRuns: 300 },
		)
	})

	it('R3 no offer is made twice, and a conversation rings with one agent at a time', () => {
		fc.assert(
			fc.property(story, (steps) => {
				const queue = play(steps, () => {})
				const made = offersIn(queue.effects).map((it) => `${it.conversation} ${it.placement} ${it.epoch}`)
				expect(new Set(made).size).toBe(made.length)
				for (const item of queue.line.items.values()) {
					expect([item.agents.length === 1, item.expiresAtMs !== null]).toEqual([item.stage === 'offered', item.stage === 'offered'])
				}
			}),
			{ numRuns: 300 },
		)
	})

	it('R13 nobody waits beside a free agent who may have them', () => {
		fc.assert(
			fc.property(story, (steps) => {
				play(steps, ({ line, atMs }, made) => {
					if (made.length === 0) return
					const free = [...line.candidates.values()].filter((it) => hasAnyRoom(it.room) && (it.silentUntilMs ?? 0) <= atMs)
					for (const item of line.items.values()) {
						for (const it of free) expect(mayTake(line, item, { agent: it.agent, atMs, how: 'bid' })).toBe(false)
					}
				})
			}),
			{ numRuns: 300 },
		)
	})

	it('R13 it wakes up for all that only time can bring', () => {
		fc.assert(
			fc.property(story, (steps) => {
				const queue = play(steps, () => {})
				queue.expire()
				for (let round = 0; round < 30; round++) {
					const due = queueDueMs(queue.line)
					for (const it of queue.line.candidates.values()) if (hasAnyRoom(it.room)) expectWaking(queue, it.agent, due)
					if (due === null) break
					expect(due).toBeGreaterThan(queue.atMs)
					queue.atMs = due
					queue.expire()
				}
			}),
			{ numRuns: 300 },
		)
	})

	it('R4 who has left does not come back by an older word', () => {
		fc.assert(fc.property(story, n, placement, (steps, it, stay) => {
			const queue = play(steps, () => {})
			queue.withdraw(it, stay)
			const left = queue.item(it)
			for (let older = 1; older <= stay; older++) queue.enqueue(it, { placement: older })
			expect(queue.item(it)).toEqual(left)
		}))
	})

	it('R3 the end of an offer that no longer stands changes nothing but what is known of its agent', () => {
		fc.assert(
			fc.property(story, fc.constantFrom('missed' as const, 'rejected' as const, 'refused' as const, 'gone' as const), (steps, how) => {
				play(steps, (queue, _, leases) => {
					const stale = leases.find((it) => {
						const item = queue.line.items.get(it.conversation)
						return item?.epoch !== it.epoch || item.placement !== it.placement || !item.agents.includes(it.agent)
					})
					if (!stale) return
					queue.do({ type: 'expire' }, { offers: false })
					const before = [...queue.line.items.values()]
					queue.do({ type: 'settle', ...stale, outcome: how, candidate: null }, { offers: false })
					expect([...queue.line.items.values()]).toEqual(before)
				})
			}),
		)
	})
})

/** Whoever could get something by the mere passing of time is not forgotten: an alarm stands for it. */
function expectWaking({ line }: Waiting, agent: (typeof agents)[number], due: number | null): void {
	const someday = bestFor(line, agent, { atMs: Infinity })
	if (someday) expect(due).not.toBeNull()
}
