import { type Comparison, type Figure, type Figured, FIGURES, type PolicyOutcome } from '../../core/simulation/comparison.ts'

const LABELS: { readonly [It in Figure]: string } = {
	waitMeanS: 'mean wait, s',
	waitP50S: 'wait p50, s',
	waitP90S: 'wait p90, s',
	waitP99S: 'wait p99, s',
	serviceLevel: 'served in time',
	abandonment: 'gives up',
	occupancy: 'agents busy',
	assignmentsGini: 'unfairness of assignments',
	busyGini: 'unfairness of time busy',
}

/** Policies side by side, for people to read. */
export function comparisonTable(comparison: Comparison, seconds: number): string {
	const { load, policies, differences } = comparison
	const columns = [...policies.map((it) => `${it.name}`), ...differences.map((it) => `${it.name} − ${it.against}`)]
	const figures = FIGURES.map((it) => [
		LABELS[it],
		...policies.map(({ figures, basis }) => `${shown(figures[it], it)}${basis[it] === 'exact' ? ' *' : ''}`),
		...differences.map(({ figures }) => shown(figures[it], it)),
	])
	const rows = [['', ...columns], ...figures]
	return [
		`${load.name}: ${load.days} days, ${Math.round(load.customers)} customers, ${load.seeds.length} seeds, ${seconds} s`,
		'',
		...aligned(rows),
		'',
		`served in time: within ${load.serviceLevelS} s, of all customers; ± holds in 95 of 100; unfairness: Gini, 0 when all have the same`,
		...policies.map(peopleIn),
		...notes(comparison),
	].join('\n')
}

function peopleIn({ name, counts, promise }: PolicyOutcome): string {
	const { answered, gaveUp, held, left } = counts
	const people = `${name}: ${round(answered)} answered, ${round(gaveUp)} gave up, ${round(held)} held, ${round(left)} left`
	return promise === null ? people : `${people}; ${promised(promise)}`
}

/** How well customers knew their wait. */
export function promised({ told, medianAbsErrorS, meanErrorS, withinHalf, kept }: NonNullable<PolicyOutcome['promise']>): string {
	const error = `off by ${medianAbsErrorS.toFixed(0)} s (median), ${meanErrorS >= 0 ? 'too long' : 'too short'} by ${
		Math.abs(meanErrorS).toFixed(0)
	} s (mean)`
	return `wait told to ${round(told)}: ${error}, within half for ${percent(withinHalf)}, kept for ${percent(kept)}`
}

function notes({ load, policies }: Comparison): string[] {
	if (load.drawn === null) {
		return ['modelled: all figures, customers being drawn by chance; exact: who gets whom, which the distributor itself decides']
	}
	const model = policies.filter((it) => !it.isRecorded).map((it) => it.name).join(', ')
	return [
		`* exact: read off what happened. All else is modelled: ${model} rest on ${load.drawn.patience} customers whose patience nobody saw and ${load.drawn.handling} conversations whose length nobody saw`,
	]
}

function shown({ mean, halfWidth }: Figured, figure: Figure): string {
	const text = valueOf(mean, figure)
	return halfWidth === null || halfWidth === 0 ? text : `${text} ± ${valueOf(halfWidth, figure)}`
}

function valueOf(value: number, figure: Figure): string {
	if (figure.endsWith('Gini')) return value.toFixed(3)
	return figure.startsWith('wait') ? value.toFixed(1) : percent(value)
}

export function percent(share: number): string {
	return `${(share * 100).toFixed(1)} %`
}

function round(count: number): string {
	return String(Math.round(count))
}

/** The first column to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
	const widths = rows.reduce<number[]>((widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)), [])
	return rows.map((row) => row.map((cell, i) => i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart((widths[i] ?? 0) + 3)).join(''))
}
