import type { AgentOutcome, Plots, PromiseFigures, QueueOutcome } from './comparison.ts'
import { type Counts, countsOf, type Fate, figuresOf, promiseOf, type Run, type RunFigures, serviceOf, waitsOf } from './measure.ts'
import { quantileOf } from './statistics.ts'

/** One run in figures and in what is drawn of it: all that is kept. */
export interface RunSummary {
	readonly figures: RunFigures
	readonly counts: Counts
	readonly queues: readonly QueueOutcome[]
	/** Null for a recording, which does not hold what people were told. */
	readonly promise: PromiseFigures | null
	readonly plots: Plots
}

const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 1]
/** Where the bars of the waits begin, in seconds: narrow where most people's waits are. */
const BARS_S = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1_800, 3_600]
const HOUR_MS = 3_600_000

export function summaryOf(run: Run, serviceLevelS: number): RunSummary {
	const { fates } = run
	const ids = [...new Set(fates.map((it) => it.queue))].sort()
	return {
		figures: figuresOf(run, serviceLevelS),
		counts: countsOf(fates),
		queues: ids.map((id) => queueOutcome(id, fates.filter((it) => it.queue === id), serviceLevelS)),
		promise: run.promises ? promiseOf(fates) : null,
		plots: plotsOf(run),
	}
}

function queueOutcome(id: string, fates: readonly Fate[], serviceLevelS: number): QueueOutcome {
	return { id, customers: fates.length, ...serviceOf(fates, serviceLevelS) }
}

function plotsOf({ fates, line, staff }: Run): Plots {
	const waits = waitsOf(fates)
	return {
		waitQuantiles: SHARES.map((share) => ({ share, waitS: quantileOf(waits, share) })),
		waits: barsOf(fates),
		line,
		agents: [...staff].filter(([, it]) => it.paidMs > 0).map(([agent, { begun, busyMs, paidMs }]): AgentOutcome => ({
			agent,
			hours: paidMs / HOUR_MS,
			assignments: begun,
			occupancy: busyMs / paidMs,
		})),
	}
}

function barsOf(fates: readonly Fate[]): Plots['waits'] {
	const bars = BARS_S.map((fromS, i) => ({ fromS, untilS: BARS_S[i + 1] ?? null, answered: 0, gaveUp: 0 }))
	for (const { end, waitS } of fates) {
		const bar = bars.findLast((it) => it.fromS <= waitS)
		if (bar && end === 'answered') bar.answered++
		if (bar && end === 'gaveUp') bar.gaveUp++
	}
	return bars
}
