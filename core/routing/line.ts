/**
 * The waiting line and who could serve it, in memory and indexed: finding who is next, for whom, and at which place somebody
 * stands costs about the same however many wait. Changed only by `applyChange`.
 */
import type { AgentId, ConversationId } from '../ids.ts'
import type { Candidate, Entry } from './offer.ts'
import { longestIdle } from './selector.ts'
import { SortedList } from './sorted-list.ts'

/** One conversation in line. While offered it keeps its place, for it may come back (rule R1). */
export interface Item extends Entry {
	readonly stage: 'waiting' | 'offered'
	/** Who it is offered to. */
	readonly agent: AgentId | null
	readonly expiresAtMs: number | null
	/** When the queue takes an offer back by itself, its agent's object having said nothing. */
	readonly leaseUntilMs: number | null
	/** Until when only `target` may have it. */
	readonly targetUntilMs: number
	/** Agents who rejected it and until when they are left in peace with it (rule R5). */
	readonly coolDowns: readonly CoolDown[]
}

export interface CoolDown {
	readonly agent: AgentId
	readonly untilMs: number
}

/** How fast the line moves: a mean over departures that had somebody behind them. */
export interface Pace {
	readonly meanMs: number
	readonly count: number
	readonly lastAtMs: number
}

/** An agent as the queue pictures them. */
export interface Known extends Candidate {
	/** Their object did not answer: not asked again before this, unless they speak first. */
	readonly silentUntilMs?: number
}

/** Something that ends by itself: an item's lease, target or cool-down, or an agent's silence. */
export interface Timer {
	readonly dueMs: number
	readonly of: { readonly item: ConversationId } | { readonly agent: AgentId }
}

export interface Line {
	readonly items: Map<ConversationId, Item>
	/** All in line in the order of service: oldest first. */
	readonly order: SortedList<Item>
	/** Those of them who are not being offered to somebody. */
	readonly waiting: SortedList<Item>
	/** Those of the waiting whom anybody may have. */
	readonly open: SortedList<Item>
	/** The other waiting ones: meant for somebody, or rejected by somebody. Few, and looked at one by one. */
	readonly particular: SortedList<Item>
	readonly candidates: Map<AgentId, Known>
	/** Candidates who are there, with room or without. */
	readonly ready: Set<AgentId>
	/** Candidates with room, whom the selector would take first first. */
	readonly free: SortedList<Known>
	readonly timers: SortedList<Timer>
	/** What has changed since the line was last looked at: only these can make an offer possible. */
	readonly stirred: { readonly items: Set<ConversationId>; readonly agents: Set<AgentId> }
	/**
	 * The newest stay of those who have left, so that a late word about it does not put them in line again. In memory alone,
	 * since calls do not outlive the object they were made to; bounded by `DEPARTED_MAX`.
	 */
	readonly departed: Map<ConversationId, number>
	pace: Pace
}

const DEPARTED_MAX = 2_000

/** A change of the line, as it is stored. */
export type LineChange =
	| { readonly type: 'put'; readonly item: Item }
	| { readonly type: 'drop'; readonly conversation: ConversationId; readonly placement: number }
	/** What an agent said. */
	| { readonly type: 'candidate'; readonly candidate: Candidate }
	/** What the queue makes of its own offers until the agent says more. A guess: not stored. */
	| { readonly type: 'foresee'; readonly candidate: Known }
	| { readonly type: 'pace'; readonly pace: Pace }

export function emptyLine(): Line {
	return {
		items: new Map(),
		order: new SortedList(byAge),
		waiting: new SortedList(byAge),
		open: new SortedList(byAge),
		particular: new SortedList(byAge),
		candidates: new Map(),
		ready: new Set(),
		free: new SortedList<Known>(longestIdle),
		timers: new SortedList(byDueTime),
		stirred: { items: new Set(), agents: new Set() },
		departed: new Map(),
		pace: { meanMs: 0, count: 0, lastAtMs: 0 },
	}
}

export function applyChange(line: Line, change: LineChange): void {
	switch (change.type) {
		case 'put':
			take(line, change.item.conversation)
			return put(line, change.item)
		case 'drop':
			take(line, change.conversation)
			return remember(line, change.conversation, change.placement)
		case 'candidate':
		case 'foresee':
			return know(line, change.candidate)
		case 'pace':
			line.pace = change.pace
	}
}

function put(line: Line, item: Item): void {
	line.items.set(item.conversation, item)
	line.order.add(item)
	const timer = itemTimer(item)
	if (timer) line.timers.add(timer)
	if (item.stage === 'offered') return
	line.waiting.add(item)
	shelfOf(line, item).add(item)
	line.stirred.items.add(item.conversation)
}

/** Out of every index. */
function take(line: Line, conversation: ConversationId): void {
	const item = line.items.get(conversation)
	if (!item) return
	line.items.delete(conversation)
	line.order.delete(item)
	const timer = itemTimer(item)
	if (timer) line.timers.delete(timer)
	line.stirred.items.delete(conversation)
	if (item.stage === 'offered') return
	line.waiting.delete(item)
	shelfOf(line, item).delete(item)
}

function shelfOf(line: Line, { target, coolDowns }: Item): SortedList<Item> {
	return target === null && coolDowns.length === 0 ? line.open : line.particular
}

function know(line: Line, candidate: Known): void {
	const before = line.candidates.get(candidate.agent)
	if (before && hasRoom(before)) line.free.delete(before)
	if (before?.silentUntilMs) line.timers.delete(agentTimer(before, before.silentUntilMs))
	line.candidates.set(candidate.agent, candidate)
	if (candidate.ready) line.ready.add(candidate.agent)
	else line.ready.delete(candidate.agent)
	if (candidate.silentUntilMs) line.timers.add(agentTimer(candidate, candidate.silentUntilMs))
	if (!hasRoom(candidate)) return void line.stirred.agents.delete(candidate.agent)
	line.free.add(candidate)
	line.stirred.agents.add(candidate.agent)
}

/** Room that can be offered to: a silent agent's is not. */
export function hasRoom({ free, silentUntilMs }: Known): boolean {
	return free > 0 && !silentUntilMs
}

function itemTimer({ conversation, stage, leaseUntilMs, target, targetUntilMs, coolDowns }: Item): Timer | null {
	const dues = stage === 'offered' ? [leaseUntilMs ?? 0] : coolDowns.map((it) => it.untilMs)
	if (stage === 'waiting' && target !== null) dues.push(targetUntilMs)
	return dues.length === 0 ? null : { dueMs: Math.min(...dues), of: { item: conversation } }
}

function agentTimer({ agent }: Known, dueMs: number): Timer {
	return { dueMs, of: { agent } }
}

function remember({ departed }: Line, conversation: ConversationId, placement: number): void {
	const newest = Math.max(placement, departed.get(conversation) ?? 0)
	departed.delete(conversation)
	departed.set(conversation, newest)
	for (const oldest of departed.keys()) {
		if (departed.size <= DEPARTED_MAX) return
		departed.delete(oldest)
	}
}

/** Priority and service level join the order here. */
export function byAge(a: Item, b: Item): number {
	return a.enqueuedAtMs - b.enqueuedAtMs || compareText(a.conversation, b.conversation)
}

function byDueTime(a: Timer, b: Timer): number {
	return a.dueMs - b.dueMs || compareText(nameOf(a), nameOf(b))
}

function nameOf({ of }: Timer): string {
	return 'item' in of ? `item ${of.item}` : `agent ${of.agent}`
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0
}
