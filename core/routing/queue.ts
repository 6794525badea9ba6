/**
 * The rules of one queue: who is next, who gets it, what the end of an offer does. `decideQueue` is pure and event-driven
 * (rule R13): each command ends in a look at the line, and what can be offered is offered. The agent's ledger has the
 * last word on every offer (rule R9); the queue's own picture of an agent may be wrong and corrects itself by refusals.
 */
import type { QueueConfig } from '../config/workspace.ts'
import type { AgentId, ConversationId } from '../ids.ts'
import { applyChange, byAge, type CoolDown, hasRoom, type Item, type Known, type Line, type LineChange, type Pace } from './line.ts'
import type { Candidate, Entry, Offer, Outcome } from './offer.ts'

export interface QueuePolicy extends QueueConfig {
	/** Slack after an offer's end before the queue takes it back by itself, the agent's object having said nothing. */
	readonly leaseSlackMs: number
}

export type QueueCommand =
	| { readonly type: 'enqueue'; readonly entry: Entry }
	| { readonly type: 'withdraw'; readonly conversation: ConversationId; readonly placement: number }
	/** An agent says how they stand. */
	| { readonly type: 'candidate'; readonly candidate: Candidate }
	/** An agent who freed up takes this item. */
	| { readonly type: 'take'; readonly agent: AgentId; readonly conversation: ConversationId }
	| {
		readonly type: 'settle'
		readonly conversation: ConversationId
		readonly placement: number
		readonly epoch: number
		readonly agent: AgentId
		readonly outcome: Outcome
		readonly candidate: Candidate | null
	}
	/** Whatever is due by now ends. */
	| { readonly type: 'expire' }

export type QueueEffect =
	| { readonly type: 'reserve'; readonly agent: AgentId; readonly offer: Offer }
	| {
		readonly type: 'rescind'
		readonly agent: AgentId
		readonly conversation: ConversationId
		readonly placement: number
		readonly epoch: number
	}

export interface QueueDecision {
	readonly changes: readonly LineChange[]
	readonly effects: readonly QueueEffect[]
}

interface Now {
	readonly atMs: number
	readonly policy: QueuePolicy
}

const nothing: QueueDecision = { changes: [], effects: [] }

/** What a command by itself does to the line; `drain` follows it. */
export function decideQueue(line: Line, command: QueueCommand, now: Now): QueueDecision {
	switch (command.type) {
		case 'enqueue':
			return enqueue(line, command.entry, now)
		case 'withdraw':
			return withdraw(line, command)
		case 'candidate':
			return isNews(line, command.candidate) ? change({ type: 'candidate', candidate: command.candidate }) : nothing
		case 'take':
			return take(line, command, now)
		case 'settle':
			return settle(line, command, now)
		case 'expire':
			return expire(line, now)
	}
}

function change(...changes: LineChange[]): QueueDecision {
	return { changes, effects: [] }
}

function enqueue(line: Line, entry: Entry, { atMs, policy }: Now): QueueDecision {
	const known = line.items.get(entry.conversation)
	if (Math.max(known?.placement ?? 0, line.departed.get(entry.conversation) ?? 0) >= entry.placement) return nothing
	const item: Item = {
		...entry,
		stage: 'waiting',
		agent: null,
		expiresAtMs: null,
		leaseUntilMs: null,
		targetUntilMs: entry.target ? atMs + policy.targetMs : 0,
		coolDowns: [],
	}
	return { changes: [{ type: 'put', item }], effects: known ? rescission(known) : [] }
}

/** The customer has gone, or has gone elsewhere: out of line, and an offer that rings is taken back (rule R4). */
function withdraw(line: Line, { conversation, placement }: { conversation: ConversationId; placement: number }): QueueDecision {
	const item = line.items.get(conversation)
	if (item && item.placement > placement) return nothing
	return { changes: [{ type: 'drop', conversation, placement }], effects: item ? rescission(item) : [] }
}

function rescission(item: Item): readonly QueueEffect[] {
	const { agent, conversation, placement, epoch } = item
	return agent === null ? [] : [{ type: 'rescind', agent, conversation, placement, epoch }]
}

function isNews(line: Line, candidate: Candidate): boolean {
	return candidate.version >= (line.candidates.get(candidate.agent)?.version ?? 0)
}

function take(line: Line, { agent, conversation }: { agent: AgentId; conversation: ConversationId }, now: Now): QueueDecision {
	const item = line.items.get(conversation)
	return item && mayHave(item, agent, now.atMs)
		? change({ type: 'put', item: offered(item, agent, now) }, ...foreseen(line.candidates.get(agent), { room: -1 }))
		: nothing
}

function settle(line: Line, command: Settle, now: Now): QueueDecision {
	const { conversation, placement, epoch, agent, outcome } = command
	const known = heard(line, command, now)
	const item = line.items.get(conversation)
	if (!item || item.placement !== placement) return change(...known)
	if (outcome === 'accepted') return depart(line, item, { ...now, agent, epoch, known })
	if (item.epoch !== epoch || item.agent !== agent) return change(...known)
	return change(...known, { type: 'put', item: returned(item, command, now) })
}

