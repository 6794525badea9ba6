/** Any policies, customers and agents, small enough that they often meet. */
import fc from 'fast-check'
import type { Facts } from '../../../core/routing/facts.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import { SELECTORS } from '../../../core/routing/policy.ts'
import type { QueuePolicy } from '../../../core/routing/queue-command.ts'
import type { Requirement } from '../../../core/routing/requirement.ts'
import { queuePolicy } from './line.ts'
import { agents } from './people.ts'

const skill = fc.constantFrom('visa', 'rail')
const level = fc.integer({ min: 1, max: 4 })

export const leaf: fc.Arbitrary<Requirement> = fc.oneof(
	fc.tuple(skill, level).map(([it, min]) => ({ skill: it, min })),
	fc.tuple(skill, level, level).map(([it, a, b]) => ({ skill: it, min: Math.min(a, b), max: Math.max(a, b) })),
	level.map((min) => ({ language: 'zh', min })),
	fc.subarray([...agents], { minLength: 1 }).map((some) => ({ agents: some })),
)

export const requirement: fc.Arbitrary<Requirement> = fc.oneof(
	{ weight: 4, arbitrary: leaf },
	fc.array(leaf, { maxLength: 2 }).map((all) => ({ all })),
	fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
	leaf.map((not) => ({ not })),
)

const step = fc.record({ requires: requirement, forMs: fc.constantFrom(5_000, 20_000) })
const rule = fc.record({
	name: fc.constantFrom('a', 'b'),
	when: fc.constantFrom({ intent: ['visa'] }, { tier: ['gold'] }, {}),
	requires: leaf,
	steps: fc.array(step, { maxLength: 2 }),
	priority: fc.integer({ min: 0, max: 3 }),
	targetMs: fc.constantFrom(20_000, 60_000),
}, { requiredKeys: ['name', 'when'] })

/** Always open, with no overflow: those have tests of their own. */
export const anyPolicy: fc.Arbitrary<QueuePolicy> = fc.record({
	requires: fc.oneof({ weight: 3, arbitrary: fc.constant<Requirement>({ all: [] }) }, leaf),
	rules: fc.array(rule, { maxLength: 2 }),
	steps: fc.array(step, { maxLength: 3 }),
	finally: fc.constantFrom('anybody' as const, 'wait' as const),
	skipEmptySteps: fc.boolean(),
	score: fc.record({ priorityMs: fc.constantFrom(0, 10_000), tiers: fc.constantFrom({}, { gold: 2 }) }),
	selector: fc.constantFrom(...SELECTORS),
	stickyWindowMs: fc.constantFrom(0, 3_600_000),
	broadcast: fc.constantFrom(1, 1, 2),
}).map((routing) => queuePolicy(routing))

export const anyFacts: fc.Arbitrary<Facts> = fc.record({
	media: fc.constantFrom('chat' as const, 'chat' as const, 'call' as const),
	tier: fc.constantFrom(null, 'gold'),
	intent: fc.constantFrom(null, 'visa'),
	lastAgent: fc.constantFrom(null, ...agents),
	lastAgentAtMs: fc.constantFrom(null, 500),
	requires: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, leaf),
	excluded: fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, fc.subarray([...agents], { maxLength: 1 })),
}).map((more) => ({ ...plainFacts, ...more }))

export const anySaying = fc.record({
	idleSinceMs: fc.integer({ min: 0, max: 3 }),
	skills: fc.dictionary(skill, level, { maxKeys: 2 }),
	languages: fc.constantFrom<Record<string, number>>({}, { zh: 2 }, { zh: 4 }),
	load: fc.constantFrom(0, 0.5),
	delayMs: fc.constantFrom(0, 0, 10_000),
})

export const anyRoom = fc.constantFrom({}, { chat: 1 }, { chat: 2, call: 1 }, { call: 1 })
