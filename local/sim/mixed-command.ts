import { type MixedFigures, type MixedOutcome, studyMixed } from '../../core/simulation/mixed-study.ts'
import { seedsFrom } from './compare.ts'
import { aligned, percent } from './comparison-table.ts'
import { readScenario, shortName } from './files.ts'
import { DAYS, numberOf, parsed, SEED, SEEDS } from './usage.ts'

const USAGE = 'npm run sim -- mixed [scenario …] [--days N] [--seeds N] [--seed FIRST] [--json]'
/** Those of bench/scenarios. */
export const MIXED = ['bank-two-languages', 'travel-with-visas', 'four-skills-uneven'] as const
const SEEDS_USUAL = '10'

/** `npm run sim -- mixed`: skills spread unevenly, our policies beside the simplest rule, at equal staffing. */
export function mixedCommand(args: readonly string[]): void {
	const text = { type: 'string' } as const
	const options = { days: text, seed: text, seeds: text, json: { type: 'boolean' } } as const
	const { values, positionals } = parsed(args, { options, usage: USAGE })
	const seeds = seedsFrom(numberOf('--seed', values.seed ?? '1', SEED), numberOf('--seeds', values.seeds ?? SEEDS_USUAL, SEEDS))
	const days = values.days === undefined ? {} : { days: numberOf('--days', values.days, DAYS) }
	const names = positionals.length > 0 ? positionals : MIXED
	const outcomes = names.map((name) => ({
		...studyMixed(readScenario(name, { ...days, runs: 2 * seeds.length }), { seeds }),
		file: shortName(name),
	}))
	if (!values.json) return console.log(mixedTable(outcomes, seeds.length))
	for (const { file, ours, baseline, difference, beats } of outcomes) {
		console.log(JSON.stringify({ scenario: 'mixed', name: file, ours, baseline, difference, beats, seeds: seeds.length }))
	}
}

export const RULE_OF_COMPARISON =
	'first come, first served: one line; a freed agent takes the first in it whom they may serve, who comes gets who has been idle longest'

/** A row for each side of each scenario, and their difference. */
export function mixedRows(outcomes: readonly Omit<MixedOutcome, 'comparison'>[]): string[][] {
	const head = ['', 'in time', 'p90 s', 'mean s', 'gave up', 'busy']
	return [
		head,
		...outcomes.flatMap(({ name, ours, baseline, difference, beats }) => [
			[name, '', '', '', '', ''],
			['  first come, first served', ...cells(baseline)],
			['  ours', ...cells(ours)],
			[
				`  difference${beats ? '' : ', within chance'}`,
				`${points(difference.serviceLevel.mean)} ± ${points(difference.serviceLevel.halfWidth ?? 0)}`,
				`${difference.p90WaitS.mean.toFixed(1)} ± ${(difference.p90WaitS.halfWidth ?? 0).toFixed(1)}`,
				'',
				'',
				'',
			],
		]),
	]
}

function cells({ serviceLevel, p90WaitS, meanWaitS, abandonment, occupancy }: MixedFigures): string[] {
	return [percent(serviceLevel), p90WaitS.toFixed(1), meanWaitS.toFixed(1), percent(abandonment), percent(occupancy)]
}

function points(share: number): string {
	return (share * 100).toFixed(1)
}

function mixedTable(outcomes: readonly MixedOutcome[], seeds: number): string {
	return [
		...aligned(mixedRows(outcomes)),
		'',
		`${seeds} seeds; the same customers and staff on both sides; ± holds in 95 of 100`,
		RULE_OF_COMPARISON,
	].join('\n')
}
