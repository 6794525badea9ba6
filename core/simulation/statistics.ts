/** The value that a share of a sorted list lies below, between neighbours in proportion; 0 for an empty list. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
	if (sorted.length === 0) return 0
	const at = share * (sorted.length - 1)
	const low = Math.floor(at)
	const [below, above] = [sorted[low] as number, sorted[Math.min(low + 1, sorted.length - 1)] as number]
	return below + (above - below) * (at - low)
}

export function meanOf(values: ArrayLike<number>): number {
	let sum = 0
	for (let i = 0; i < values.length; i++) sum += values[i] as number
	return values.length === 0 ? 0 : sum / values.length
}

/** 0 when all have the same, towards 1 when one has all (C. Gini, 1912). */
export function giniOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b)
	const total = sorted.reduce((sum, it) => sum + it, 0)
	if (total === 0) return 0
	const weighted = sorted.reduce((sum, it, i) => sum + (i + 1) * it, 0)
	return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length
}

/** Up to 3 degrees of freedom, where the expansion is off. */
const T95_FEW = [12.7062, 4.3027, 3.1824]

/**
 * How many standard errors to either side hold the true mean in 95 of 100 cases: Student's t at 0.975, by the expansion of
 * R. A. Fisher and E. A. Cornish (Abramowitz and Stegun, 26.7.5); right to 0.5 % from 4 degrees of freedom on.
 */
export function studentT95(degrees: number): number {
	const few = T95_FEW[degrees - 1]
	if (few !== undefined) return few
	const x = 1.959964
	const [x3, x5, x7] = [x ** 3, x ** 5, x ** 7]
	const first = (x3 + x) / 4
	const second = (5 * x5 + 16 * x3 + 3 * x) / 96
	const third = (3 * x7 + 19 * x5 + 17 * x3 - 15 * x) / 384
	return x + first / degrees + second / degrees ** 2 + third / degrees ** 3
}
