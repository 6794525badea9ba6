/**
 * The waiting line and who could serve it, in memory and indexed: finding who is next, for whom, and at which place somebody stands
 * costs about the same however many wait. Changed only by `applyChange`; what is stored is enough to build it again.
 */
import type { AgentId, ConversationId } from '../ids.ts'
import { anchorsFor, anchorsOf } from './anchors.ts'
import type { Facts } from './facts.ts'
import { FreeIndex } from './free-index.ts'
import { hasAnyRoom, type Media } from './media.ts'
import type { Candidate, Entry } from './offer.ts'
import { makePlan, type Plan, planKey } from './plan.ts'
import type { Closing } from './policy.ts'
import type { ItemNews, QueuePolicy } from './queue-command.ts'
import { type Abilities, meets, type Requirement } from './requirement.ts'
import { type Ranked, selectorOf } from './selector.ts'
import { SortedList } from './sorted-list.ts'

/** One conversation in line. While offered it keeps its place, for it may come back (rule R1). */
export interface Item extends Entry {
	/** `held`: keeps its place and its age, but is not offered: closed, a callback whose time has not come, or about to leave. */
	readonly stage: 'waiting' | 'offered' | 'held'
	/** Version of the policy it is pinned to (rule R16). */
	readonly version: number
	/** Where its wait counts from, for the order (rule R8). */
	readonly virtualStartMs: number
	/** Moved ahead by hand, in all; part of `virtualStartMs`. */
	readonly byHandMs: number
	/** Stage of its plan. */
	readonly step: number
	/** Steps that were passed over, nobody being there who could meet them. */
	readonly skipped: readonly number[]
	/** Who it rings at; several when it is broadcast. */
	readonly agents: readonly AgentId[]
	readonly expiresAtMs: number | null
	/** When the queue takes an offer back by itself, its agent's object having said nothing. */
	readonly leaseUntilMs: number | null
	/** Why they were chosen, and by whom if by hand. */
	readonly why: string
	readonly by: string | null
	readonly force: boolean
	/** Until when only `target` may have it. */
	readonly targetUntilMs: number
	/** Served them last, and was free when they came (rule R12). */
	readonly sticky: AgentId | null
	/** Agents who rejected it and until when they are left in peace with it (rule R5). */
	readonly coolDowns: readonly CoolDown[]
	readonly hold: Hold | null
	/** What its conversation must still hear, and when it is said again. */
	readonly owes: ItemNews | null
	readonly owesAtMs: number
}

export interface Hold {
	/** `leaving`: it goes elsewhere as soon as its conversation has heard. */
	readonly mode: Exclude<Closing, 'serve'> | 'later' | 'leaving'
	/** Null: until the hours or its conversation say more. */
	readonly untilMs: number | null
}

export interface CoolDown {
	readonly agent: AgentId
	readonly untilMs: number
}

/** How fast a lane moves: a mean over departures that had somebody behind them. */
export interface Pace {
	readonly meanMs: number
	readonly count: number
	readonly lastAtMs: number
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
}

/** How many of those who are there meet a requirement. */
export interface Crew {
	readonly requirement: Requirement
	count: number
}

