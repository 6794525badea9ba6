import type { AgentConfig, QueueConfig, WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { mixText, readMix } from '../state/mix.ts'
import { DAY_SHAPES, type DayShape } from './day-shapes.ts'

/** Customers of one queue. */
export interface TrafficForm {
	/** At the peak of the day. */
	readonly perHour: number
	readonly handlingMs: number
	/** Mean; null for customers who never give up. */
	readonly patienceMs: number | null
	/** As written: `en 8, zh 2`. */
	readonly languages: string
	readonly tiers: string
	readonly intents: string
}

export interface StudyForm {
	readonly kind: 'scenario' | 'recording'
	/** What is compared with what is live. */
	readonly against: 'draft' | number
	readonly shape: DayShape
	readonly days: number
	readonly seeds: number
	readonly serviceLevelMs: number
	/** Agents' shift, UTC; null for around the clock. */
	readonly shift: { readonly from: string; readonly until: string } | null
	readonly traffic: Readonly<Record<string, TrafficForm>>
	readonly period: keyof typeof PERIODS_MS
}

const DAY_MS = 86_400_000
export const PERIODS_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const

const HANDLING_MS = 300_000
const PATIENCE_MS = 300_000
/** Share of the agents' room that the peak takes: busy enough that a policy makes a difference. */
const BUSY = 0.85
const SERVICE_LEVEL_MS = 60_000

/** What to begin with: as many customers as the agents who are configured can just about serve. */
export function studyFormOf(config: WorkspaceConfig): StudyForm {
	return {
		kind: 'scenario',
		against: 'draft',
		shape: 'office',
		days: 3,
		seeds: 5,
		serviceLevelMs: config.queues[0]?.routing.score.targetMs ?? SERVICE_LEVEL_MS,
		shift: { from: '08:00', until: '18:00' },
		traffic: Object.fromEntries(config.queues.map((it) => [it.id, trafficFormOf(it, config)])),
		period: 'week',
	}
}

export function trafficFormOf(queue: QueueConfig, config: WorkspaceConfig): TrafficForm {
	const room = config.agents.reduce((sum, it) => sum + roomFor(queue.id, it), 0)
	const perHour = Math.max(1, Math.round(BUSY * room * 3_600_000 / (HANDLING_MS + queue.wrapUpMs)))
	return { perHour, handlingMs: HANDLING_MS, patienceMs: PATIENCE_MS, ...kindsIn(queue, config) }
}

/** Their capacity, evenly over the queues they serve. */
function roomFor(queue: string, { capacity, queues }: AgentConfig): number {
	return queues.some((it) => it.queue === queue) ? capacity / queues.length : 0
}

const COMMON = 8
const RARE = 2
const OTHER = 'other'

/** Whatever the policy tells apart comes now and then, else it would make no difference. */
function kindsIn({ routing }: QueueConfig, { agents }: WorkspaceConfig): Pick<TrafficForm, 'languages' | 'tiers' | 'intents'> {
	const conditions = routing.rules.map((it) => it.when)
	const languages = [...agents.flatMap((it) => Object.keys(it.languages)), ...conditions.flatMap((it) => it.language ?? [])]
	const tiers = [...Object.keys(routing.score.tiers), ...conditions.flatMap((it) => it.tier ?? [])]
	const intents = conditions.flatMap((it) => it.intent ?? [])
	return { languages: mixOf('en', languages), tiers: mixOf(OTHER, tiers), intents: mixOf(OTHER, intents) }
}

function mixOf(common: string, others: readonly string[]): string {
	const rare = [...new Set(others)].filter((it) => it !== common)
	if (rare.length === 0) return common === OTHER ? '' : common
	return mixText({ [common]: COMMON, ...Object.fromEntries(rare.map((it) => [it, RARE])) })
}

/** About how many customers a study will have in all its runs. */
export function customersOf({ days, seeds, shape, traffic }: StudyForm, policies: number): number {
	const peaks = Object.values(traffic).reduce((sum, it) => sum + it.perHour, 0)
	return Math.round(peaks * DAY_SHAPES[shape].reduce((sum, it) => sum + it, 0) * days * seeds * policies)
}

/** Whether all that is written can be read. */
export function isReadable({ traffic }: StudyForm): boolean {
	return Object.values(traffic).every((it) => [it.languages, it.tiers, it.intents].every((mix) => readMix(mix) !== undefined))
}
