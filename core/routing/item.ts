/** One conversation in line, where it stands in the order, and when something about it ends by itself. */
import type { AgentId } from '../ids.ts'
import type { Entry } from './offer.ts'
import type { Plan } from './plan.ts'
import type { Closing } from './policy.ts'
import type { ItemNews } from './queue-command.ts'

/** One conversation in line. While offered it keeps its place, for it may come back (rule R1). */
export interface Item extends Entry {
	/** `held`: keeps its place and its age, but is not offered: closed, a callback whose time has not come, or about to leave. */
	readonly stage: 'waiting' | 'offered' | 'held'
	/** Version of the policy it is pinned to (rule R16). */
	readonly version: number
	/** Where its wait counts from, for the order (rule R8). */
	readonly virtualStartMs: number
	/** When this stay began to count as waiting, and at which place in its lane: what the pace of the lane is learnt from. */
	readonly enteredAtMs: number
	readonly entryPlace: number
	/** Moved ahead by hand, in all; part of `virtualStartMs`. */
	readonly byHandMs: number
	/** Ids of the boosts that are in it. */
	readonly boosts: readonly string[]
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

/** What the order mostly goes by. */
export function virtualStartOf({ virtualStartMs }: Item): number {
	return virtualStartMs
}

export function byOrder(a: Item, b: Item): number {
	return a.virtualStartMs - b.virtualStartMs || a.enqueuedAtMs - b.enqueuedAtMs || compareText(a.conversation, b.conversation)
}

export function toldAgainMs({ owes, owesAtMs }: Item): number {
	return owes === null ? Infinity : owesAtMs
}

export function heldUntilMs({ hold, callback }: Item): number {
	if (hold === null || hold.mode === 'leaving') return Infinity
	return Math.min(hold.untilMs ?? Infinity, callback?.expiresAtMs ?? Infinity)
}

/** When something about a waiting item ends by itself: a step, the time for one agent, a cool-down, its patience with this queue. */
export function waitsUntilMs({ enqueuedAtMs, step, callback, target, targetUntilMs, coolDowns }: Item, { stages, policy }: Plan): number {
	const { overflow } = policy.routing
	let dueMs = enqueuedAtMs + Math.min(stages[step]?.endsAfterMs ?? Infinity, overflow?.afterMs ?? Infinity)
	if (callback) dueMs = Math.min(dueMs, callback.expiresAtMs)
	if (target !== null) dueMs = Math.min(dueMs, targetUntilMs)
	for (const it of coolDowns) dueMs = Math.min(dueMs, it.untilMs)
	return dueMs
}

export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0
}
