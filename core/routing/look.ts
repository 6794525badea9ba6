/** The look at the line that ends every command: who can be offered what. Only what has been stirred since the last look can matter. */
import type { AgentId } from '../ids.ts'
import { anchorsFor } from './anchors.ts'
import { bucketOf, couldServe, markBarren } from './buckets.ts'
import { byOrder, type Item } from './item.ts'
import type { Bucket, Known, Line } from './line.ts'
import { planOf } from './plans.ts'
import { canBeAsked, indexOf } from './staff.ts'
import type { Plan } from './plan.ts'
import { levelFor, meets } from './requirement.ts'

/** Whom an item goes to, and why. */
export interface Match {
	readonly item: Item
	readonly agents: readonly Known[]
	readonly why: string
}

/** An agent for whom somebody will have waited long enough at a later time. */
export interface Later {
	readonly agent: Known
	readonly lookAtMs: number
}

export interface Found {
	readonly match: Match | null
	readonly later: readonly Later[]
}

/**
 * The next thing the line can do, or null: an offer of the first item that somebody free may have, and looks to be taken later.
 * Called until it answers null, each answer applied before the next call.
 */
export function look(line: Line, atMs: number): Found | null {
	if (line.roomy.size === 0) line.stirred.items.clear()
	const later: Later[] = []
	const stirred = stirredMatch(line, atMs, later)
	const item = stirredBests(line, atMs, later).reduce(sooner, stirred?.item ?? null)
	const match = item === null || item === stirred?.item ? stirred : matchFor(line, item, { atMs })
	return match || later.length > 0 ? { match, later } : null
}

function sooner(a: Item | null, b: Item | null): Item | null {
	return a && b ? (byOrder(a, b) <= 0 ? a : b) : a ?? b
}

/** The first of the stirred items that somebody free may have, and who; those whom nobody may have are forgotten. */
function stirredMatch(line: Line, atMs: number, later: Later[]): Match | null {
	let first: Match | null = null
	for (const id of line.stirred.items) {
		const match = matchFor(line, line.items.get(id) as Item, { atMs, later })
		if (!match) line.stirred.items.delete(id)
		else if (first === null || byOrder(match.item, first.item) < 0) first = match
	}
	return first
}

/** The best item of each stirred agent; those who may have none are forgotten. */
function stirredBests(line: Line, atMs: number, later: Later[]): Item[] {
	return [...line.stirred.agents].flatMap((agent) => {
		const best = bestFor(line, agent, { atMs, later })
		if (!best) line.stirred.agents.delete(agent)
		return best ?? []
	})
}

interface Looking {
	readonly atMs: number
	/** Filled with who has to look again when somebody has waited longer. */
	readonly later?: Later[]
}

/** Who of the free may have an item, and why they: whom it is meant for, who served them last, then the selector's order. */
export function matchFor(line: Line, item: Item, looking: Looking): Match | null {
	const { atMs } = looking
	if (item.target !== null && item.targetUntilMs > atMs) return named(line, item, item.target)
	const plan = planOf(line, item)
	const bucket = bucketOf(line, item, plan)
	if (bucket.barren) return null
	const sticky = item.sticky === null ? undefined : line.candidates.get(item.sticky)
	if (sticky && canBeAsked(sticky) && couldServe(line, sticky, bucket) && mayNow(item, sticky, looking)) {
		return { item, agents: [sticky], why: 'sticky' }
	}
	const agents = plan.selector === 'best-level'
		? byLevel(line, { item, plan, bucket }, looking)
		: firstOf(line, { item, plan, bucket }, looking)
	return agents.length > 0 ? { item, agents, why: plan.selector } : null
}

function named(line: Line, item: Item, target: AgentId): Match | null {
	const known = line.candidates.get(target)
	return known && canBeAsked(known) && (known.room[item.facts.media] ?? 0) > 0 ? { item, agents: [known], why: 'named' } : null
}

interface Search {
	readonly item: Item
	readonly plan: Plan
	readonly bucket: Bucket
}

