import { z } from 'zod'
import { AgentConfig, QueueConfig, WorkspaceConfig, WorkspaceShape } from '../config/workspace.ts'
import { CustomerKind } from './customer-kind.ts'
import { Distribution } from './distribution.ts'
import { teamAt, workspaceOf } from './scenario-workspace.ts'

const DAY_HOURS = 24
/** A day in hours, in half hours, or in quarters of an hour. */
const INTERVALS = [24, 48, 96]
const perHour = z.number().min(0).max(1_000_000)
const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'a time of day such as "08:30"')

export const Traffic = z.strictObject({
	/** Customers an hour: the same at all hours, or for each hour, half hour or quarter of the day from midnight on. */
	perHour: z.union([perHour, z.array(perHour).refine((it) => INTERVALS.includes(it.length), 'takes 24, 48 or 96 rates')]),
	/** Variance of an interval's count as a multiple of its mean: 1 is Poisson, real traffic has 2 to 5. */
	dispersion: z.number().min(1).max(100).default(1),
	handling: Distribution,
	/** Null for customers who never give up. */
	patience: Distribution.nullable().default({ kind: 'exponential', meanS: 300 }),
	/** Who they are and what they want; when left out, all are alike and nothing is known of them. */
	kinds: z.array(CustomerKind).max(100).default([]),
})
export type Traffic = z.infer<typeof Traffic>

const Team = z.strictObject({
	/** The agents are called by this and a number; one who is alone, by this alone. */
	id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'small letters, digits and dashes'),
	count: z.int().min(1).max(10_000).default(1),
	capacity: AgentConfig.shape.capacity.default(1),
	pool: AgentConfig.shape.pool,
	skills: AgentConfig.shape.skills,
	languages: AgentConfig.shape.languages,
	queues: AgentConfig.shape.queues.min(1),
	/** Every day; one that ends before it begins ends on the next day. Left out, they never go home. */
	shifts: z.array(z.strictObject({ from: timeOfDay, until: timeOfDay })).default([]),
})
export type Team = z.infer<typeof Team>

/** A day at a contact centre, as `npm run sim` reads it from a file. */
export const Scenario = z.strictObject({
	name: z.string().min(1).max(80),
	/** What it is about, for people. */
	about: z.string().max(1_000).default(''),
	days: z.int().min(1).max(1_000).default(5),
	/** The first day, for business hours; all times of day are in UTC. */
	date: z.iso.date().default('2026-01-05'),
	/** Answered within this is within the service level. */
	serviceLevelS: z.number().min(0).max(100_000).default(20),
	/** How long an agent lets it ring; longer than `offerMs` of the queue is a miss. */
	answer: Distribution.default({ kind: 'constant', seconds: 3 }),
	/** How long an agent who missed an offer stays away. */
	returnS: z.number().min(0).max(100_000).default(300),
	/** Skills that may be asked for besides the ones that somebody has. */
	skills: z.array(z.string()).optional(),
	hours: WorkspaceShape.shape.hours,
	workload: WorkspaceShape.shape.workload,
	queues: z.array(QueueConfig.extend({ name: z.string().default('Queue'), traffic: Traffic })).min(1),
	teams: z.array(Team).min(1),
}).superRefine((scenario, check) => {
	const twice = scenario.teams.findIndex(({ id }, i) => scenario.teams.findIndex((it) => it.id === id) < i)
	if (twice >= 0) {
		const message = `"${scenario.teams[twice]?.id}" stands twice; give each team an id of its own`
		return check.addIssue({ code: 'custom', path: ['teams', twice, 'id'], message })
	}
	// What a workspace would refuse to publish is refused here, in the same words.
	for (const { path, message } of WorkspaceConfig.safeParse(workspaceOf(scenario)).error?.issues ?? []) {
		const [list, n, ...rest] = path
		check.addIssue({ code: 'custom', path: list === 'agents' ? ['teams', teamAt(scenario, Number(n)), ...rest] : [...path], message })
	}
})
export type Scenario = z.infer<typeof Scenario>
export type ScenarioQueue = Scenario['queues'][number]

/** How many customers a scenario will have, about. */
export function expectedArrivals({ days, queues }: Pick<Scenario, 'days' | 'queues'>): number {
	const daily = queues.map(({ traffic }) => DAY_HOURS * meanRate(traffic.perHour))
	return days * daily.reduce((sum, it) => sum + it, 0)
}

function meanRate(perHour: Traffic['perHour']): number {
	return typeof perHour === 'number' ? perHour : perHour.reduce((sum, it) => sum + it, 0) / perHour.length
}
