import type { PolicyOutcome } from '../../../../../core/simulation/comparison.ts'

/** What every plot draws: the policies that are compared, the first of them first. */
export interface PlotProps {
	readonly policies: readonly PolicyOutcome[]
}
