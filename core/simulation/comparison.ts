/** What a study of several policies on the same customers says: plain data, small enough to post from a worker or to print. */
import type { QueueLogRow } from '../routing/queue-command.ts'
import type { WorkspaceConfig } from '../config/workspace.ts'
import type { Scenario } from './scenario.ts'

/** Customers drawn by chance, or those of a recording. */
export type Load = { readonly kind: 'scenario'; readonly scenario: Scenario } | RecordedLoad

export interface RecordedLoad {
	readonly kind: 'recording'
	readonly queues: readonly RecordedQueue[]
	readonly serviceLevelS: number
	/** Only customers who came within this time; all of the recording, when left out. */
	readonly fromMs?: number
	readonly toMs?: number
}

/** One log: of a queue, or of one of the objects it is spread over. The longer before `fromMs` it begins, the more is known of the agents. */
export interface RecordedQueue {
	readonly queue: string
	/** Oldest first. */
	readonly rows: readonly QueueLogRow[]
}

/** What replaces, by id, what the load has; what is not named stays. A whole workspace's configuration is one. */
export type PolicyChange = Partial<Pick<WorkspaceConfig, 'queues' | 'agents' | 'hours' | 'workload'>>

export interface StudiedPolicy {
	readonly name: string
	/** Null for the policy that the scenario or the recording has itself. */
	readonly config: PolicyChange | null
}

export interface Study {
	readonly load: Load
	/** The others are compared with the first. */
	readonly policies: readonly StudiedPolicy[]
	/** One run of each policy for each; from two on it is known how well a figure is known. */
	readonly seeds: readonly number[]
	readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
	/** Share of the whole study that is done, from 0 to 1. */
	readonly share: number
	/** What is being run. */
	readonly policy: string
	readonly seed: number
}

export const FIGURES = [
	/** Waits are of those who were answered, from entry to the agent's yes, in seconds. */
	'waitMeanS',
	'waitP50S',
	'waitP90S',
	'waitP99S',
	/** Share of all customers answered within `serviceLevelS`. */
	'serviceLevel',
	/** Share of all customers who gave up. */
	'abandonment',
	/** Share of the agents' room on shift that conversations and wrap-up took. */
	'occupancy',
	/** Gini coefficients of assignments and of busy time, each for an hour of an agent's shift: 0 when all have the same. */
	'assignmentsGini',
	'busyGini',
] as const
export type Figure = (typeof FIGURES)[number]
export type PerFigure<Value> = { readonly [It in Figure]: Value }

/** `exact`: read off what has happened. `modelled`: rests on people drawn by chance. */
export type Basis = 'exact' | 'modelled'

/** A mean over the seeds, and what it may be off by, either way, in 95 of 100 cases; null when one run does not say. */
export interface Figured {
	readonly mean: number
	readonly halfWidth: number | null
}

export interface Comparison {
	readonly load: LoadSummary
	/** In the order given; of a recording, what has happened stands before them with `isRecorded`. */
	readonly policies: readonly PolicyOutcome[]
	/** Each further policy minus the first one that was run: pairs on the same customers. */
	readonly differences: readonly PolicyDifference[]
}

export interface LoadSummary {
	readonly kind: Load['kind']
	readonly name: string
	/** Mean over the seeds. */
	readonly customers: number
	readonly days: number
	readonly serviceLevelS: number
	readonly seeds: readonly number[]
	/** Of a recording: for how many of its customers what was not recorded had to be drawn. Null for a scenario, where all is drawn. */
	readonly drawn: { readonly patience: number; readonly handling: number } | null
}

export interface PolicyOutcome {
	readonly name: string
	readonly isRecorded: boolean
	readonly figures: PerFigure<Figured>
	readonly basis: PerFigure<Basis>
	/** Means over the seeds. `held` were told that nobody serves them now; `left` still waited at the end, or their place lapsed. */
	readonly counts: {
		readonly customers: number
		readonly answered: number
		readonly gaveUp: number
		readonly held: number
		readonly left: number
	}
	readonly queues: readonly QueueOutcome[]
	readonly promise: PromiseFigures | null
	readonly plots: Plots
}

export interface QueueOutcome {
	readonly id: string
	readonly customers: number
	readonly waitMeanS: number
	readonly waitP50S: number
	readonly waitP90S: number
	readonly waitP99S: number
	readonly serviceLevel: number
	readonly abandonment: number
}

/** What customers were told on entry beside what happened to them; of those who had to wait, were told a time, and were answered. */
export interface PromiseFigures {
	readonly told: number
	/** Promised minus waited, in seconds: above 0 when they were promised more than it took. */
	readonly meanErrorS: number
	/** Half are off by at most this, either way. */
	readonly medianAbsErrorS: number
	/** Share whose wait was within half of what was promised, either way. */
	readonly withinHalf: number
	/** Share who were answered within the promised time. */
	readonly kept: number
}

export interface PolicyDifference {
	readonly name: string
	readonly against: string
	/** Above 0 where this policy has more. */
	readonly figures: PerFigure<Figured>
}

/** Means over the seeds. */
export interface Plots {
	/** Waits of the answered in seconds, at each share in `shares`. */
	readonly waitQuantiles: readonly { readonly share: number; readonly waitS: number }[]
	/** Customers by how long they waited until they were answered or gave up; the last bar has no end. */
	readonly waits: readonly { readonly fromS: number; readonly untilS: number | null; readonly answered: number; readonly gaveUp: number }[]
	/** How many stood in line, by time of day (UTC), mean over the days. */
	readonly line: readonly { readonly minuteOfDay: number; readonly mean: number; readonly most: number }[]
	readonly agents: readonly AgentOutcome[]
}

export interface AgentOutcome {
	readonly agent: string
	/** On shift, in hours. */
	readonly hours: number
	readonly assignments: number
	readonly occupancy: number
}
