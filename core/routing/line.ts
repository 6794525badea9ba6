/**
 * The waiting line and who could serve it, in memory and indexed: finding who is next, for whom, and at which place somebody stands
 * costs about the same however many wait. Changed only by `applyChange`; what is stored is enough to build it again.
 */
import type { AgentId, ConversationId } from '../ids.ts'
import type { Facts } from './facts.ts'
import { FreeIndex } from './free-index.ts'
import { byOrder, compareText, type Item, virtualStartOf } from './item.ts'
import type { Media } from './media.ts'
import type { Plan } from './plan.ts'
import type { QueuePolicy } from './queue-command.ts'
import type { Abilities, Requirement } from './requirement.ts'
import type { Ranked } from './selector.ts'
import { SortedList } from './sorted-list.ts'

/** How fast a lane moves, learnt from those who had to wait: how long they waited, and at which place they began. */
export interface Pace {
	readonly waitMs: number
	readonly place: number
	/** How many it was learnt from; 0 for a lane that has shown nothing yet. */
	readonly count: number
}

/** An agent as the queue pictures them. */
export interface Known extends Ranked {
	/** Their object did not answer: not asked again before this, unless they speak first. */
	readonly silentUntilMs?: number
	/** When somebody who waits will have waited long enough for them. */
	readonly lookAtMs?: number
}

/** Something that ends by itself. */
export interface Timer {
	readonly dueMs: number
	readonly item?: ConversationId
	readonly agent?: AgentId
}

/** Items that the same agents may serve, in the order of service. */
export interface Bucket {
	readonly key: string
	/** For remembering who could serve it: see `couldServe`. */
	number: number
	readonly requirement: Requirement
	readonly media: Media
	readonly items: SortedList<Item>
	/** Its first item, under which it is filed; null while it is empty. */
	head: Item | null
	readonly anchors: readonly string[]
	/** Nobody with room can serve it: no use in looking until somebody who can gets room. */
	barren: boolean
}

/** Items that ask the same for good: in this line a customer has a place. */
export interface Lane {
	readonly waiting: SortedList<Item>
	pace: Pace
	/** How many have left it: what `Whisper` counts by. */
	departures: number
	/** How often anybody has come, gone or moved. */
	moves: number
}

/** How many of those who are there meet a requirement. */
export interface Crew {
	readonly requirement: Requirement
	count: number
}

export interface Slot {
	readonly plan: Plan
	readonly timer: Timer | null
}

export interface Calendar {
	readonly open: boolean
	readonly fromMs: number
	readonly untilMs: number
}

export interface Line {
	readonly items: Map<ConversationId, Item>
	readonly slots: Map<ConversationId, Slot>
	/** All in line in the order of service. */
	readonly order: SortedList<Item>
	readonly lanes: Map<string, Lane>
	readonly buckets: Map<string, Bucket>
	bucketsMade: number
	/** For each agent's abilities, bucket by bucket: 0 not asked yet, 1 they meet it, 2 they do not. */
	fits: WeakMap<Abilities, Uint8Array>
	/** Buckets that are not empty, by what they require and then by their heads. */
	readonly shelves: Map<string, SortedList<Bucket>>
	readonly barren: Map<string, Set<Bucket>>
	/** Waiting for somebody by name. */
	readonly targeted: Map<AgentId, SortedList<Item>>
	/** Who waits for a callback, by who they are. */
	readonly callbacks: Map<string, SortedList<Item>>
	readonly candidates: Map<AgentId, Known>
	/** Candidates as they are stored: what is left of them when the object dies. */
	readonly kept: Map<AgentId, Known>
	/** Candidates who are there, with room or without; and with room. */
	readonly ready: Set<AgentId>
	readonly roomy: Set<AgentId>
	readonly indexes: Map<string, FreeIndex>
	readonly crews: Map<string, Crew>
	readonly timers: SortedList<Timer>
	/** What has changed since the line was last looked at: only these can make an offer possible. */
	readonly stirred: { readonly items: Set<ConversationId>; readonly agents: Set<AgentId> }
	/**
	 * The newest stay of those who have left, so that a late word about it does not put them in line again. In memory alone, bounded
	 * by `DEPARTED_MAX`; an object that comes to life reads it off its log.
	 */
	readonly departed: Map<ConversationId, number>
	readonly policies: Map<number, QueuePolicy>
	readonly pinned: Map<number, number>
	readonly plans: Map<string, Plan>
	readonly timeless: Map<number, WeakMap<Facts, Plan>>
	/** Whether each policy's hours are open, and how long that is sure. */
	readonly calendars: Map<number, Calendar>
	/** What new items are pinned to. */
	current: QueuePolicy | null
	/** The plan that was asked for last. */
	last: { readonly facts: Facts; readonly enqueuedAtMs: number; readonly version: number; readonly plan: Plan } | null
}

/** A change of the line. */
export type LineChange =
	| { readonly type: 'policy'; readonly policy: QueuePolicy }
	/** A version that nobody is pinned to any more. */
	| { readonly type: 'forget'; readonly version: number }
	| { readonly type: 'put'; readonly item: Item }
	| { readonly type: 'drop'; readonly conversation: ConversationId; readonly placement: number }
	/** What an agent said, and what the queue remembers of them. */
	| { readonly type: 'candidate'; readonly candidate: Known }
	/** What the queue makes of its own offers until the agent says more. A guess: not stored. */
	| { readonly type: 'foresee'; readonly candidate: Known }
	| { readonly type: 'pace'; readonly lane: string; readonly pace: Pace }

export function emptyLine(): Line {
	return {
		items: new Map(),
		slots: new Map(),
		order: new SortedList(byOrder, virtualStartOf),
		lanes: new Map(),
		buckets: new Map(),
		bucketsMade: 0,
		fits: new WeakMap(),
		shelves: new Map(),
		barren: new Map(),
		targeted: new Map(),
		callbacks: new Map(),
		candidates: new Map(),
		kept: new Map(),
		ready: new Set(),
		roomy: new Set(),
		indexes: new Map(),
		crews: new Map(),
		timers: new SortedList(byDueTime, ({ dueMs }) => dueMs),
		stirred: { items: new Set(), agents: new Set() },
		departed: new Map(),
		policies: new Map(),
		pinned: new Map(),
		plans: new Map(),
		timeless: new Map(),
		calendars: new Map(),
		current: null,
		last: null,
	}
}

function byDueTime(a: Timer, b: Timer): number {
	return a.dueMs - b.dueMs || compareText(nameOf(a), nameOf(b))
}

function nameOf({ item, agent }: Timer): string {
	return item ? `item ${item}` : `agent ${agent}`
}
