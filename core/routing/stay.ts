/** How an item stands in line: where it enters, which step it is in, when it is held, how it comes back from an offer. Pure. */
import { type AgentId, plainQueue, type QueueId, shardOf } from '../ids.ts'
import { laneOf } from './buckets.ts'
import { hoursOf, wasOpen } from './hours-of.ts'
import type { CoolDown, Item } from './item.ts'
import type { Line } from './line.ts'
import { planFor, policyOf } from './plans.ts'
import { crewOf } from './staff.ts'
import type { Entry } from './offer.ts'
import type { Plan } from './plan.ts'
import type { ItemNews } from './queue-command.ts'
import { type HeadStart, headStartOf, totalOf } from './score.ts'

/** How soon a conversation that has not heard is told again. */
export const TELL_AGAIN_MS = 5_000

const fresh = {
	stage: 'waiting',
	byHandMs: 0,
	boosts: [],
	skipped: [],
	step: 0,
	agents: [],
	expiresAtMs: null,
	leaseUntilMs: null,
	why: '',
	by: null,
	force: false,
	coolDowns: [],
	hold: null,
	owes: null,
	owesAtMs: 0,
} as const satisfies Partial<Item>

/** A new item, as the policy in force takes it in. */
export function admitted(line: Line, entry: Entry, atMs: number): Item {
	const policy = policyOf(line, Infinity)
	const targetUntilMs = entry.target ? atMs + policy.targetMs : 0
	const blank = {
		...entry,
		...fresh,
		version: policy.version,
		virtualStartMs: 0,
		enteredAtMs: atMs,
		entryPlace: 1,
		targetUntilMs,
		sticky: null,
	}
	const item = weighed(line, blank, atMs)
	return placed(line, entering(line, { ...item, sticky: stickyFor(line, item, atMs) }, atMs), { atMs })
}

/** It begins to wait now, behind those who stand before it in its lane. */
export function entering(line: Line, item: Item, atMs: number): Item {
	const { lane } = planFor(line, item, item.version)
	return { ...item, enteredAtMs: atMs, entryPlace: laneOf(line, lane).waiting.rank(item) + 1 }
}

/** Its place in the order and its step, as its policy and all that is known now have it. */
export function weighed(line: Line, item: Item, atMs: number): Item {
	const plan = planFor(line, item, item.version)
	const virtualStartMs = item.enqueuedAtMs - totalOf(headStart(plan, item), item.boostMs) - item.byHandMs
	return stepped(line, { ...item, virtualStartMs, step: 0, skipped: [] }, atMs)
}

export function headStart({ policy, rules }: Plan, item: Entry): HeadStart {
	return headStartOf(policy.routing, rules, item)
}

/** The agent who served them last, if that is not too long ago and they are free at this moment (rule R12). */
function stickyFor(line: Line, { facts, version }: Item, atMs: number): AgentId | null {
	const { stickyWindowMs } = policyOf(line, version).routing
	const { lastAgent, lastAgentAtMs } = facts
	if (lastAgent === null || lastAgentAtMs === null || atMs - lastAgentAtMs > stickyWindowMs || stickyWindowMs === 0) return null
	return line.roomy.has(lastAgent as AgentId) ? lastAgent as AgentId : null
}

/** The step its own clock says (rule R6); steps that nobody who is there could meet are passed over. */
export function stepped(line: Line, item: Item, atMs: number): Item {
	const plan = planFor(line, item, item.version)
	let { step, skipped } = item
	for (; step < plan.stages.length - 1; step++) {
		if (item.enqueuedAtMs + endOf(plan, step) <= atMs) continue
		if (!isEmpty(line, plan, step)) break
		skipped = [...skipped, step]
	}
	return step === item.step ? item : { ...item, step, skipped }
}

function endOf({ stages }: Plan, step: number): number {
	return stages[step]?.endsAfterMs ?? Infinity
}

function isEmpty(line: Line, plan: Plan, step: number): boolean {
	const stage = plan.stages[step]
	return plan.policy.routing.skipEmptySteps && line.ready.size > 0 && stage !== undefined && crewOf(line, stage) === 0
}

