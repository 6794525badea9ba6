/** Runs of one policy put together, and two policies set against each other. */
import {
	type Basis,
	type Figure,
	type Figured,
	FIGURES,
	type PerFigure,
	type Plots,
	type PolicyDifference,
	type PolicyOutcome,
	type PromiseFigures,
} from './comparison.ts'
import { countsOf } from './measure.ts'
import { meanOf, studentT95 } from './statistics.ts'
import type { RunSummary } from './summary.ts'

export function perFigure<Value>(of: (figure: Figure) => Value): PerFigure<Value> {
	return Object.fromEntries(FIGURES.map((it) => [it, of(it)])) as PerFigure<Value>
}

/** A mean over runs, with the width that Student's t gives for so many. */
export function figured(values: readonly number[]): Figured {
	const mean = meanOf(values)
	if (values.length < 2) return { mean, halfWidth: null }
	const variance = values.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (values.length - 1)
	return { mean, halfWidth: studentT95(values.length - 1) * Math.sqrt(variance / values.length) }
}

export interface Named {
	readonly name: string
	readonly isRecorded: boolean
	readonly basis: (figure: Figure) => Basis
}

export function outcomeOf({ name, isRecorded, basis }: Named, runs: readonly RunSummary[]): PolicyOutcome {
	return {
		name,
		isRecorded,
		// What has happened once is known, not estimated.
		figures: perFigure((it) => isRecorded ? { mean: meanFigure(runs, it), halfWidth: 0 } : figured(runs.map(({ figures }) => figures[it]))),
		basis: perFigure(basis),
		counts: meanRow(runs.map((it) => it.counts)) ?? countsOf([]),
		queues: meansBy(runs.map((it) => it.queues), 'id'),
		promise: promiseOf(runs),
		plots: plotsOf(runs.map((it) => it.plots)),
	}
}

/** Run by run, on the same customers: what chance did to both of them falls out. */
export function differenceOf(
	{ name, runs }: { name: string; runs: readonly RunSummary[] },
	against: { name: string; runs: readonly RunSummary[] },
): PolicyDifference {
	const pairs = (figure: Figure) => runs.map(({ figures }, i) => figures[figure] - (against.runs[i] as RunSummary).figures[figure])
	return { name, against: against.name, figures: perFigure((it) => figured(pairs(it))) }
}

function meanFigure(runs: readonly RunSummary[], figure: Figure): number {
	return meanOf(runs.map((it) => it.figures[figure]))
}

function promiseOf(runs: readonly RunSummary[]): PromiseFigures | null {
	return meanRow(runs.flatMap((it) => it.promise ?? []))
}

function plotsOf(all: readonly Plots[]): Plots {
	return {
		waitQuantiles: meansBy(all.map((it) => it.waitQuantiles), 'share'),
		waits: meansBy(all.map((it) => it.waits), 'fromS'),
		line: meansBy(all.map((it) => it.line), 'minuteOfDay'),
		agents: meansBy(all.map((it) => it.agents), 'agent'),
	}
}

/** Rows of several runs that stand for the same thing, each as their mean; in the order in which they first come. */
function meansBy<Row extends object>(lists: readonly (readonly Row[])[], key: keyof Row): Row[] {
	const groups = new Map<unknown, Row[]>()
	for (const row of lists.flat()) groups.set(row[key], [...groups.get(row[key]) ?? [], row])
	return [...groups.values()].flatMap((rows) => meanRow(rows) ?? [])
}

/** Numbers as their means; anything else as it first stands. */
function meanRow<Row extends object>(rows: readonly Row[]): Row | null {
	const [first] = rows
	if (!first) return null
	const mean = { ...first }
	for (const key of Object.keys(first) as (keyof Row)[]) {
		const values = rows.map((it) => it[key])
		if (values.every((it) => typeof it === 'number')) mean[key] = meanOf(values) as Row[keyof Row]
	}
	return mean
}
