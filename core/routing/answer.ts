/** How an offer ended, and what that does to the item and to what is thought of the agent. */
import type { AgentId } from '../ids.ts'
import { change, type Now, put, type QueueDecision, rescissions } from './decided.ts'
import { rowOf } from './explain.ts'
import { heardOf, isNews, silent } from './known.ts'
import { laneOf } from './buckets.ts'
import type { Item } from './item.ts'
import type { Line, LineChange, Pace } from './line.ts'
import { planOf, policyOf } from './plans.ts'
import type { QueueCommand, QueueEffect, QueuePolicy } from './queue-command.ts'
import { shareAfter } from './selector.ts'
import { cooled, returned } from './stay.ts'
import { hasAnyRoom } from './media.ts'

export type Settle = Extract<QueueCommand, { type: 'settle' }>

export function settle(line: Line, command: Settle, now: Now): QueueDecision {
	const { conversation, placement, epoch, agent, outcome } = command
	const item = line.items.get(conversation)
	const isCurrent = item !== undefined && item.placement === placement
	const known = heard(line, command, now)
	if (!isCurrent) return change(...known)
	if (outcome === 'accepted') return depart(line, item, { ...now, agent, epoch, known })
	if (item.epoch !== epoch || !item.agents.includes(agent)) return change(...known)
	const row = rowOf(line, item, { atMs: now.atMs, act: 'answered', why: outcome, outcome, agents: [agent] })
	const returned = put(comesBack(line, item, command, now), now, row)
	return { ...returned, changes: [...known, ...returned.changes], effects: [...returned.effects, ...overdue(item, command)] }
}

/**
 * Given by hand twice, an agent may hear of the later one first and refuse it: then the earlier, still on its way, must not ring. This
 * tells their ledger that it is over.
 */
function overdue(item: Item, { agent, outcome }: Settle): readonly QueueEffect[] {
	return outcome === 'refused' && item.by !== null ? rescissions({ ...item, agents: [agent] }) : []
}

/** What the end of an offer says of its agent. Who cannot be reached may well be free, but is left alone for a moment. */
function heard(line: Line, { agent, outcome, candidate }: Settle, { atMs }: Now): LineChange[] {
	if (candidate) return isNews(line, candidate) ? [heardOf(line, candidate)] : []
	return outcome === 'refused' ? silent(line, agent, atMs + policyOf(line, Infinity).leaseSlackMs) : []
}

/**
 * An offer that was refused never rang: whom it is meant for stays so. Who has room and refuses all the same has reasons to
 * do with this item, and is not asked again and again. Of a broadcast, the others go on ringing.
 */
function comesBack(line: Line, item: Item, { agent, outcome, candidate }: Settle, { atMs }: Now): Item {
	const { rejectCoolDownMs, leaseSlackMs } = policyOf(line, item.version)
	const hasReasons = outcome === 'refused' && candidate !== null && hasAnyRoom(candidate.room)
	const restMs = outcome === 'rejected' ? rejectCoolDownMs : hasReasons ? leaseSlackMs : 0
	const coolDown = restMs > 0 ? { agent, untilMs: atMs + restMs } : null
	const agents = item.agents.filter((it) => it !== agent)
	if (agents.length > 0) return { ...item, agents, coolDowns: coolDown ? cooled(item, coolDown) : item.coolDowns }
	return returned(line, item, { atMs, coolDown, target: outcome === 'refused' && !item.force ? item.target : null })
}

interface Departure extends Now {
	readonly agent: AgentId
	readonly epoch: number
	readonly known: readonly LineChange[]
}

/** Accepted counts even if the lease had run out and somebody else is being rung: the conversation has its agent. */
function depart(line: Line, item: Item, { agent, epoch, atMs, known }: Departure): QueueDecision {
	const others = item.epoch === epoch ? { ...item, agents: item.agents.filter((it) => it !== agent) } : item
	const { lane, policy } = planOf(line, item)
	const before = laneOf(line, lane)
	const pace = paced(before, item, { atMs, policy })
	return {
		changes: [
			...served(line, { known, agent, item, atMs }),
			{ type: 'drop', conversation: item.conversation, placement: item.placement },
			...pace === before.pace ? [] : [{ type: 'pace', lane, pace } as const],
		],
		effects: rescissions(others, true),
		decisions: [rowOf(line, item, { atMs, act: 'answered', why: 'accepted', outcome: 'accepted', agents: [agent], epoch })],
	}
}

/** One more for this agent within the fairness window. */
function served(
	line: Line,
	{ known, agent, item, atMs }: { known: readonly LineChange[]; agent: AgentId; item: Item; atMs: number },
): readonly LineChange[] {
	const { fairnessWindowMs } = policyOf(line, item.version).routing
	const said = known.find((it) => it.type === 'candidate')
	const candidate = said?.type === 'candidate' ? said.candidate : line.candidates.get(agent)
	return candidate
		? [{ type: 'candidate', candidate: { ...candidate, share: shareAfter(candidate.share, atMs, fairnessWindowMs) } }]
		: known
}

/** Slow enough that a few quick answers in a row do not promise the same to all who wait; quicker while little is known. */
const PACE_WEIGHT = 0.05
const PACE_FIRST = 5

/**
 * Who had to wait teaches how long a place takes: exponentially weighted means of the wait and of the place it began at, from the
 * typical gap and the first place on. Who was rung at once, or was given by hand, teaches nothing.
 */
function paced({ pace }: { pace: Pace }, item: Item, { atMs, policy }: Now & { policy: QueuePolicy }): Pace {
	const rangAtMs = (item.expiresAtMs ?? 0) - policy.offerMs
	if (rangAtMs <= item.enteredAtMs || item.by !== null) return pace
	const known = pace.count > 0 ? pace : { waitMs: policy.typicalGapMs, place: 1, count: 0 }
	const weight = Math.max(PACE_WEIGHT, 1 / (known.count + PACE_FIRST))
	return {
		waitMs: known.waitMs + weight * (atMs - item.enteredAtMs - known.waitMs),
		place: known.place + weight * (item.entryPlace - known.place),
		count: known.count + 1,
	}
}
