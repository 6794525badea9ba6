import type { Requirement } from '../../../../core/routing/requirement.ts'
import type { RoutingPolicy } from '../../../../core/routing/policy.ts'

/** One thing that happens on the clock of somebody who waits. */
export type ClockEntry =
	| { readonly type: 'step'; readonly index: number; readonly fromMs: number; readonly untilMs: number; readonly requires: Requirement }
	| { readonly type: 'finally'; readonly fromMs: number; readonly mode: RoutingPolicy['finally'] }
	| { readonly type: 'target'; readonly fromMs: number }
	| { readonly type: 'overflow'; readonly fromMs: number; readonly to: string }

const ORDER = { step: 0, finally: 1, target: 2, overflow: 3 } as const

/** A policy's steps and marks in the order in which somebody who waits meets them. */
export function clockOf({ steps, finally: mode, score, overflow }: RoutingPolicy): readonly ClockEntry[] {
	let fromMs = 0
	const entries: ClockEntry[] = steps.map(({ requires, forMs }, index) => {
		const entry = { type: 'step' as const, index, fromMs, untilMs: fromMs + forMs, requires }
		fromMs += forMs
		return entry
	})
	entries.push({ type: 'finally', fromMs, mode }, { type: 'target', fromMs: score.targetMs })
	if (overflow) entries.push({ type: 'overflow', fromMs: overflow.afterMs, to: overflow.to })
	return entries.sort((a, b) => a.fromMs - b.fromMs || ORDER[a.type] - ORDER[b.type])
}