/** As many as it is offered to at once, in the selector's order. */
function firstOf(line: Line, { item, plan, bucket }: Search, looking: Looking): Known[] {
	const found: Known[] = []
	let isBarren = true
	for (const it of indexOf(line, plan).among(bucket.requirement) as Iterable<Known>) {
		if (!couldServe(line, it, bucket)) continue
		isBarren = false
		if (mayNow(item, it, looking) && !found.includes(it)) found.push(it)
		if (found.length >= plan.policy.routing.broadcast) break
	}
	if (isBarren) markBarren(line, bucket)
	return found
}

/** Those who are best at what is asked, of all who could serve. */
function byLevel(line: Line, { item, plan, bucket }: Search, looking: Looking): Known[] {
	const all = new Set<Known>()
	for (const it of indexOf(line, plan).among(bucket.requirement) as Iterable<Known>) if (couldServe(line, it, bucket)) all.add(it)
	if (all.size === 0) markBarren(line, bucket)
	const fit = [...all].filter((it) => mayNow(item, it, looking)).map((it) => ({ it, level: levelFor(it.abilities, bucket.requirement) }))
	// Sorting keeps the order of equals, which is by idle time.
	return fit.sort((a, b) => b.level - a.level).slice(0, plan.policy.routing.broadcast).map(({ it }) => it)
}

function mayNow(item: Item, agent: Known, { atMs, later }: Looking): boolean {
	if (isSpared(item, agent, atMs) !== null) return false
	return !isEarly(item, agent, { atMs, later })
}

/** An agent who helps out only after a while: notes when that will be. */
function isEarly(item: Item, agent: Known, { atMs, later }: Looking): boolean {
	const lookAtMs = item.virtualStartMs + agent.delayMs
	if (lookAtMs <= atMs) return false
	if (agent.lookAtMs === undefined || lookAtMs < agent.lookAtMs) later?.push({ agent, lookAtMs })
	return true
}

/** Why an agent is left in peace with an item: null when they are not. */
export function isSpared(item: Item, { agent }: Known, atMs: number): 'cool-down' | null {
	return item.coolDowns.some((it) => it.agent === agent && it.untilMs > atMs) ? 'cool-down' : null
}

/** The first item this agent may have: their best bid from this queue. Looks at the heads of the buckets, not at the items. */
export function bestFor(line: Line, agent: AgentId, looking: Looking): Item | null {
	const known = line.candidates.get(agent)
	if (!known || !canBeAsked(known)) return null
	let best = firstTargeted(line, known)
	for (const anchor of anchorsFor(known.abilities)) {
		const shelf = line.shelves.get(anchor)
		if (shelf && shelf.size > 0) best = firstOn(line, shelf, { known, looking, best })
	}
	return best
}

/** Along a shelf as long as what comes could still be better. */
function firstOn(
	line: Line,
	shelf: Iterable<Bucket>,
	{ known, looking, best }: { known: Known; looking: Looking; best: Item | null },
): Item | null {
	for (const bucket of shelf) {
		if (best && byOrder(best, bucket.head as Item) < 0) break
		if (couldServe(line, known, bucket)) best = sooner(best, firstIn(bucket, known, looking))
	}
	return best
}

function firstTargeted(line: Line, known: Known): Item | null {
	for (const item of line.targeted.get(known.agent) ?? []) if ((known.room[item.facts.media] ?? 0) > 0) return item
	return null
}

/** Past those the agent has rejected of late: few. */
function firstIn({ items }: Bucket, known: Known, looking: Looking): Item | null {
	for (const item of items) {
		if (isSpared(item, known, looking.atMs) !== null) continue
		return isEarly(item, known, looking) ? null : item
	}
	return null
}

/** Whether an agent may take this very item; by hand its turn and their delay do not matter. */
export function mayTake(line: Line, item: Item, { agent, atMs, how }: { agent: AgentId; atMs: number; how: 'bid' | 'pulled' }): boolean {
	const known = line.candidates.get(agent)
	if (!known || item.stage !== 'waiting' || !canBeAsked(known) || (known.room[item.facts.media] ?? 0) === 0) return false
	if (item.target !== null && item.targetUntilMs > atMs) return item.target === agent
	const plan = planOf(line, item)
	if (!meets(known.abilities, bucketOf(line, item, plan).requirement)) return false
	if (how === 'pulled') return plan.policy.routing.pull
	return isSpared(item, known, atMs) === null && item.virtualStartMs + known.delayMs <= atMs
}
