/** What one run of a policy has shown: collected as it happens, read when it is over. */
import type { AgentId } from '../ids.ts'
import type { PerFigure, PromiseFigures, QueueOutcome } from './comparison.ts'
import type { Customer } from './customer.ts'
import type { LineAt } from './line-meter.ts'
import type { StaffTime } from './staff-meter.ts'
import { giniOf, meanOf, quantileOf } from './statistics.ts'

export type RunFigures = PerFigure<number>

export interface Counts {
	readonly customers: number
	/** Without having been sent away before. */
	readonly answered: number
	readonly gaveUp: number
	/** Told that nobody serves them now, whatever became of them later. */
	readonly held: number
	/** Still waiting at the end, or whose place lapsed. */
	readonly left: number
}

/** One customer, as far as the figures go. */
export interface Fate {
	readonly queue: string
	/** Seconds until they were answered or gave up. */
	readonly waitS: number
	readonly end: 'answered' | 'gaveUp' | 'held' | 'left'
	/** What they were told on entry, in seconds; null when nothing. */
	readonly promisedS: number | null
}

export function fateOf({ queue, atMs, entry, ...it }: Customer, promisedS: number | null): Fate {
	const sinceMs = entry?.enqueuedAtMs ?? atMs
	const waitS = (until: number) => (until - sinceMs) / 1000
	if (it.heldAtMs !== null) return { queue, promisedS, end: 'held', waitS: waitS(it.heldAtMs) }
	if (it.answeredAtMs !== null) return { queue, promisedS, end: 'answered', waitS: waitS(it.answeredAtMs) }
	if (it.gaveUpAtMs !== null) return { queue, promisedS, end: 'gaveUp', waitS: waitS(it.gaveUpAtMs) }
	return { queue, promisedS, end: 'left', waitS: 0 }
}

export function countsOf(fates: readonly Fate[]): Counts {
	const count = (end: Fate['end']) => fates.filter((it) => it.end === end).length
	return { customers: fates.length, answered: count('answered'), gaveUp: count('gaveUp'), held: count('held'), left: count('left') }
}

/** Waits of the answered in seconds, shortest first. */
export function waitsOf(fates: readonly Fate[]): Float64Array {
	return Float64Array.from(fates.flatMap((it) => it.end === 'answered' ? [it.waitS] : [])).sort()
}

type Service = Omit<QueueOutcome, 'id' | 'customers'>

export function serviceOf(fates: readonly Fate[], serviceLevelS: number): Service {
	const waits = waitsOf(fates)
	const customers = Math.max(1, fates.length)
	return {
		waitMeanS: meanOf(waits),
		waitP50S: quantileOf(waits, 0.5),
		waitP90S: quantileOf(waits, 0.9),
		waitP99S: quantileOf(waits, 0.99),
		serviceLevel: waits.filter((it) => it <= serviceLevelS).length / customers,
		abandonment: fates.filter((it) => it.end === 'gaveUp').length / customers,
	}
}

export function staffFigures(times: Iterable<StaffTime>): Pick<RunFigures, 'occupancy' | 'assignmentsGini' | 'busyGini'> {
	const all = [...times].filter((it) => it.paidMs > 0)
	const total = (of: (time: StaffTime) => number) => all.reduce((sum, it) => sum + of(it), 0)
	return {
		occupancy: total((it) => it.busyMs) / Math.max(1, total((it) => it.paidMs)),
		assignmentsGini: giniOf(all.map((it) => it.begun / it.paidMs)),
		busyGini: giniOf(all.map((it) => it.busyMs / it.paidMs)),
	}
}

/** Of those who had to wait, were told a time, and were answered. */
export function promiseOf(fates: readonly Fate[]): PromiseFigures {
	const told = fates.flatMap(({ end, promisedS, waitS }) => end === 'answered' && promisedS !== null ? [{ promisedS, waitS }] : [])
	const errors = told.map(({ promisedS, waitS }) => promisedS - waitS)
	const share = (of: (it: { promisedS: number; waitS: number }) => boolean) => told.filter(of).length / Math.max(1, told.length)
	return {
		told: told.length,
		meanErrorS: meanOf(errors),
		medianAbsErrorS: quantileOf(errors.map(Math.abs).sort((a, b) => a - b), 0.5),
		withinHalf: share(({ promisedS, waitS }) => Math.abs(promisedS - waitS) <= promisedS / 2),
		kept: share(({ promisedS, waitS }) => waitS <= promisedS),
	}
}

/** Everything one run leaves behind. */
export interface Run {
	readonly fates: readonly Fate[]
	readonly line: readonly LineAt[]
	readonly staff: ReadonlyMap<AgentId, StaffTime>
	/** Whether it is known what people were told on entry. */
	readonly promises: boolean
}

export function figuresOf({ fates, staff }: Pick<Run, 'fates' | 'staff'>, serviceLevelS: number): RunFigures {
	return { ...serviceOf(fates, serviceLevelS), ...staffFigures(staff.values()) }
}
