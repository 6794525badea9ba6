/**
 * The order of service (rule R8). Everything that speaks for an item is a head start in time, fixed when it comes: its wait
 * counts from a virtual start. Two items grow older at the same rate, so their order never changes by itself, age always tells,
 * and nobody can be overtaken by who came more than the largest head start after them.
 */
import type { Facts } from './facts.ts'
import type { RoutingPolicy, Rule } from './policy.ts'

/** What moves an item ahead, in ms. `cappedMs` is what the policy's limit takes back; `boostMs` by hand comes on top of all. */
export interface HeadStart {
	readonly priorityMs: number
	readonly targetMs: number
	readonly departureMs: number
	readonly cappedMs: number
}

export interface Speaks {
	readonly facts: Facts
	readonly enqueuedAtMs: number
	/** Asked for by the conversation itself: it comes back from an agent. */
	readonly boostMs: number
}

export function headStartOf({ score }: RoutingPolicy, rules: readonly Rule[], { facts, enqueuedAtMs, boostMs }: Speaks): HeadStart {
	const points = pointsOf(score.tiers, facts.tier) + (score.media[facts.media] ?? 0) +
		rules.reduce((sum, it) => sum + (it.priority ?? 0), 0)
	const priorityMs = points * score.priorityMs
	const shortest = Math.min(score.targetMs, ...rules.flatMap((it) => it.targetMs ?? []))
	const targetMs = score.targetMs - shortest
	const departureMs = departureOf(score, facts.departsAtMs, enqueuedAtMs)
	const wantedMs = priorityMs + targetMs + departureMs + boostMs
	return { priorityMs, targetMs, departureMs, cappedMs: Math.max(0, wantedMs - score.headStartMaxMs) }
}

/** A tier may be called `constructor`: what every object has is nobody's points. */
function pointsOf(tiers: Readonly<Record<string, number>>, tier: string | null): number {
	return tier !== null && Object.hasOwn(tiers, tier) ? tiers[tier] as number : 0
}

function departureOf(
	{ departureHorizonMs, departureShare }: RoutingPolicy['score'],
	departsAtMs: number | null,
	enqueuedAtMs: number,
): number {
	if (departsAtMs === null || departsAtMs < enqueuedAtMs) return 0
	return Math.round(Math.max(0, departureHorizonMs - (departsAtMs - enqueuedAtMs)) * departureShare)
}

export function totalOf({ priorityMs, targetMs, departureMs, cappedMs }: HeadStart, boostMs: number): number {
	return priorityMs + targetMs + departureMs + boostMs - cappedMs
}
