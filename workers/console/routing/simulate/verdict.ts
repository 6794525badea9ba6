import type { Comparison, Figure, Figured } from '../../../../core/simulation/comparison.ts'

/** Whether the candidate does better in a figure. `unsure`: it differs by less than chance may have done. */
export type Verdict = 'better' | 'worse' | 'same' | 'unsure'

export interface Judged {
	readonly figure: Figure
	readonly difference: Figured
	/** Null for a figure of which neither more nor less is better. */
	readonly verdict: Verdict | null
}

/** Of which figures more is better, and of which less. A fuller day is neither. */
const WANTED: { readonly [It in Figure]: 1 | -1 | 0 } = {
	waitMeanS: -1,
	waitP50S: -1,
	waitP90S: -1,
	waitP99S: -1,
	serviceLevel: 1,
	abandonment: -1,
	occupancy: 0,
	assignmentsGini: -1,
	busyGini: -1,
}

/** What is smaller than this is the same to anybody: a tenth of a second, a tenth of a percent. */
const NOTHING: { readonly [It in Figure]: number } = {
	waitMeanS: 0.1,
	waitP50S: 0.1,
	waitP90S: 0.1,
	waitP99S: 0.1,
	serviceLevel: 0.001,
	abandonment: 0.001,
	occupancy: 0.001,
	assignmentsGini: 0.001,
	busyGini: 0.001,
}

/** The first difference of a comparison, figure by figure. */
export function judged({ differences: [difference] }: Pick<Comparison, 'differences'>): readonly Judged[] {
	if (!difference) return []
	return (Object.keys(WANTED) as Figure[]).map((figure) => {
		const it = difference.figures[figure]
		return { figure, difference: it, verdict: WANTED[figure] === 0 ? null : verdictOf(it, figure) }
	})
}

function verdictOf({ mean, halfWidth }: Figured, figure: Figure): Verdict {
	if (Math.abs(mean) < NOTHING[figure]) return 'same'
	if (halfWidth !== null && Math.abs(mean) <= halfWidth) return 'unsure'
	return Math.sign(mean) === WANTED[figure] ? 'better' : 'worse'
}
