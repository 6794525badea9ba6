import { studyMixed } from '../../core/simulation/mixed-study.ts'
import { seedsFrom } from '../../local/sim/compare.ts'
import { readScenario } from '../../local/sim/files.ts'
import { MIXED, mixedRows, RULE_OF_COMPARISON } from '../../local/sim/mixed-command.ts'
import type { Outcome } from '../report.ts'

const SEEDS = 10

/** Simulated customers with uneven needs: our policy for each scenario beside first come, first served with the same staff. */
export function mixed(): Outcome {
	const seeds = seedsFrom(1, SEEDS)
	const outcomes = MIXED.map((name) => ({ file: name, ...studyMixed(readScenario(name, { runs: 2 * SEEDS }), { seeds }) }))
	return {
		lines: outcomes.map(({ file, ours, baseline, difference, beats }) => ({
			scenario: 'mixed',
			name: file,
			ours,
			baseline,
			difference,
			beats,
			seeds: SEEDS,
		})),
		heading: `mixed: uneven skills, ${SEEDS} seeds, the same customers and staff on both sides`,
		rows: mixedRows(outcomes),
		notes: [RULE_OF_COMPARISON],
	}
}
