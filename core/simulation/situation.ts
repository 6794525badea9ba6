import type { WorkspaceConfig } from '../config/workspace.ts'
import type { PolicyChange } from './comparison.ts'
import type { Customer } from './customer.ts'
import { paceAt } from './customer-kind.ts'
import { sampler } from './distribution.ts'
import { randomStream } from './random.ts'
import type { Scenario } from './scenario.ts'
import { workspaceOf } from './scenario-workspace.ts'
import { shiftsOf, startMsOf } from './shifts.ts'
import { trafficOf } from './traffic.ts'
import type { Setting } from './world.ts'

const DAY_MS = 86_400_000

/** A load under one policy and one seed, ready to run. */
export interface Situation extends Omit<Setting, 'watch' | 'log' | 'startMs'> {
	readonly startMs: number
	/** When the last customer comes, about. */
	readonly endMs: number
}

/** A policy moves whom a customer gets; who comes, when, and how patient they are it does not. */
export function scenarioSituation(scenario: Scenario, change: PolicyChange | null, seed: number): Situation {
	const config = changed(workspaceOf(scenario), change)
	const startMs = startMsOf(scenario)
	return {
		config,
		startMs,
		endMs: startMs + scenario.days * DAY_MS,
		shifts: shiftsOf(scenario),
		nextArrival: trafficOf(scenario, seed),
		answerAgainMs: ({ number }, epoch) => sampler(scenario.answer, randomStream(seed, `answer ${number} ${epoch}`))(),
		handleMs: paced(config),
		returnMs: scenario.returnS * 1000,
	}
}

/** Agents are sooner done with what they know more of. */
function paced({ agents }: WorkspaceConfig): NonNullable<Setting['handleMs']> {
	const skills = new Map(agents.map((it) => [it.id, it.skills]))
	return ({ handleMs, mastery }: Customer, agent) =>
		mastery ? handleMs * paceAt(skills.get(agent)?.[mastery.skill] ?? 0, mastery) : handleMs
}

/** What a change names, instead; its further queues besides, since one may flow over to them. A simulated line is in one object. */
export function changed(config: WorkspaceConfig, change: PolicyChange | null): WorkspaceConfig {
	const { queues = [], agents = [], hours = config.hours, workload = config.workload } = change ?? {}
	const known = new Set(config.queues.map((it) => it.id))
	const all = [...config.queues.map((it) => queues.find(({ id }) => id === it.id) ?? it), ...queues.filter((it) => !known.has(it.id))]
	const ids = new Set(all.map((it) => it.id))
	return {
		...config,
		hours,
		workload,
		queues: all.map((it) => ({ ...it, shards: 1 })),
		agents: config.agents.map((it) => agents.find(({ id }) => id === it.id) ?? it)
			.map((it) => ({ ...it, queues: it.queues.filter(({ queue }) => ids.has(queue)) })),
	}
}
