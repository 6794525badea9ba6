import { exponential, type Random } from './random.ts'

/** How long somebody waited: until they gave up, or until something else ended it and their patience was longer than that. */
export interface Waited {
	readonly forMs: number
	readonly gaveUp: boolean
}

interface Step {
	readonly atMs: number
	/** Share of people who are still there after it. */
	readonly stay: number
}

/**
 * How patient people are, from waits most of which ended before patience did (E. L. Kaplan and P. Meier, "Nonparametric estimation
 * from incomplete observations", 1958). Beyond the last who gave up nothing has been seen: there it goes on at the mean rate.
 */
export class Patience {
	readonly #steps: readonly Step[]
	readonly #rate: number

	constructor(waits: readonly Waited[]) {
		this.#steps = stepsOf(waits)
		const total = waits.reduce((sum, it) => sum + it.forMs, 0)
		this.#rate = total === 0 ? 0 : waits.filter((it) => it.gaveUp).length / total
	}

	/** Draws the patience of one who is known to have waited so long without giving up. `Infinity` when nobody ever gave up. */
	beyond(knownMs: number, random: Random): number {
		const target = random() * this.#stayAfter(knownMs)
		const step = this.#steps[firstWhere(this.#steps, (it) => it.atMs > knownMs && it.stay <= target)]
		if (step) return step.atMs
		if (this.#rate === 0) return Infinity
		return Math.max(knownMs, this.#steps.at(-1)?.atMs ?? 0) + exponential(random) / this.#rate
	}

	#stayAfter(ms: number): number {
		return this.#steps[firstWhere(this.#steps, (it) => it.atMs > ms) - 1]?.stay ?? 1
	}
}

function stepsOf(waits: readonly Waited[]): Step[] {
	const sorted = [...waits].sort((a, b) => a.forMs - b.forMs || Number(b.gaveUp) - Number(a.gaveUp))
	const steps: Step[] = []
	let stay = 1
	sorted.forEach(({ forMs, gaveUp }, before) => {
		if (!gaveUp) return
		stay *= 1 - 1 / (sorted.length - before)
		steps.push({ atMs: forMs, stay })
	})
	return steps
}

/** The first place from which on it holds, of what holds for all after the first. */
function firstWhere<Value>(all: readonly Value[], holds: (value: Value) => boolean): number {
	let [low, high] = [0, all.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if (holds(all[middle] as Value)) high = middle
		else low = middle + 1
	}
	return low
}
