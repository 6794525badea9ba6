/** Uniform numbers strictly between 0 and 1. */
export type Random = () => number

/**
 * A generator of its own for each named use, so that what one use draws never shifts another: two policies that are
 * compared meet the very same customers. The same seed and name give the same numbers on every machine.
 *
 * xoshiro128++ by D. Blackman and S. Vigna (https://prng.di.unimi.it), two outputs to a number of 53 bits.
 */
export function randomStream(seed: number, name: string): Random {
	let [a, b, c, d] = stateFrom(seed, name)
	const next = () => {
		const sum = (a + d) | 0
		const result = (((sum << 7) | (sum >>> 25)) + a) | 0
		const shifted = b << 9
		c ^= a
		d ^= b
		b ^= c
		a ^= d
		c ^= shifted
		d = (d << 11) | (d >>> 21)
		return result >>> 0
	}
	return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6) + 0.5) / 9_007_199_254_740_992
}

/** Four words from a seed of up to 53 bits and a name: FNV-1a over the name, then the mixing steps of splitmix. */
function stateFrom(seed: number, name: string): [number, number, number, number] {
	let hash = 0x811c9dc5 ^ Math.floor(seed / 4_294_967_296)
	for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
	let word = (seed ^ hash) | 0
	const mixed = () => {
		word = (word + 0x9e3779b9) | 0
		let it = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
		it = Math.imul(it ^ (it >>> 15), 0x735a2d97)
		return (it ^ (it >>> 15)) | 0
	}
	// The last word is never zero, for four zeros would stay zero for ever.
	return [mixed() ^ hash, mixed(), mixed(), mixed() | 1]
}

/** Mean 1. */
export function exponential(random: Random): number {
	return -Math.log(random())
}

/** Mean 0, variance 1: the method of Box and Muller. */
export function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}

/** Mean `shape`, variance `shape`. G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", 2000. */
export function gamma(random: Random, shape: number): number {
	if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape)
	const d = shape - 1 / 3
	const c = 1 / Math.sqrt(9 * d)
	for (;;) {
		const x = normal(random)
		const v = (1 + c * x) ** 3
		if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
	}
}
