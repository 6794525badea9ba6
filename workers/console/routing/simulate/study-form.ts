import type { AgentConfig, QueueConfig, WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { mixText, readMix } from '../state/mix.ts'
import type { MeasuredTraffic } from '../worker/study-order.ts'
import { DAY_SHAPES, DAY_SHIFTS, type DayShape } from './day-shapes.ts'

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
	readonly shape: DayShape | 'measured'
	/** By queue, against the peak: what has been measured; null while nothing has. */
	readonly measured: Readonly<Record<string, readonly number[]>> | null
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
		measured: null,
		days: 3,
		seeds: 5,
		serviceLevelMs: config.queues[0]?.routing.score.targetMs ?? SERVICE_LEVEL_MS,
		shift: DAY_SHIFTS.office,
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
export function customersOf(form: StudyForm, policies: number): number {
	const daily = Object.entries(form.traffic).reduce((sum, [queue, it]) => sum + it.perHour * sumOf(shapeOf(form, queue)), 0)
	return Math.round(daily * form.days * form.seeds * policies)
}

/** How busy each hour of a queue's day is, against its peak. */
export function shapeOf({ shape, measured }: Pick<StudyForm, 'shape' | 'measured'>, queue: string): readonly number[] {
	return shape === 'measured' ? measured?.[queue] ?? DAY_SHAPES.flat : DAY_SHAPES[shape]
}

/** The form filled in with what customers were like. What could not be measured stays as it was. */
export function withMeasured(form: StudyForm, traffic: readonly MeasuredTraffic[]): StudyForm {
	const known = new Map(traffic.map((it) => [it.queue, it]))
	const filled = Object.entries(form.traffic).map(([queue, before]) => {
		const it = known.get(queue)
		return [queue, it ? { ...measuredTraffic(it, before) } : { ...before, perHour: 0 }] as const
	})
	const shapes = traffic.map(({ queue, perHour }) => [queue, perHour.map((it) => it / Math.max(...perHour, Number.MIN_VALUE))] as const)
	return { ...form, shape: 'measured', measured: Object.fromEntries(shapes), shift: null, traffic: Object.fromEntries(filled) }
}

function measuredTraffic(it: MeasuredTraffic, before: TrafficForm): TrafficForm {
	return {
		perHour: Math.round(Math.max(...it.perHour) * 100) / 100,
		handlingMs: it.handlingMs ?? before.handlingMs,
		patienceMs: it.patienceMs,
		languages: mixText(it.languages),
		tiers: Object.keys(it.tiers).length > 1 ? mixText(it.tiers) : '',
		intents: Object.keys(it.intents).length > 1 ? mixText(it.intents) : '',
	}
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, it) => sum + it, 0)
}

/** Whether all that is written can be read. */
export function isReadable({ traffic }: StudyForm): boolean {
	return Object.values(traffic).every((it) => [it.languages, it.tiers, it.intents].every((mix) => readMix(mix) !== undefined))
}
