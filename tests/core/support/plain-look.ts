/** The look at the line as one would write it with no index: everybody who waits, against everybody who is there. */
import type { AgentId } from '../../../core/ids.ts'
import { byOrder, type Item } from '../../../core/routing/item.ts'
import type { Known, Line } from '../../../core/routing/line.ts'
import { planOf } from '../../../core/routing/plans.ts'
import { canBeAsked } from '../../../core/routing/staff.ts'
import { levelFor, meets } from '../../../core/routing/requirement.ts'
import { selectorOf } from '../../../core/routing/selector.ts'

export interface PlainMatch {
	readonly item: Item
	readonly agents: readonly AgentId[]
}

export function plainLook(line: Line, atMs: number): PlainMatch | null {
	const waiting = [...line.items.values()].filter((it) => it.stage === 'waiting').sort(byOrder)
	for (const item of waiting) {
		const agents = plainChoice(line, item, atMs)
		if (agents.length > 0) return { item, agents: agents.map((it) => it.agent) }
	}
	return null
}

function plainChoice(line: Line, item: Item, atMs: number): Known[] {
	const plan = planOf(line, item)
	const { requirement } = plan.stages[item.step] ?? plan.stages[0]
	const { selector, policy } = plan
	const fit = [...line.candidates.values()].filter((it) => isFit(item, it, atMs)).filter((it) =>
		isMeant(item, it, atMs) || meets(it.abilities, requirement)
	)
	if (item.target !== null && item.targetUntilMs > atMs) return fit.filter((it) => it.agent === item.target)
	const due = fit.filter((it) => item.virtualStartMs + it.delayMs <= atMs)
	const sticky = due.find((it) => it.agent === item.sticky)
	if (sticky) return [sticky]
	const order = selectorOf(selector)
	const byLevel = (a: Known, b: Known) => levelFor(b.abilities, requirement) - levelFor(a.abilities, requirement)
	const sorted = due.sort((a, b) => (selector === 'best-level' ? byLevel(a, b) : 0) || order(a, b))
	return sorted.slice(0, policy.routing.broadcast)
}

function isMeant(item: Item, { agent }: Known, atMs: number): boolean {
	return item.target === agent && item.targetUntilMs > atMs
}

function isFit(item: Item, known: Known, atMs: number): boolean {
	const isSpared = !isMeant(item, known, atMs) && item.coolDowns.some((it) => it.agent === known.agent && it.untilMs > atMs)
	return canBeAsked(known) && (known.room[item.facts.media] ?? 0) > 0 && !isSpared
}
