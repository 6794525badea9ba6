/** Where a conversation's customer can be reached besides their own socket, and until when. */
import { type Point, pointKey } from '../channel/point.ts'
import { afterAct, windowNow, windowRule } from '../channel/window.ts'
import type { ConversationEvent, PointView } from '../protocol/conversation.ts'
import type { ConversationState } from './state.ts'

export interface PointState {
	readonly point: Point
	/** When they last did something there, by the provider's clock; null for never. */
	readonly lastInboundAtMs: number | null
	readonly sentSince: number
	/** That was no word of theirs. */
	readonly isBrief?: boolean | undefined
	/** The customer's newest message there. */
	readonly last: { readonly id: string; readonly seq: number } | null
	/** They no longer let us write. */
	readonly isLost: boolean
	/** What has been said of the window that stands. */
	readonly warned: 'closing' | 'closed' | null
}

/** How long before a window closes on an unanswered customer their agent is told. */
export const WARNING_MS = 2 * 3_600_000

/** What of a conversation says where its customer can be reached: all that this file reads and changes. */
export type Pointed = Pick<ConversationState, 'points' | 'at'>

export function startAt(point: Point): Pointed {
	return { points: [fresh(point)], at: pointKey(point) }
}

export function joined({ points = [] }: Pointed, point: Point): Pointed {
	const key = pointKey(point)
	const isKnown = points.some((it) => pointKey(it.point) === key)
	return { points: isKnown ? points : [...points, fresh(point)], at: key }
}

function fresh(point: Point): PointState {
	return { point, lastInboundAtMs: null, sentSince: 0, last: null, isLost: false, warned: null }
}

/** Who writes on their own page is there, wherever else they can be reached. */
export function backOnPage({ at }: Pointed): Pick<Pointed, 'at'> {
	return at ? { at: null } : {}
}

/** Whether it began on a page or in an app of the company's own: no provider has brought it here then. */
export function hasOwnSocket({ points = [], inbox }: Pick<ConversationState, 'points' | 'inbox'>): boolean {
	return !points.some((it) => it.point.inbox === inbox)
}

interface Said {
	readonly event: Extract<ConversationEvent, { type: 'message' }>
	readonly atMs: number
	readonly seq: number
}

/** Answers go to where the customer wrote from last; their window opens anew there. */
export function afterMessage(state: Pointed, { event, atMs, seq }: Said): Pointed {
	const key = event.via ?? ''
	const isCustomer = event.author.kind === 'customer'
	return {
		at: isCustomer ? key : state.at,
		points: changed(
			state,
			key,
			(it) => isCustomer ? { ...acted(it, didIn(event, atMs)), last: { id: event.id, seq } } : { ...it, sentSince: it.sentSince + 1 },
		),
	}
}

export function followed(state: Pointed, { key, on, atMs }: { key: string; on: boolean; atMs: number }): Pick<Pointed, 'points'> {
	return { points: changed(state, key, (it) => on ? acted(it, { atMs, isBrief: true }) : { ...it, isLost: true }) }
}

export function warned(
	state: Pointed,
	{ via, state: said, closesAtMs }: Extract<ConversationEvent, { type: 'window' }>,
): Pick<Pointed, 'points'> {
	return { points: changed(state, via, (it) => ({ ...(said === 'closed' ? closedAt(it, closesAtMs) : it), warned: said })) }
}

/** A window that is closed before its time, as in a lab, is closed as if the customer had never written. */
function closedAt(it: PointState, closesAtMs: number): PointState {
	const window = windowNow(windowRule(it.point), it)
	return window !== null && closesAtMs < window.closesAtMs ? { ...it, lastInboundAtMs: 0 } : it
}

interface Act {
	readonly atMs: number
	/** A press or a follow: less than a word, to providers that tell them apart. */
	readonly isBrief: boolean
}

function didIn({ content, sentAtMs }: Said['event'], atMs: number): Act {
	return { atMs: sentAtMs ?? atMs, isBrief: content.kind === 'choice' }
}

/** What came late opens nothing that a later word has not opened already. */
function acted(it: PointState, { atMs, isBrief }: Act): PointState {
	if (it.lastInboundAtMs !== null && atMs < it.lastInboundAtMs) return it
	const counts = isBrief && windowRule(it.point)?.brief !== undefined
	const { lastInboundAtMs, sentSince, isBrief: was } = afterAct(it, { atMs, isBrief: counts })
	return { ...it, lastInboundAtMs, sentSince, isBrief: was, isLost: false, warned: null }
}

function changed({ points = [] }: Pointed, key: string, change: (it: PointState) => PointState): readonly PointState[] {
	return points.map((it) => pointKey(it.point) === key ? change(it) : it)
}

export function pointAt({ points = [] }: Pointed, key: string | null): PointState | null {
	return points.find((it) => pointKey(it.point) === key) ?? null
}

export function pointViews({ points = [] }: Pointed): readonly PointView[] {
	return points.map((it) => ({
		key: pointKey(it.point),
		point: it.point,
		window: windowNow(windowRule(it.point), it),
		isLost: it.isLost,
	}))
}

export interface WindowDue {
	readonly atMs: number
	readonly state: 'closing' | 'closed'
	readonly via: string
	readonly closesAtMs: number
}

/** What is next to be said of the window answers go by, and when; null for nothing. Who has been answered needs no warning. */
export function windowDue(state: ConversationState): WindowDue | null {
	const at = pointAt(state, state.at ?? null)
	if (state.status !== 'active' && state.status !== 'queued') return null
	const window = at && windowNow(windowRule(at.point), at)
	if (!at || !window || at.lastInboundAtMs === null || at.warned === 'closed') return null
	const via = pointKey(at.point)
	const { closesAtMs } = window
	const isOwedAnAnswer = state.silentSinceMs === null
	// What closes in a minute needs no warning of hours.
	if (isOwedAnAnswer && at.warned === null && !at.isBrief) return { atMs: closesAtMs - WARNING_MS, state: 'closing', via, closesAtMs }
	return { atMs: closesAtMs, state: 'closed', via, closesAtMs }
}
