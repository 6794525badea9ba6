/** The value below which this share of the sorted numbers lies (nearest rank); NaN of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

export function sorted(numbers: readonly number[]): Float64Array {
	return Float64Array.from(numbers).sort()
}

export function median(numbers: readonly number[]): number {
	return quantile(sorted(numbers), 0.5)
}
