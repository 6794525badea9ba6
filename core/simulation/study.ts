import type { Basis, Comparison, Figure, Progress, StudiedPolicy, Study } from './comparison.ts'
import { differenceOf, outcomeOf } from './outcome.ts'
import { type PreparedLoad, preparedLoad } from './prepared-load.ts'
import { run } from './run.ts'
import { meanOf } from './statistics.ts'
import { type RunSummary, summaryOf } from './summary.ts'

/** Runs every policy on the same customers, seed by seed. Takes as long as it takes: call it in a worker. */
export function studyPolicies(study: Study): Comparison {
	const steps = studySteps(study)
	for (;;) {
		const { done, value } = steps.next()
		if (done) return value
		study.onProgress?.(value)
	}
}

/** The same in pieces of some milliseconds, for who has other things to do between them. */
export function* studySteps({ load, policies, seeds }: Omit<Study, 'onProgress'>): Generator<Progress, Comparison> {
	const prepared = preparedLoad(load)
	const runs: RunSummary[][] = policies.map(() => [])
	const total = policies.length * seeds.length
	let done = 0
	for (const seed of seeds) {
		for (const [i, { name, config }] of policies.entries()) {
			const steps = run(prepared.situation(config, seed))
			let it = steps.next()
			for (; !it.done; it = steps.next()) yield { share: (done + it.value) / total, policy: name, seed }
			runs[i]?.push(summaryOf(it.value, prepared.serviceLevelS))
			done++
		}
	}
	return comparisonOf(prepared, { policies, runs, seeds })
}

interface Simulated {
	readonly policies: readonly StudiedPolicy[]
	/** By policy, then by seed. */
	readonly runs: readonly (readonly RunSummary[])[]
	readonly seeds: readonly number[]
}

function comparisonOf({ summary, recorded }: PreparedLoad, { policies, runs, seeds }: Simulated): Comparison {
	const named = policies.map(({ name }, i) => ({ name, runs: runs[i] ?? [] }))
	const [first, ...others] = named
	const outcomes = named.map(({ name, runs }) => outcomeOf({ name, isRecorded: false, basis: () => 'modelled' }, runs))
	const happened = recorded ? [outcomeOf({ name: 'recorded', isRecorded: true, basis: recordedBasis }, [recorded])] : []
	return {
		load: { ...summary, seeds, customers: meanOf(outcomes.map((it) => it.counts.customers)) },
		policies: [...happened, ...outcomes],
		differences: first ? others.map((it) => differenceOf(it, first)) : [],
	}
}

/** When a conversation ended is read off what its agent had room for next. */
function recordedBasis(figure: Figure): Basis {
	return figure === 'occupancy' || figure === 'busyGini' ? 'modelled' : 'exact'
}