interface Slot {
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
	readonly callbacks: Map<string, ConversationId>
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
	 * The newest stay of those who have left, so that a late word about it does not put them in line again. In memory alone,
	 * since calls do not outlive the object they were made to; bounded by `DEPARTED_MAX`.
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

const DEPARTED_MAX = 2_000
const PLANS_MAX = 5_000
const BUCKETS_MAX = 2_000

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
		order: new SortedList(byOrder),
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
		timers: new SortedList(byDueTime),
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

export function applyChange(line: Line, change: LineChange): void {
	switch (change.type) {
		case 'policy':
			return adopt(line, change.policy)
		case 'forget':
			return forget(line, change.version)
		case 'put': {
			const plan = planFor(line, change.item, change.item.version)
			takeOut(line, change.item.conversation)
			return put(line, change.item, plan)
		}
		case 'drop':
			takeOut(line, change.conversation)
			return remember(line, change.conversation, change.placement)
		case 'candidate':
			line.kept.set(change.candidate.agent, change.candidate)
			return know(line, change.candidate)
		case 'foresee':
			return know(line, change.candidate)
		case 'pace':
			laneOf(line, change.lane).pace = change.pace
	}
}

/** What is left when the object dies and comes to life again: what was stored. */
export function reboot(line: Line): Line {
	const next = emptyLine()
	for (const policy of line.policies.values()) applyChange(next, { type: 'policy', policy })
	for (const item of line.items.values()) applyChange(next, { type: 'put', item })
	for (const candidate of line.kept.values()) applyChange(next, { type: 'candidate', candidate })
	for (const [lane, { pace }] of line.lanes) if (pace !== blankPace) applyChange(next, { type: 'pace', lane, pace })
	return next
}

// Policies.

function adopt(line: Line, policy: QueuePolicy): void {
	line.policies.set(policy.version, policy)
	line.timeless.delete(policy.version)
	if (policy.routing.rules.every((it) => it.when.departsWithinMs === undefined)) line.timeless.set(policy.version, new WeakMap())
	line.last = null
	line.calendars.delete(policy.version)
	if (line.current === null || line.current.version <= policy.version) line.current = policy
}

/** Versions that nobody is, or will be, pinned to once `next` is there. */
export function unused({ policies, pinned }: Line, next: number): number[] {
	const newest = Math.max(next, ...policies.keys())
	return [...policies.keys()].filter((it) => it !== newest && !pinned.get(it))
}

function forget(line: Line, version: number): void {
	line.policies.delete(version)
	line.timeless.delete(version)
	line.last = null
	line.calendars.delete(version)
	for (const [key, plan] of line.plans) if (plan.policy.version === version) line.plans.delete(key)
}

export function policyOf({ policies, current }: Line, version: number): QueuePolicy {
	const policy = policies.get(version) ?? current
	if (!policy) throw new Error('a line without a policy')
	return policy
}

/** The plan of an item, or of one to come. One item is asked for many times in a row. */
export function planFor(line: Line, { conversation, facts, enqueuedAtMs }: Entry, version: number): Plan {
	const { last } = line
	if (last && last.facts === facts && last.enqueuedAtMs === enqueuedAtMs && last.version === version) return last.plan
	const before = line.items.get(conversation)
	if (before && before.facts === facts && before.enqueuedAtMs === enqueuedAtMs && before.version === version) return planOf(line, before)
	const plan = timelessPlan(line, { facts, enqueuedAtMs, version }) ?? sharedPlan(line, policyOf(line, version), { facts, enqueuedAtMs })
	line.last = { facts, enqueuedAtMs, version, plan }
	return plan
}

/** Where no rule asks how near a departure is, the same facts have the same plan whenever they come. */
function timelessPlan(
	line: Line,
	{ facts, enqueuedAtMs, version }: Pick<Entry, 'facts' | 'enqueuedAtMs'> & { version: number },
): Plan | null {
	const known = line.timeless.get(version)
	if (known === undefined) return null
	const plan = known.get(facts) ?? sharedPlan(line, policyOf(line, version), { facts, enqueuedAtMs })
	known.set(facts, plan)
	return plan
}

function sharedPlan(line: Line, policy: QueuePolicy, { facts, enqueuedAtMs }: Pick<Entry, 'facts' | 'enqueuedAtMs'>): Plan {
	const key = planKey(policy, facts, enqueuedAtMs)
	const known = line.plans.get(key)
	if (known) return known
	if (line.plans.size >= PLANS_MAX) line.plans.clear()
	const plan = makePlan(policy, facts, enqueuedAtMs)
	line.plans.set(key, plan)
	return plan
}

export function planOf(line: Line, { conversation }: Item): Plan {
	return (line.slots.get(conversation) as Slot).plan
}

// Items.

function put(line: Line, item: Item, plan: Plan): void {
	const timer = itemTimer(item, plan)
	line.items.set(item.conversation, item)
	line.slots.set(item.conversation, { plan, timer })
	line.pinned.set(item.version, (line.pinned.get(item.version) ?? 0) + 1)
	line.order.add(item)
	if (item.callback && item.contact !== null) line.callbacks.set(item.contact, item.conversation)
	if (timer) line.timers.add(timer)
	if (item.stage !== 'waiting') return
	laneOf(line, plan.lane).waiting.add(item)
	const shelf = shelfOf(line, item, plan)
	shelf.add(item)
	if (item.target === null) refile(line, bucketOf(line, item, plan))
	line.stirred.items.add(item.conversation)
}

/** Out of every index. */
function takeOut(line: Line, conversation: ConversationId): void {
	const item = line.items.get(conversation)
	if (!item) return
	const { plan, timer } = line.slots.get(conversation) as Slot
	line.items.delete(conversation)
	line.slots.delete(conversation)
	line.pinned.set(item.version, (line.pinned.get(item.version) ?? 0) - 1)
	line.order.delete(item)
	if (item.contact !== null && line.callbacks.get(item.contact) === conversation) line.callbacks.delete(item.contact)
	if (timer) line.timers.delete(timer)
	line.stirred.items.delete(conversation)
	if (item.stage !== 'waiting') return
	const lane = laneOf(line, plan.lane)
	lane.waiting.delete(item)
	lane.departures++
	shelfOf(line, item, plan).delete(item)
	if (item.target === null) return refile(line, bucketOf(line, item, plan))
	if (line.targeted.get(item.target)?.size === 0) line.targeted.delete(item.target)
}

function shelfOf(line: Line, item: Item, plan: Plan): SortedList<Item> {
	if (item.target === null) return bucketOf(line, item, plan).items
	const known = line.targeted.get(item.target) ?? new SortedList(byOrder)
	line.targeted.set(item.target, known)
	return known
}

export function bucketOf(line: Line, { step }: Item, plan: Plan): Bucket {
	const stage = plan.stages[step] ?? plan.stages[plan.stages.length - 1] as Plan['stages'][0]
	const known = line.buckets.get(stage.key)
	if (known) return known
	if (line.buckets.size >= BUCKETS_MAX) clearEmpty(line)
	const bucket: Bucket = {
		key: stage.key,
		number: line.bucketsMade++,
		requirement: stage.requirement,
		media: plan.media,
		items: new SortedList(byOrder),
		head: null,
		anchors: anchorsOf(stage.requirement),
		barren: false,
	}
	line.buckets.set(stage.key, bucket)
	return bucket
}

/** Keeps a bucket where its head puts it. */
function refile({ shelves }: Line, bucket: Bucket): void {
	const head = bucket.items.first ?? null
	if (head === bucket.head) return
	if (bucket.head !== null) { for (const it of bucket.anchors) shelves.get(it)?.delete(bucket) }
	bucket.head = head
	if (head === null) return
	for (const it of bucket.anchors) {
		const shelf = shelves.get(it) ?? new SortedList<Bucket>(byHead)
		shelves.set(it, shelf)
		shelf.add(bucket)
	}
}

function byHead(a: Bucket, b: Bucket): number {
	return byOrder(a.head as Item, b.head as Item)
}

function clearEmpty(line: Line): void {
	for (const [key, bucket] of line.buckets) {
		if (bucket.items.size > 0) continue
		line.buckets.delete(key)
		fertilise(line, bucket)
	}
	line.bucketsMade = 0
	for (const bucket of line.buckets.values()) bucket.number = line.bucketsMade++
	line.fits = new WeakMap()
}

const blankPace: Pace = { meanMs: 0, count: 0, lastAtMs: 0 }

export function laneOf({ lanes }: Line, key: string): Lane {
	const known = lanes.get(key) ?? { waiting: new SortedList(byOrder), pace: blankPace, departures: 0 }
	lanes.set(key, known)
	return known
}

function itemTimer(item: Item, plan: Plan): Timer | null {
	const dueMs = item.stage === 'offered'
		? (item.leaseUntilMs ?? 0)
		: Math.min(toldAgainMs(item), item.stage === 'held' ? heldUntilMs(item) : waitsUntilMs(item, plan))
	return dueMs === Infinity ? null : { dueMs, item: item.conversation }
}

function toldAgainMs({ owes, owesAtMs }: Item): number {
	return owes === null ? Infinity : owesAtMs
}

function heldUntilMs({ hold, callback }: Item): number {
	if (hold === null || hold.mode === 'leaving') return Infinity
	return Math.min(hold.untilMs ?? Infinity, callback?.expiresAtMs ?? Infinity)
}

/** When something about a waiting item ends by itself: a step, the time for one agent, a cool-down, its patience with this queue. */
function waitsUntilMs({ enqueuedAtMs, step, callback, target, targetUntilMs, coolDowns }: Item, { stages, policy }: Plan): number {
	const { overflow } = policy.routing
	let dueMs = enqueuedAtMs + Math.min(stages[step]?.endsAfterMs ?? Infinity, overflow?.afterMs ?? Infinity)
	if (callback) dueMs = Math.min(dueMs, callback.expiresAtMs)
	if (target !== null) dueMs = Math.min(dueMs, targetUntilMs)
	for (const it of coolDowns) dueMs = Math.min(dueMs, it.untilMs)
	return dueMs
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

// Agents.

function know(line: Line, candidate: Known): void {
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

export function couldServe(line: Line, { abilities, room }: Candidate, bucket: Bucket): boolean {
	return (room[bucket.media] ?? 0) > 0 && fitsIn(line, abilities, bucket)
}

/** Whether these abilities meet a bucket's requirement: worked out once, since it is asked at every look. */
function fitsIn({ fits }: Line, abilities: Abilities, { number, requirement }: Bucket): boolean {
	let known = fits.get(abilities)
	if (known === undefined || number >= known.length) {
		const more = new Uint8Array(number + 64)
		if (known) more.set(known)
		fits.set(abilities, known = more)
	}
	if (known[number] === 0) known[number] = meets(abilities, requirement) ? 1 : 2
	return known[number] === 1
}

function fertilise({ barren }: Line, bucket: Bucket): void {
	bucket.barren = false
	for (const it of bucket.anchors) barren.get(it)?.delete(bucket)
}

export function markBarren({ barren }: Line, bucket: Bucket): void {
	bucket.barren = true
	for (const it of bucket.anchors) {
		const some = barren.get(it) ?? new Set()
		barren.set(it, some)
		some.add(bucket)
	}
}

/** Free agents in the order of a plan's selector. */
export function indexOf(line: Line, { selector, policy }: Plan): FreeIndex {
	const key = selector === 'fairness' ? `${selector} ${policy.routing.fairnessWindowMs}` : selector
	const known = line.indexes.get(key)
	if (known) return known
	const index = new FreeIndex(selectorOf(selector))
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

// Orders.

export function byOrder(a: Item, b: Item): number {
	return a.virtualStartMs - b.virtualStartMs || a.enqueuedAtMs - b.enqueuedAtMs || compareText(a.conversation, b.conversation)
}

function byDueTime(a: Timer, b: Timer): number {
	return a.dueMs - b.dueMs || compareText(nameOf(a), nameOf(b))
}

function nameOf({ item, agent }: Timer): string {
	return item ? `item ${item}` : `agent ${agent}`
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0
}
