import type { Comparison, Figured, PolicyOutcome, Progress } from './comparison.ts'
import { plainPolicy } from './plain-policy.ts'
import type { Scenario } from './scenario.ts'
import { studyPolicies } from './study.ts'

/** A scenario's own policy beside first come, first served: means over the seeds, and the difference on the same customers. */
export interface MixedOutcome {
	readonly name: string
	readonly ours: MixedFigures
	readonly baseline: MixedFigures
	/** Ours minus the baseline, with what it may be off by in 95 of 100. */
	readonly difference: { readonly serviceLevel: Figured; readonly p90WaitS: Figured }
	/** Better on both, beyond what chance would do. */
	readonly beats: boolean
	readonly comparison: Comparison
}

export interface MixedFigures {
	readonly serviceLevel: number
	readonly p90WaitS: number
	readonly meanWaitS: number
	readonly abandonment: number
	readonly occupancy: number
}

export function studyMixed(
	scenario: Scenario,
	{ seeds, onProgress }: { seeds: readonly number[]; onProgress?: (progress: Progress) => void },
): MixedOutcome {
	const comparison = studyPolicies({
		load: { kind: 'scenario', scenario },
		policies: [{ name: 'first come, first served', config: plainPolicy(scenario) }, { name: 'ours', config: null }],
		seeds,
		...onProgress ? { onProgress } : {},
	})
	const [baseline, ours] = comparison.policies.map(mixedFigures)
	const difference = comparison.differences[0]?.figures
	if (!baseline || !ours || !difference) throw new Error('two policies were run, and not two came out')
	const { serviceLevel, waitP90S: p90WaitS } = difference
	const beats = serviceLevel.mean > (serviceLevel.halfWidth ?? 0) && p90WaitS.mean < -(p90WaitS.halfWidth ?? 0)
	return { name: scenario.name, ours, baseline, difference: { serviceLevel, p90WaitS }, beats, comparison }
}

function mixedFigures({ figures }: PolicyOutcome): MixedFigures {
	const { serviceLevel, waitP90S, waitMeanS, abandonment, occupancy } = figures
	return {
		serviceLevel: serviceLevel.mean,
		p90WaitS: waitP90S.mean,
		meanWaitS: waitMeanS.mean,
		abandonment: abandonment.mean,
		occupancy: occupancy.mean,
	}
}
