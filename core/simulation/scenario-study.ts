import type { AgentConfig } from '../config/workspace.ts'
import type { AgentId } from '../ids.ts'
import { sampler } from './distribution.ts'
import { randomStream } from './random.ts'
import { type Scenario, staffOf } from './scenario.ts'
import type { StaffTime } from './staff-meter.ts'
import { giniOf, meanOf, quantileOf } from './statistics.ts'
import { trafficOf } from './traffic.ts'
import { type Customer, World } from './world.ts'

export interface ServiceFigures {
	readonly arrivals: number
	readonly answered: number
	readonly gaveUp: number
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
	readonly queues: readonly (ServiceFigures & { readonly id: string })[]
	/** Where each figure comes from: `exact` was decided by the distributor itself, `modelled` rests on people drawn by chance. */
	readonly basis: { readonly [figure: string]: 'exact' | 'modelled' }
}

const BASIS = {
	assignments: 'exact',
	arrivals: 'modelled',
	wait: 'modelled',
	serviceLevel: 'modelled',
	abandonment: 'modelled',
	occupancy: 'modelled',
	fairness: 'modelled',
} as const

/** Runs a scenario to its end. The same scenario and seed give the same figures. */
export function studyScenario(scenario: Scenario, seed: number): ScenarioFigures {
	const { agents, shifts } = staffOf(scenario)
	const customers: Customer[] = []
	const world = new World({
		queues: scenario.queues,
		agents,
		shifts,
		nextArrival: trafficOf(scenario, seed),
		answerMs: sampler(scenario.answer, randomStream(seed, 'answer')),
		returnMs: scenario.returnS * 1000,
		watch: { arrived: (it) => void customers.push(it) },
	})
	while (world.step());
	const times = world.staff.timesAt(world.atMs)
	return {
		...serviceOf(customers, scenario),
		...staffFigures(agents, times),
		queues: scenario.queues.map(({ id }) => ({ id, ...serviceOf(customers.filter((it) => it.queue === id), scenario) })),
		basis: BASIS,
	}
}

function serviceOf(customers: readonly Customer[], { serviceLevelS }: Scenario): ServiceFigures {
	const waits = customers.flatMap((it) => it.answeredAtMs === null ? [] : (it.answeredAtMs - it.atMs) / 1000).sort((a, b) => a - b)
	const gaveUp = customers.filter((it) => it.gaveUpAtMs !== null).length
	const arrivals = customers.length
	return {
		arrivals,
		answered: waits.length,
		gaveUp,
		left: arrivals - waits.length - gaveUp,
		wait: { meanS: meanOf(waits), p50S: quantileOf(waits, 0.5), p90S: quantileOf(waits, 0.9), p99S: quantileOf(waits, 0.99) },
		serviceLevel: waits.filter((it) => it <= serviceLevelS).length / Math.max(1, arrivals),
		abandonment: gaveUp / Math.max(1, arrivals),
	}
}

function staffFigures(
	agents: readonly AgentConfig[],
	times: ReadonlyMap<AgentId, StaffTime>,
): Pick<ScenarioFigures, 'occupancy' | 'fairness'> {
	const all = agents.flatMap(({ id }) => times.get(id as AgentId) ?? []).filter((it) => it.paidMs > 0)
	const total = (of: (time: StaffTime) => number) => all.reduce((sum, it) => sum + of(it), 0)
	return {
		occupancy: total((it) => it.busyMs) / Math.max(1, total((it) => it.paidMs)),
		fairness: { assignmentsGini: giniOf(all.map((it) => it.begun / it.paidMs)), busyGini: giniOf(all.map((it) => it.busyMs / it.paidMs)) },
	}
}