/** Where a line goes whose queue is spread over fewer objects now: nobody asks this one any more. Null while it is in use. */
export function retiredTo({ current }: Line): QueueId | null {
	return current !== null && shardOf(current.id) >= current.shards ? plainQueue(current.id) : null
}

/** In line, or held until its time: who came before it closed by one rule, who came to a closed door by the other. */
export function placed(line: Line, item: Item, { atMs }: { atMs: number }): Item {
	const policy = policyOf(line, item.version)
	const home = retiredTo(line)
	if (home !== null) return leaving(item, { type: 'divert', to: home, reason: 'overflow' }, atMs)
	if (item.callback && item.callback.notBeforeMs > atMs) {
		return { ...item, stage: 'held', hold: { mode: 'later', untilMs: item.callback.notBeforeMs } }
	}
	const { open, untilMs } = hoursOf(line, policy)
	if (open) return { ...item, stage: 'waiting', hold: null }
	const mode = policy.routing[wasOpen(policy, item.enqueuedAtMs) ? 'atClosing' : 'whenClosed']
	if (mode === 'serve') return { ...item, stage: 'waiting', hold: null }
	// It is held so already, and its conversation knows.
	if (item.stage === 'held' && item.hold?.mode === mode) return item
	const opensAtMs = untilMs === Infinity ? null : untilMs
	return owing({ ...item, stage: 'held', hold: { mode, untilMs: null } }, { type: 'held', mode, opensAtMs }, atMs)
}

/** Its conversation will hear of it, now and until it has. */
export function owing(item: Item, owes: ItemNews, atMs: number): Item {
	return { ...item, owes, owesAtMs: atMs + TELL_AGAIN_MS }
}

/** Out of everybody's reach, until its conversation has heard where to. */
export function leaving(item: Item, news: ItemNews, atMs: number): Item {
	return owing({ ...unoffered(item), stage: 'held', hold: { mode: 'leaving', untilMs: null } }, news, atMs)
}

function unoffered(item: Item): Item {
	return { ...item, agents: [], expiresAtMs: null, leaseUntilMs: null, why: '', by: null, force: false }
}

interface Back {
	readonly atMs: number
	readonly coolDown?: CoolDown | null
	readonly target?: AgentId | null
}

/** Back in line with its old age (rule R1). */
export function back(line: Line, item: Item, { atMs, coolDown = null, target = null }: Back): Item {
	const coolDowns = coolDown ? cooled(item, coolDown) : item.coolDowns
	const free = relieved({ ...unoffered(item), sticky: null, target, coolDowns }, atMs)
	return placed(line, stepped(line, free, atMs), { atMs })
}

/** From an offer. Given by hand while it was held, it may not have heard that the queue is open again. */
export function returned(line: Line, item: Item, how: Back): Item {
	const next = back(line, item, how)
	return item.why === 'assigned' && next.stage === 'waiting' ? owing(next, { type: 'resumed' }, how.atMs) : next
}

export function cooled({ coolDowns }: Item, coolDown: CoolDown): readonly CoolDown[] {
	return [...coolDowns.filter((it) => it.agent !== coolDown.agent), coolDown]
}

/** Whoever was spared may be asked again, and whom it was kept for has had their time. */
export function relieved(item: Item, atMs: number): Item {
	const target = item.targetUntilMs > atMs ? item.target : null
	const coolDowns = item.coolDowns.filter((it) => it.untilMs > atMs)
	return { ...item, target, coolDowns }
}

export interface Ringing {
	readonly atMs: number
	readonly agents: readonly AgentId[]
	readonly why: string
	readonly by?: string | null
	readonly force?: boolean
}

/** It rings: a lease that ends by itself (rule R9). */
export function ringing(line: Line, item: Item, { atMs, agents, why, by = null, force = false }: Ringing): Item {
	const { offerMs, leaseSlackMs } = policyOf(line, item.version)
	const expiresAtMs = atMs + offerMs
	return {
		...item,
		stage: 'offered',
		hold: null,
		agents,
		epoch: item.epoch + 1,
		expiresAtMs,
		leaseUntilMs: expiresAtMs + leaseSlackMs,
		why,
		by,
		force,
	}
}
