import type { AgentId, ConversationId } from '../ids.ts'
import type { Candidate, Entry } from './offer.ts'

/** One conversation in line. While offered it keeps its place, for it may come back (rule R1). */
export interface Item extends Entry {
	readonly stage: 'waiting' | 'offered'
	/** Who it is offered to. */
	readonly agent: AgentId | null
	readonly expiresAtMs: number | null
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

/** The waiting line and who could serve it, in memory. Changed only by `applyChange`. */
export interface Line {
	readonly items: Map<ConversationId, Item>
	/** In the order of service: oldest first. Priority and service level join the order with the full distributor. */
	readonly order: ConversationId[]
	readonly candidates: Map<AgentId, Known>
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
	return { items: new Map(), order: [], candidates: new Map(), departed: new Map(), pace: { meanMs: 0, count: 0, lastAtMs: 0 } }
}

export function applyChange(line: Line, change: LineChange): void {
	switch (change.type) {
		case 'put':
			return put(line, change.item)
		case 'drop':
			drop(line, change.conversation)
			return remember(line, change.conversation, change.placement)
		case 'candidate':
		case 'foresee':
			line.candidates.set(change.candidate.agent, change.candidate)
			return
		case 'pace':
			line.pace = change.pace
	}
}

function put(line: Line, item: Item): void {
	const known = line.items.get(item.conversation)
	if (known && known.enqueuedAtMs !== item.enqueuedAtMs) drop(line, item.conversation)
	line.items.set(item.conversation, item)
	if (!known || known.enqueuedAtMs !== item.enqueuedAtMs) line.order.splice(placeOf(line, item), 0, item.conversation)
}

function drop(line: Line, conversation: ConversationId): void {
	const item = line.items.get(conversation)
	if (!item) return
	line.order.splice(placeOf(line, item), 1)
	line.items.delete(conversation)
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

/** Index of an item in the order, or where it belongs: a binary search over (age, id). */
export function placeOf(line: Line, item: Pick<Item, 'enqueuedAtMs' | 'conversation'>): number {
	let low = 0
	let high = line.order.length
	while (low < high) {
		const middle = (low + high) >> 1
		const other = line.items.get(line.order[middle] as ConversationId) as Item
		if (isBefore(other, item)) low = middle + 1
		else high = middle
	}
	return low
}

function isBefore(a: Pick<Item, 'enqueuedAtMs' | 'conversation'>, b: Pick<Item, 'enqueuedAtMs' | 'conversation'>): boolean {
	return a.enqueuedAtMs !== b.enqueuedAtMs ? a.enqueuedAtMs < b.enqueuedAtMs : a.conversation < b.conversation
}
