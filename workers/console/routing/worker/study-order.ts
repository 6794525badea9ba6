import type { Comparison, StudiedPolicy } from '../../../../core/simulation/comparison.ts'
import type { Scenario } from '../../../../core/simulation/scenario.ts'

/** What to run: customers drawn by chance, or those of a time that has passed. */
export type OrderedLoad =
	| { readonly kind: 'scenario'; readonly scenario: Scenario }
	| {
		readonly kind: 'recording'
		readonly queues: readonly string[]
		readonly fromMs: number
		readonly toMs: number
		readonly serviceLevelS: number
	}

export interface StudyOrder {
	readonly load: OrderedLoad
	/** The others are compared with the first. */
	readonly policies: readonly StudiedPolicy[]
	readonly seeds: readonly number[]
}

/** What the worker says; the last is `done` or `failed`. */
export type StudyNews =
	/** Rows of the recording so far: how many there are is known at the end. */
	| { readonly type: 'reading'; readonly rows: number }
	| { readonly type: 'running'; readonly share: number; readonly policy: string }
	| { readonly type: 'done'; readonly comparison: Comparison; readonly tookMs: number }
	/** `empty`: nothing was recorded in that time. */
	| { readonly type: 'failed'; readonly reason: 'empty' | 'refused' | 'broken'; readonly detail: string }
