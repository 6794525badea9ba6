import type { Comparison, StudiedPolicy } from '../../../../core/simulation/comparison.ts'
import type { Scenario } from '../../../../core/simulation/scenario.ts'

/** A time that has passed, as the queues' logs tell it; a queue spread over several objects has a log for each. */
export interface RecordedTime {
	readonly logs: readonly string[]
	readonly fromMs: number
	readonly toMs: number
}

/** What to run: customers drawn by chance, or those of a time that has passed. */
export type OrderedLoad =
	| { readonly kind: 'scenario'; readonly scenario: Scenario }
	| ({ readonly kind: 'recording'; readonly serviceLevelS: number } & RecordedTime)

export interface StudyOrder {
	readonly type: 'study'
	readonly load: OrderedLoad
	/** The others are compared with the first. */
	readonly policies: readonly StudiedPolicy[]
	readonly seeds: readonly number[]
}

/** What customers were like, so that others like them can be drawn. */
export interface MeasureOrder extends RecordedTime {
	readonly type: 'measure'
}

export interface MeasuredTraffic {
	readonly queue: string
	readonly customers: number
	/** Customers an hour, for each hour of the day (UTC), mean over the days. */
	readonly perHour: readonly number[]
	/** Mean; null when nobody's was seen. */
	readonly handlingMs: number | null
	/** Mean of an exponential patience; null when nobody has given up. */
	readonly patienceMs: number | null
	/** How many of each, by value. */
	readonly languages: Readonly<Record<string, number>>
	readonly tiers: Readonly<Record<string, number>>
	readonly intents: Readonly<Record<string, number>>
}

/** What the worker says; the last is `done`, `measured` or `failed`. */
export type StudyNews =
	/** Rows of the recording so far: how many there are is known at the end. */
	| { readonly type: 'reading'; readonly rows: number }
	| { readonly type: 'running'; readonly share: number; readonly policy: string }
	| { readonly type: 'done'; readonly comparison: Comparison; readonly tookMs: number }
	| { readonly type: 'measured'; readonly days: number; readonly traffic: readonly MeasuredTraffic[] }
	/** `empty`: nothing was recorded in that time. */
	| { readonly type: 'failed'; readonly reason: 'empty' | 'refused' | 'broken'; readonly detail: string }