/** What the end of an offer says of its agent. Who cannot be reached may well be free, but is left alone for a moment. */
function heard(line: Line, { agent, outcome, candidate }: Settle, { atMs, policy }: Now): LineChange[] {
	if (candidate) return isNews(line, candidate) ? [{ type: 'candidate', candidate }] : []
	const silentUntilMs = atMs + policy.leaseSlackMs
	return outcome === 'refused' ? foreseen(line.candidates.get(agent), { room: 1, silentUntilMs }) : []
}

/**
 * An offer that was refused never rang: whom it is meant for stays so. Who has room and refuses all the same has reasons to
 * do with this item, and is not asked again and again.
 */
function returned(item: Item, { agent, outcome, candidate }: Settle, { atMs, policy }: Now): Item {
	const restMs = outcome === 'rejected' ? policy.rejectCoolDownMs : outcome === 'refused' && candidate?.free ? policy.leaseSlackMs : 0
	const coolDown = restMs > 0 ? { agent, untilMs: atMs + restMs } : null
	return back(item, { coolDown, target: outcome === 'refused' ? item.target : null })
}

/** What an agent is thought to have room for once an offer has gone to them, or has come back unheard. */
function foreseen(known: Known | undefined, { room, silentUntilMs }: { room: 1 | -1; silentUntilMs?: number }): LineChange[] {
	if (!known) return []
	return [{
		type: 'foresee',
		candidate: { ...known, free: Math.max(0, known.free + room), silentUntilMs: silentUntilMs ?? known.silentUntilMs },
	}]
}

type Settle = Extract<QueueCommand, { type: 'settle' }>

interface Departure extends Now {
	readonly agent: AgentId
	readonly epoch: number
	readonly known: readonly LineChange[]
}

/** Accepted counts even if the lease had run out and somebody else is being rung: the conversation has its agent. */
function depart(line: Line, item: Item, { agent, epoch, atMs, policy, known }: Departure): QueueDecision {
	const elsewhere = item.agent === agent && item.epoch === epoch ? [] : rescission(item)
	return {
		changes: [...known, { type: 'drop', conversation: item.conversation, placement: item.placement }, {
			type: 'pace',
			pace: paced(line, atMs, policy),
		}],
		effects: elsewhere,
	}
}

/** Slow enough that a few quick answers in a row do not promise the same to all who wait. */
const PACE_WEIGHT = 0.1

/** An exponentially weighted mean of the time between departures, from the typical on; a gap with nobody waiting says nothing. */
function paced({ pace, order }: Line, atMs: number, { typicalGapMs }: QueuePolicy): Pace {
	const lastAtMs = order.size > 1 ? atMs : 0
	if (pace.lastAtMs === 0) return { ...pace, lastAtMs }
	const meanMs = pace.meanMs || typicalGapMs
	return { meanMs: meanMs + PACE_WEIGHT * (atMs - pace.lastAtMs - meanMs), count: pace.count + 1, lastAtMs }
}

/** Back in line with its old age (rule R1). */
function back(item: Item, { coolDown = null, target = null }: { coolDown?: CoolDown | null; target?: AgentId | null } = {}): Item {
	return {
		...item,
		stage: 'waiting',
		agent: null,
		expiresAtMs: null,
		leaseUntilMs: null,
		target,
		coolDowns: coolDown ? [...item.coolDowns.filter((it) => it.agent !== coolDown.agent), coolDown] : item.coolDowns,
	}
}

/** What ends by itself by now. */
function expire(line: Line, now: Now): QueueDecision {
	const changes: LineChange[] = []
	for (const { dueMs, of } of line.timers) {
		if (dueMs > now.atMs) break
		changes.push(...('item' in of ? itemsEnd(line, of.item, now) : silenceEnds(line, of.agent)))
	}
	return { changes, effects: [] }
}

/** A lease that ran out without a word from the agent's object: whoever else is free goes first. Or who was spared may be asked. */
function itemsEnd(line: Line, conversation: ConversationId, { atMs, policy }: Now): LineChange[] {
	const item = line.items.get(conversation) as Item
	if (item.agent === null) return [{ type: 'put', item: relieved(item, atMs) }]
	const silentUntilMs = atMs + policy.leaseSlackMs
	return [{ type: 'put', item: back(item) }, ...foreseen(line.candidates.get(item.agent), { room: 1, silentUntilMs })]
}

function relieved(item: Item, atMs: number): Item {
	return { ...item, target: item.targetUntilMs > atMs ? item.target : null, coolDowns: item.coolDowns.filter((it) => it.untilMs > atMs) }
}

function silenceEnds(line: Line, agent: AgentId): LineChange[] {
	return [{ type: 'foresee', candidate: { ...line.candidates.get(agent) as Known, silentUntilMs: undefined } }]
}

