/** Who could serve a line: who is there, who has room, who meets what. */
import { anchorsFor } from './anchors.ts'
import { BUCKETS_MAX, couldServe, fertilise } from './buckets.ts'
import { FreeIndex } from './free-index.ts'
import type { Known, Line, Timer } from './line.ts'
import { hasAnyRoom } from './media.ts'
import type { Plan } from './plan.ts'
import { meets } from './requirement.ts'

export function know(line: Line, candidate: Known): void {
	const before = line.candidates.get(candidate.agent)
	if (before) unlist(line, before)
	line.candidates.set(candidate.agent, candidate)
	man(line, before, candidate)
	const timer = agentTimer(candidate)
	if (timer) line.timers.add(timer)
	if (!canBeAsked(candidate)) return void line.stirred.agents.delete(candidate.agent)
	line.roomy.add(candidate.agent)
	for (const index of line.indexes.values()) index.add(candidate)
	line.stirred.agents.add(candidate.agent)
	for (const anchor of anchorsFor(candidate.abilities)) {
		for (const bucket of line.barren.get(anchor) ?? []) if (couldServe(line, candidate, bucket)) fertilise(line, bucket)
	}
}

function unlist(line: Line, before: Known): void {
	const timer = agentTimer(before)
	if (timer) line.timers.delete(timer)
	if (!canBeAsked(before)) return
	line.roomy.delete(before.agent)
	for (const index of line.indexes.values()) index.delete(before)
}

/** Room that can be offered to: a silent agent's is not. */
export function canBeAsked({ room, silentUntilMs }: Known): boolean {
	return !silentUntilMs && hasAnyRoom(room)
}

/** Free agents in the order of a plan's selector. */
export function indexOf(line: Line, { selector, policy }: Plan): FreeIndex {
	const key = selector === 'fairness' ? `${selector} ${policy.routing.fairnessWindowMs}` : selector
	const known = line.indexes.get(key)
	if (known) return known
	const index = new FreeIndex(selector)
	for (const agent of line.roomy) index.add(line.candidates.get(agent) as Known)
	line.indexes.set(key, index)
	return index
}

/** Keeps count of who is there for each requirement that has been asked after. */
function man(line: Line, before: Known | undefined, { agent, ready, abilities }: Known): void {
	if (ready) line.ready.add(agent)
	else line.ready.delete(agent)
	if (before && before.ready === ready && before.abilities === abilities) return
	for (const crew of line.crews.values()) {
		const was = before?.ready === true && meets(before.abilities, crew.requirement)
		const is = ready && meets(abilities, crew.requirement)
		crew.count += Number(is) - Number(was)
	}
}

/** How many of those who are there meet a requirement. Asked once by a walk, then kept. */
export function crewOf(line: Line, { key, requirement }: Plan['stages'][0]): number {
	const known = line.crews.get(key)
	if (known) return known.count
	const there = [...line.ready].filter((it) => meets((line.candidates.get(it) as Known).abilities, requirement))
	if (line.crews.size >= BUCKETS_MAX) line.crews.clear()
	line.crews.set(key, { requirement, count: there.length })
	return there.length
}

function agentTimer({ agent, silentUntilMs, lookAtMs }: Known): Timer | null {
	const dueMs = Math.min(silentUntilMs ?? Infinity, lookAtMs ?? Infinity)
	return dueMs === Infinity ? null : { dueMs, agent }
}
