/** Configurations in which nothing is wrong, of many kinds. */
import fc from 'fast-check'
import type { Requirement } from '../../../core/routing/requirement.ts'

const SKILLS = ['flights', 'hotels', 'visa'] as const
const AGENTS = ['ana', 'wei', 'sam'] as const
const QUEUES = ['support', 'bookings', 'night'] as const

const level = fc.integer({ min: 1, max: 10 })

/** Each can be met together with all the others, and with every step. */
const must: fc.Arbitrary<Requirement> = fc.oneof(
	fc.constant<Requirement>({ all: [] }),
	level.map((min) => ({ skill: 'flights', min })),
	level.map((min) => ({ language: 'zh', min })),
	fc.constant<Requirement>({ all: [{ skill: 'hotels', max: 9 }, { not: { skill: 'hotels', min: 4, max: 6 } }] }),
	fc.subarray([...AGENTS], { minLength: 1 }).map((agents) => ({ not: { agents } })),
	fc.constant<Requirement>({ any: [{ skill: 'flights', min: 9 }, { language: 'en', min: 3 }] }),
)

/** Each wider than the one before. */
const steps = fc.uniqueArray(level, { maxLength: 4 }).map((mins) =>
	mins.sort((a, b) => b - a).map((min) => ({ requires: { skill: 'visa', min }, forMs: 10_000 }))
)

/** No tier in two rules, so that none decides for another. */
const rules = fc.uniqueArray(fc.constantFrom('gold', 'silver', 'bronze'), { maxLength: 3 }).chain((tiers) =>
	fc.tuple(...tiers.map((tier) =>
		fc.record({ steps: fc.option(steps, { nil: undefined }), requires: fc.option(must, { nil: undefined }) })
			.map((it) => ({ name: tier, when: { tier: [tier] }, priority: 1, ...it }))
	))
)

const routing = fc.record({
	requires: must,
	steps,
	finally: fc.constantFrom('anybody', 'wait'),
	hours: fc.constantFrom(null, 'office'),
	selector: fc.constantFrom('longest-idle', 'least-loaded', 'best-level', 'round-robin', 'fairness'),
	broadcast: fc.integer({ min: 1, max: 20 }),
	stickyWindowMs: fc.integer({ min: 0, max: 86_400_000 }),
})

/** Overflow goes on to a later queue or nowhere. */
const queues = fc.tuple(
	...QUEUES.map((id, i) =>
		fc.record({ routing, to: fc.option(fc.constantFrom(...QUEUES.slice(i + 1), null), { nil: null }) })
			.map(({ routing, to }) => ({ id, name: id, routing: { ...routing, overflow: to && { afterMs: 60_000, to } } }))
	),
)

const agents = fc.tuple(...AGENTS.map((id) =>
	fc.record({
		skills: fc.dictionary(fc.constantFrom(...SKILLS), level, { noNullPrototype: true }),
		languages: fc.dictionary(fc.constantFrom('en', 'zh'), level, { noNullPrototype: true }),
		queues: fc.subarray([...QUEUES]).map((ids) => ids.map((queue) => ({ queue }))),
		pool: fc.integer({ min: 20, max: 200 }),
	}).map((it) => ({ id, name: id, ...it }))
))

/** As somebody would send it: nothing is filled in yet. */
export const goodConfig = fc.record({ queues, agents, withRules: rules }).map(({ queues, agents, withRules }) => ({
	name: 'Shop',
	skills: SKILLS.map((id) => ({ id, name: id })),
	hours: [{ id: 'office', name: 'Office', timeZone: 'Asia/Shanghai', week: { monday: [{ from: '09:00', to: '17:00' }] } }],
	queues: queues.map((it, i) => i === 0 ? { ...it, routing: { ...it.routing, rules: withRules } } : it),
	agents,
	inboxes: [{ id: 'shop.web', name: 'Web', channel: 'web', queue: 'support' }],
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
}))

export type GoodConfig = typeof goodConfig extends fc.Arbitrary<infer Config> ? Config : never
