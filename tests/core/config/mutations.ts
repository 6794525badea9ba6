/** What goes wrong in configurations: each takes a good one and makes one thing wrong, at a place that it names. */
import type { GoodConfig } from './good-config.ts'

// deno-lint-ignore no-explicit-any -- what is made wrong has no type
type Loose = any

export interface Mutation {
	readonly name: string
	/** Changes the copy it is given, and answers where the first thing is wrong now. */
	readonly apply: (config: Loose) => string
}

export function mutated(config: GoodConfig, { apply }: Mutation): { config: unknown; path: string } {
	const copy: Loose = structuredClone(config)
	const path = apply(copy)
	return { config: copy, path }
}

function routing(name: string, at: string, apply: (routing: Loose) => void): Mutation {
	return {
		name,
		apply: (config) => {
			apply(config.queues[1].routing)
			return `queues.1.routing.${at}`
		},
	}
}

const step = (requires: object) => ({ requires, forMs: 1_000 })
const rule = (more: object) => ({ name: 'rule', when: { tier: ['x'] }, ...more })

export const mutations: readonly Mutation[] = [
	routing('an unknown skill in what is never relaxed', 'requires.all.1.not.skill', (it) => {
		it.requires = { all: [{ skill: 'visa' }, { not: { skill: 'cooking' } }] }
	}),
	routing('an unknown skill in a step', 'steps.1.requires.any.0.all.0.skill', (it) => {
		it.steps = [step({ skill: 'visa', min: 9 }), step({ any: [{ all: [{ skill: 'cooking' }] }, { skill: 'visa', min: 2 }] })]
	}),
	routing("an unknown skill in a rule's step", 'rules.0.steps.0.requires.skill', (it) => {
		it.rules = [rule({ steps: [step({ skill: 'cooking' })] })]
	}),
	routing('an unknown agent', 'rules.0.requires.agents.1', (it) => it.rules = [rule({ requires: { agents: ['ana', 'bob'] } })]),
	routing('a range upside down', 'requires.min', (it) => it.requires = { skill: 'visa', min: 5, max: 3 }),
	routing('a level above ten', 'steps.0.requires.min', (it) => it.steps = [step({ skill: 'visa', min: 11 })]),
	routing('a requirement nobody can meet', 'requires', (it) => {
		it.requires = { all: [{ skill: 'visa', min: 5 }, { not: { skill: 'visa' } }] }
	}),
	routing('a step nobody can meet', 'steps.0.requires', (it) => {
		it.requires = { all: [] }
		it.steps = [step({ all: [{ agents: ['ana'] }, { agents: ['wei'] }] })]
	}),
	routing('a step against what is never relaxed', 'steps.0.requires', (it) => {
		it.requires = { skill: 'visa', max: 4 }
		it.steps = [step({ skill: 'visa', min: 5 })]
	}),
	routing('a step that lets in nobody new', 'steps.1.requires', (it) => {
		it.requires = { all: [] }
		it.steps = [step({ skill: 'visa', min: 5 }), step({ skill: 'visa', min: 6 }), step({ skill: 'visa', min: 2 })]
	}),
	routing('a rule against what is never relaxed', 'rules.0.requires', (it) => {
		it.requires = { agents: ['ana'] }
		it.steps = []
		it.rules = [rule({ requires: { not: { agents: ['ana'] } } })]
	}),
	routing('a rule against every step', 'rules.0.requires', (it) => {
		it.requires = { all: [] }
		it.steps = [step({ skill: 'visa', min: 8 })]
		it.rules = [rule({ requires: { skill: 'visa', max: 3 } })]
	}),
	routing("a rule's step against the rule", 'rules.0.steps.0.requires', (it) => {
		it.requires = { all: [] }
		it.rules = [rule({ requires: { language: 'zh', min: 5 }, steps: [step({ not: { language: 'zh', min: 2 } })] })]
	}),
	routing('steps that never decide', 'rules.1.steps', (it) => {
		it.rules = [rule({ steps: [] }), rule({ name: 'again', steps: [step({ skill: 'hotels', min: 8 })] })]
	}),
	routing('a rule that does nothing', 'rules.0', (it) => it.rules = [rule({})]),
	routing('a negative priority', 'rules.0.priority', (it) => it.rules = [rule({ priority: -1 })]),
	routing('a negative tier', 'score.tiers.gold', (it) => it.score = { tiers: { gold: -1 } }),
	routing('an unknown field', 'selecter', (it) => it.selecter = 'longest-idle'),
	routing('an unknown selector', 'selector', (it) => it.selector = 'fastest'),
	routing('hours that are not there', 'hours', (it) => it.hours = 'nights'),
	routing('closing without hours', 'atClosing', (it) => Object.assign(it, { hours: null, atClosing: 'defer' })),
	routing('closed without hours', 'whenClosed', (it) => Object.assign(it, { hours: null, whenClosed: 'callback' })),
	routing('overflow to itself', 'overflow.to', (it) => it.overflow = { afterMs: 1_000, to: 'bookings' }),
	routing('overflow to nowhere', 'overflow.to', (it) => it.overflow = { afterMs: 1_000, to: 'nowhere' }),
	routing('overflow at once', 'overflow.afterMs', (it) => it.overflow = { afterMs: 0, to: 'night' }),
	routing('callbacks that expire too soon', 'callback.expiresMs', (it) => {
		it.callback = { attempts: 3, gapMs: 60_000, expiresMs: 120_000 }
	}),
	{
		name: 'overflow in a ring',
		apply: ({ queues }) => {
			const to = ['bookings', 'night', 'support']
			queues.forEach((it: Loose, i: number) => it.routing.overflow = { afterMs: 60_000, to: to[i] })
			return 'queues.2.routing.overflow.to'
		},
	},
	{
		name: 'a skill of an agent that nobody has listed',
		apply: (config) => {
			config.agents[2].skills.cooking = 3
			return 'agents.2.skills.cooking'
		},
	},
	{
		name: 'a negative weight',
		apply: (config) => {
			config.workload = { weights: { chat: -20 } }
			return 'workload.weights.chat'
		},
	},
	{
		name: 'a weight above every pool',
		apply: (config) => {
			config.workload = { weights: { chat: 201 } }
			return 'workload.weights.chat'
		},
	},
	{
		name: 'a kind that interrupts itself',
		apply: (config) => {
			config.workload = { interrupts: { call: ['email', 'call'] } }
			return 'workload.interrupts.call.1'
		},
	},
	{
		name: 'two kinds that interrupt each other',
		apply: (config) => {
			config.workload = { interrupts: { call: ['email'], email: ['task', 'call'] } }
			return 'workload.interrupts.email.1'
		},
	},
	{
		name: 'a time zone that does not exist',
		apply: (config) => {
			config.hours[0].timeZone = 'Europe/Atlantis'
			return 'hours.0.timeZone'
		},
	},
	{
		name: 'a day that stands twice',
		apply: (config) => {
			config.hours[0].exceptions = [{ date: '2026-12-24', open: [] }, { date: '2026-12-24', open: [] }]
			return 'hours.0.exceptions.1.date'
		},
	},
	{
		name: 'spans that overlap',
		apply: (config) => {
			config.hours[0].week.sunday = [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }]
			return 'hours.0.week.sunday.1'
		},
	},
	{
		name: 'hours that never open',
		apply: (config) => {
			config.hours.push({ id: 'never', name: 'Never', timeZone: 'UTC', week: {} })
			config.queues[1].routing.hours = 'never'
			return 'queues.1.routing.hours'
		},
	},
	{
		name: 'a queue that stands twice',
		apply: (config) => {
			config.queues.push({ id: 'support', name: 'Again' })
			return 'queues.3.id'
		},
	},
]