function offered(item: Item, agent: AgentId, { atMs, policy }: Now): Item {
	const expiresAtMs = atMs + policy.offerMs
	return { ...item, stage: 'offered', agent, epoch: item.epoch + 1, expiresAtMs, leaseUntilMs: expiresAtMs + policy.leaseSlackMs }
}

/** The offer an offered item stands for. */
export function offerOf(item: Item, policy: QueuePolicy): Offer {
	const { conversation, placement, epoch, enqueuedAtMs, subject } = item
	const terms = { queue: policy.id as Offer['queue'], queueName: policy.name, offerMs: policy.offerMs, wrapUpMs: policy.wrapUpMs }
	return {
		conversation,
		placement,
		epoch,
		enqueuedAtMs,
		subject,
		...terms,
		expiresAtMs: item.expiresAtMs ?? 0,
		why: item.target === item.agent ? 'named' : 'longest-idle',
	}
}

/** The place where requirements, levels and steps (R6, R7) will say who may have an item. */
export function mayHave(item: Item, agent: AgentId, atMs: number): boolean {
	if (item.stage !== 'waiting') return false
	if (item.target !== null && item.target !== agent && item.targetUntilMs > atMs) return false
	return !item.coolDowns.some((it) => it.agent === agent && it.untilMs > atMs)
}

/**
 * Decides, applies and looks at the line until nothing more can be offered. What has ended by now ends first, so that nobody has
 * to wait for an alarm. `offers: false` leaves the line to an agent who is choosing.
 */
export function runQueue(line: Line, command: QueueCommand, now: Now & { readonly offers?: boolean }): QueueDecision {
	const changes: LineChange[] = []
	const effects: QueueEffect[] = []
	const apply = (decision: QueueDecision) => {
		for (const it of decision.changes) applyChange(line, it)
		changes.push(...decision.changes)
		effects.push(...decision.effects)
	}
	apply(expire(line, now))
	apply(decideQueue(line, command, now))
	if (now.offers === false) return { changes, effects }
	for (let next = nextOffer(line, now); next; next = nextOffer(line, now)) apply({ changes: next.changes, effects: [next.effect] })
	return { changes, effects }
}

/**
 * The next offer the line can make, or null: the oldest item that somebody free may have, to who has been idle longest. Called until
 * it answers null, each answer applied before the next call. Only what has been stirred since can make one possible, so it costs
 * nothing when nothing has.
 */
export function nextOffer(line: Line, now: Now): { changes: readonly LineChange[]; effect: QueueEffect } | null {
	if (line.free.size === 0) line.stirred.items.clear()
	const item = [stirredItem(line, now), ...stirredBests(line, now)].reduce((a, b) => a && b ? (byAge(a, b) <= 0 ? a : b) : a ?? b, null)
	return item ? offerTo(freeFor(line, item, now.atMs) as Known, item, now) : null
}

/** The oldest of the stirred items that somebody free may have; those whom nobody may have are forgotten. */
function stirredItem(line: Line, { atMs }: Now): Item | null {
	let oldest: Item | null = null
	for (const id of line.stirred.items) {
		const item = line.items.get(id) as Item
		if (!freeFor(line, item, atMs)) line.stirred.items.delete(id)
		else if (oldest === null || byAge(item, oldest) < 0) oldest = item
	}
	return oldest
}

/** The best item of each stirred agent; those who may have none are forgotten. */
function stirredBests(line: Line, { atMs }: Now): Item[] {
	return [...line.stirred.agents].flatMap((agent) => {
		const best = bestFor(line, agent, atMs)
		if (!best) line.stirred.agents.delete(agent)
		return best ?? []
	})
}

/** Who of the free may have an item: the first in the selector's order. */
function freeFor(line: Line, item: Item, atMs: number): Known | null {
	if (item.target !== null && item.targetUntilMs > atMs) {
		const target = line.candidates.get(item.target)
		return target && hasRoom(target) && mayHave(item, target.agent, atMs) ? target : null
	}
	for (const it of line.free) if (mayHave(item, it.agent, atMs)) return it
	return null
}

function offerTo(candidate: Known, item: Item, now: Now): { changes: readonly LineChange[]; effect: QueueEffect } {
	const next = offered(item, candidate.agent, now)
	const effect: QueueEffect = { type: 'reserve', agent: candidate.agent, offer: offerOf(next, now.policy) }
	return { changes: [{ type: 'put', item: next }, ...foreseen(candidate, { room: -1 })], effect }
}

/** The oldest item this agent may have: their best bid from this queue. */
export function bestFor(line: Line, agent: AgentId, atMs: number): Item | null {
	const open = line.open.first ?? null
	for (const item of line.particular) {
		if (open && byAge(open, item) < 0) return open
		if (mayHave(item, agent, atMs)) return item
	}
	return open
}

/** When a fresh look at the line has something to do next; null for never. */
export function queueDueMs(line: Line): number | null {
	return line.timers.first?.dueMs ?? null
}
