import type { DecisionRow } from '../../../core/routing/why.ts'

/** The newest decision that says more than how an offer ended: the one to show opened. -1 when there is none. */
export function tellingIndex(rows: readonly Pick<DecisionRow, 'act'>[]): number {
	return rows.findLastIndex((it) => it.act !== 'answered')
}

/** Tells a decision from all others of its conversation. */
export function decisionKey({ atMs, queue, seq, act, epoch }: DecisionRow): string {
	return `${atMs} ${queue} ${seq} ${act} ${epoch}`
}
