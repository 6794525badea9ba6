import { meanOf, studentT95 } from './statistics.ts'

/** A figure with what it may be off by, either way, in 95 of 100 cases. */
export interface Estimate {
	readonly mean: number
	readonly halfWidth: number
}

/** Something measured in the same batches, whose true mean is known. */
export interface Control {
	readonly values: readonly number[]
	readonly mean: number
}

/** Runs of neighbouring batches, left out in turn. Few, so that a run outlasts what the batches remember of each other. */
const RUNS = 20

/**
 * The mean of batches, corrected by controls: where a control came out above its known mean, whatever moves with it came
 * out too high as well, and by how much is read off the batches themselves (S. Lavenberg and P. Welch, "A perspective on
 * the use of control variables to increase the efficiency of Monte Carlo simulations", 1981). Without controls it is the
 * plain mean. How well it is known shows in how much it moves when a run of batches is left out (the jackknife: J. Tukey,
 * 1958), which also takes away most of what reading the slopes off the same batches does to it.
 */
export function controlledMean(values: readonly number[], controls: readonly Control[]): Estimate {
	const whole = corrected(values, controls)
	const pseudo = Array.from({ length: RUNS }, (_, run) => {
		const isKept = (_: unknown, i: number) => Math.floor(i * RUNS / values.length) !== run
		const rest = controls.map((it) => ({ ...it, values: it.values.filter(isKept) }))
		return RUNS * whole - (RUNS - 1) * corrected(values.filter(isKept), rest)
	})
	const mean = meanOf(pseudo)
	const variance = pseudo.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (RUNS - 1) / RUNS
	return { mean, halfWidth: studentT95(RUNS - 1) * Math.sqrt(variance) }
}

function corrected(values: readonly number[], controls: readonly Control[]): number {
	const columns = controls.map(scaled)
	const mean = meanOf(values)
	const deviations = values.map((it) => it - mean)
	const covariance = columns.map(({ column }) => columns.map((other) => product(column, other.column) / values.length))
	const slopes = solved(factored(covariance), columns.map(({ column }) => product(column, deviations) / values.length))
	return mean - product(slopes, columns.map(({ off }) => off))
}

/** A control about its own mean and in units of its own spread, and how far its mean came out off the true one. */
function scaled({ values, mean }: Control): { column: number[]; off: number } {
	const centre = meanOf(values)
	const spread = Math.sqrt(values.reduce((sum, it) => sum + (it - centre) ** 2, 0) / values.length) || 1
	return { column: values.map((it) => (it - centre) / spread), off: (centre - mean) / spread }
}

function product(a: readonly number[], b: readonly number[]): number {
	let sum = 0
	for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
	return sum
}

/** Cholesky's factor. A control that the ones before it explain, or that never moved, is left out. */
interface Factor {
	readonly rows: readonly (readonly number[])[]
	readonly used: readonly boolean[]
}

const EXPLAINED = 1e-8

function factored(matrix: readonly (readonly number[])[]): Factor {
	const rows: number[][] = []
	const used: boolean[] = []
	matrix.forEach((given, i) => {
		const row: number[] = []
		for (let j = 0; j < i; j++) {
			const rest = (given[j] as number) - product(row, (rows[j] as number[]).slice(0, j))
			row.push(used[j] ? rest / ((rows[j] as number[])[j] as number) : 0)
		}
		const left = (given[i] as number) - product(row, row)
		used.push(left > EXPLAINED)
		rows.push([...row, left > EXPLAINED ? Math.sqrt(left) : 1])
	})
	return { rows, used }
}

/** What the matrix of the factor has to be multiplied with to give `right`. */
function solved({ rows, used }: Factor, right: readonly number[]): number[] {
	const half: number[] = []
	rows.forEach((row, i) => half.push(used[i] ? ((right[i] as number) - product(half, row.slice(0, i))) / (row[i] as number) : 0))
	const whole = half.map(() => 0)
	for (let i = rows.length - 1; i >= 0; i--) {
		if (!used[i]) continue
		let rest = half[i] as number
		for (let j = i + 1; j < rows.length; j++) rest -= ((rows[j] as number[])[i] as number) * (whole[j] as number)
		whole[i] = rest / ((rows[i] as number[])[i] as number)
	}
	return whole
}
