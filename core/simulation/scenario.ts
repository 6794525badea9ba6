import { z } from 'zod'
import { AgentConfig, QueueConfig } from '../config/workspace.ts'
import type { AgentId } from '../ids.ts'
import { Distribution } from './distribution.ts'
import type { Shift } from './world.ts'

const HOURS = 24
const perHour = z.number().min(0).max(1_000_000)
const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'a time of day such as "08:30"')

const Traffic = z.object({
	/** Customers an hour, the same at all hours or for each hour of the day from midnight on. */
	perHour: z.union([perHour, z.array(perHour).length(HOURS)]),
	/** Variance of an hour's count as a multiple of its mean: 1 is Poisson, real traffic has 2 to 5. */
	dispersion: z.number().min(1).max(100).default(1),
	handling: Distribution,
	/** Null for customers who never give up. */
	patience: Distribution.nullable().default({ kind: 'exponential', meanS: 300 }),
})

const Team = z.object({
	/** The agents are called by this and a number. */
	id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'small letters, digits and dashes'),
	count: z.int().min(1).max(10_000).default(1),
	capacity: AgentConfig.shape.capacity.default(1),
	queues: z.array(z.object({ queue: z.string(), priority: z.int().min(1).max(99).default(1) })).min(1),
	/** Every day; one that ends before it begins ends on the next day. Left out, they never go home. */
	shifts: z.array(z.object({ from: timeOfDay, until: timeOfDay })).default([]),
})

/** A day at a contact centre, as `npm run sim` reads it from a file. */
export const Scenario = z.object({
	name: z.string().min(1).max(200),
	days: z.int().min(1).max(1_000).default(5),
	/** Answered within this is within the service level. */
	serviceLevelS: z.number().min(0).max(100_000).default(20),
	/** How long an agent lets it ring; longer than `offerMs` of the queue is a miss. */
	answer: Distribution.default({ kind: 'constant', seconds: 3 }),
	/** How long an agent who missed an offer stays away. */
	returnS: z.number().min(0).max(100_000).default(300),
	queues: z.array(QueueConfig.extend({ name: z.string().default('Queue'), traffic: Traffic })).min(1),
	teams: z.array(Team).min(1),
}).superRefine((scenario, check) => {
	const queues = new Set(scenario.queues.map((it) => it.id))
	const object = (path: (string | number)[], message: string) => check.addIssue({ code: 'custom', path, message })
	scenario.queues.forEach(({ id }, i) => {
		if (scenario.queues.findIndex((it) => it.id === id) < i) {
			object(['queues', i, 'id'], `"${id}" stands twice; give each queue an id of its own`)
		}
	})
	scenario.teams.forEach((team, i) => {
		if (scenario.teams.findIndex((it) => it.id === team.id) < i) {
			object(['teams', i, 'id'], `"${team.id}" stands twice; give each team an id of its own`)
		}
		team.queues.forEach(({ queue }, j) => {
			if (!queues.has(queue)) object(['teams', i, 'queues', j, 'queue'], `no queue "${queue}"; add it to queues or name another`)
		})
	})
})
export type Scenario = z.infer<typeof Scenario>
export type ScenarioQueue = Scenario['queues'][number]

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How many customers a scenario will have, about. */
export function expectedArrivals({ days, queues }: Scenario): number {
	const daily = queues.flatMap(({ traffic }) => Array.from({ length: HOURS }, (_, hour) => rateAt(traffic.perHour, hour)))
	return days * daily.reduce((sum, it) => sum + it, 0)
}

export function rateAt(perHour: number | readonly number[], hourOfDay: number): number {
	return typeof perHour === 'number' ? perHour : perHour[hourOfDay] ?? 0
}

/** Each agent of the teams, and when they work: times in milliseconds from the first midnight on. */
export function staffOf({ teams, days }: Scenario): { agents: AgentConfig[]; shifts: Shift[] } {
	const agents: AgentConfig[] = []
	const shifts: Shift[] = []
	for (const team of teams) {
		for (let n = 1; n <= team.count; n++) {
			const id = `${team.id}-${n}`
			agents.push(AgentConfig.parse({ id, name: id, capacity: team.capacity, queues: team.queues }))
			shifts.push(...shiftsOf(id as AgentId, team.shifts, days))
		}
	}
	return { agents, shifts }
}

function shiftsOf(agent: AgentId, daily: Scenario['teams'][number]['shifts'], days: number): Shift[] {
	if (daily.length === 0) return [{ agent, fromMs: 0, untilMs: Infinity }]
	// The night shift of the day before the first ends on the first.
	const all = Array.from({ length: days + 1 }, (_, i) =>
		daily.map(({ from, until }) => {
			const [fromMs, untilMs] = [msOf(from), msOf(until)]
			const startMs = (i - 1) * DAY_MS
			return { agent, fromMs: Math.max(0, startMs + fromMs), untilMs: startMs + untilMs + (untilMs <= fromMs ? DAY_MS : 0) }
		}))
	return all.flat().filter((it) => it.untilMs > it.fromMs)
}

function msOf(timeOfDay: string): number {
	const [hours, minutes] = timeOfDay.split(':').map(Number)
	return ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE_MS
}
