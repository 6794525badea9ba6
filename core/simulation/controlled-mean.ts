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

/**
 * The mean of batches, corrected by controls: where a control came out above its known mean, whatever moves with it came
 * out too high as well, and by how much is read off the batches themselves (S. Lavenberg and P. Welch, "A perspective on
 * the use of control variables to increase the efficiency of Monte Carlo simulations", 1981). Without controls it is the
 * plain mean of batch means.
 */
export function controlledMean(values: readonly number[], controls: readonly Control[]): Estimate {
	const columns = controls.map(scaled)
	const [mean, count] = [meanOf(values), values.length]
	const deviations = values.map((it) => it - mean)
	const covariance = columns.map(({ column }) => columns.map((other) => product(column, other.column) / (count - 1)))
	const factor = factored(covariance)
	const slopes = solved(factor, columns.map(({ column }) => product(column, deviations) / (count - 1)))
	const offs = columns.map(({ off }) => off)
	const residuals = deviations.map((it, i) =>
		it - columns.reduce((sum, { column }, j) => sum + (slopes[j] as number) * (column[i] as number), 0)
	)
	const degrees = count - 1 - factor.used.filter(Boolean).length
	const spread = product(offs, solved(factor, offs)) / (count - 1)
	const variance = product(residuals, residuals) / degrees * (1 / count + spread) * inflation(residuals)
	return { mean: mean - product(slopes, offs), halfWidth: studentT95(degrees) * Math.sqrt(variance) }
}

/** Batches too short to forget the one before know less than they seem to: by so much, if each remembers only the last. */
function inflation(residuals: readonly number[]): number {
	const all = product(residuals, residuals)
	const next = residuals.reduce((sum, it, i) => sum + it * (residuals[i + 1] ?? 0), 0)
	const memory = all === 0 ? 0 : Math.min(0.9, Math.max(0, next / all))
	return (1 + memory) / (1 - memory)
}

/** A control about its own mean and in units of its own spread, and how far its mean came out off the true one. */
function scaled({ values, mean }: Control): { column: number[]; off: number } {
	const centre = meanOf(values)
	const spread = Math.sqrt(values.reduce((sum, it) => sum + (it - centre) ** 2, 0) / (values.length - 1)) || 1
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
