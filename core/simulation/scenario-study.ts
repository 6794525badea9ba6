import type { Basis, PromiseFigures } from './comparison.ts'
import { countsOf, type Fate, promiseOf, type Run, serviceOf, staffFigures } from './measure.ts'
import { run } from './run.ts'
import type { Scenario } from './scenario.ts'
import { scenarioSituation } from './situation.ts'

export interface ServiceFigures {
	readonly arrivals: number
	readonly answered: number
	readonly gaveUp: number
	/** Told that nobody serves them now. */
	readonly held: number
	/** Still waiting when the last agent had gone home. */
	readonly left: number
	/** Seconds until answered, of the answered. */
	readonly wait: { readonly meanS: number; readonly p50S: number; readonly p90S: number; readonly p99S: number }
	/** Share of all customers who are answered within the scenario's `serviceLevelS`. */
	readonly serviceLevel: number
	/** Share of all customers who give up. */
	readonly abandonment: number
}

export interface ScenarioFigures extends ServiceFigures {
	/** Share of the room there was that conversations and wrap-up took. */
	readonly occupancy: number
	/** 0 when all agents have the same for each hour of theirs, towards 1 when one has all. */
	readonly fairness: { readonly assignmentsGini: number; readonly busyGini: number }
	/** How what customers were told on entry fits what happened to them. */
	readonly promise: PromiseFigures
	readonly queues: readonly (ServiceFigures & { readonly id: string })[]
	/** Where each figure comes from: `exact` was decided by the distributor itself, `modelled` rests on people drawn by chance. */
	readonly basis: { readonly [figure: string]: Basis }
}

const BASIS = {
	assignments: 'exact',
	arrivals: 'modelled',
	wait: 'modelled',
	serviceLevel: 'modelled',
	abandonment: 'modelled',
	occupancy: 'modelled',
	fairness: 'modelled',
	promise: 'modelled',
} as const

/** Runs a scenario to its end. The same scenario and seed give the same figures. */
export function studyScenario(scenario: Scenario, seed: number): ScenarioFigures {
	const { fates, staff } = whole(run(scenarioSituation(scenario, null, seed)))
	const { occupancy, assignmentsGini, busyGini } = staffFigures(staff.values())
	return {
		...figuresOf(fates, scenario),
		occupancy,
		fairness: { assignmentsGini, busyGini },
		promise: promiseOf(fates),
		queues: scenario.queues.map(({ id }) => ({ id, ...figuresOf(fates.filter((it) => it.queue === id), scenario) })),
		basis: BASIS,
	}
}

function whole(steps: Generator<number, Run>): Run {
	for (;;) {
		const { done, value } = steps.next()
		if (done) return value
	}
}

function figuresOf(fates: readonly Fate[], { serviceLevelS }: Scenario): ServiceFigures {
	const { customers, ...counts } = countsOf(fates)
	const { waitMeanS, waitP50S, waitP90S, waitP99S, serviceLevel, abandonment } = serviceOf(fates, serviceLevelS)
	return {
		arrivals: customers,
		...counts,
		wait: { meanS: waitMeanS, p50S: waitP50S, p90S: waitP90S, p99S: waitP99S },
		serviceLevel,
		abandonment,
	}
}
