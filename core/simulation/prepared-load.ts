import type { Load, LoadSummary, PolicyChange } from './comparison.ts'
import { recordedLoad } from './recorded-load.ts'
import type { Scenario } from './scenario.ts'
import { scenarioSituation, type Situation } from './situation.ts'
import type { RunSummary } from './summary.ts'

/** A load that has been read once and can be run as often as there are policies and seeds. */
export interface PreparedLoad {
	readonly summary: Omit<LoadSummary, 'seeds' | 'customers'>
	readonly serviceLevelS: number
	readonly situation: (change: PolicyChange | null, seed: number) => Situation
	/** What has happened; null when nothing has, for the load is drawn by chance. */
	readonly recorded: RunSummary | null
}

/** Throws `Empty` for a recording that tells of nobody. */
export function preparedLoad(load: Load): PreparedLoad {
	return load.kind === 'recording' ? recordedLoad(load) : ofScenario(load.scenario)
}

function ofScenario(scenario: Scenario): PreparedLoad {
	const { name, days, serviceLevelS } = scenario
	return {
		summary: { kind: 'scenario', name, days, serviceLevelS, drawn: null },
		serviceLevelS,
		situation: (change, seed) => scenarioSituation(scenario, change, seed),
		recorded: null,
	}
}
