import type { AgentProfile } from '../config/workspace.ts'
import { type AgentId, type ConversationId, plainQueue } from '../ids.ts'
import type { AgentView, Connection, Presence, Work } from '../protocol/console.ts'
import { upgradeProfile, upgradeWork } from './agent-upgrade.ts'
import { loadOf, roomBeside } from './capacity.ts'
import type { Room } from './media.ts'
import type { Candidate, Offer } from './offer.ts'
import { servingOf } from './served.ts'

/** Work as its agent's ledger keeps it: what the console sees, and how long the wrap-up will be. */
export interface Held extends Work {
	readonly wrapUpMs: number
	/** Told to the conversation with the assignment; absent for never. */
	readonly idleMs?: number
}

/** One agent's ledger, folded from its own log: the one authority on what they can take (rule R9). */
export interface AgentState {
	/** Newest row; 0 before the first. */
	readonly seq: number
	readonly profile: AgentProfile | null
	readonly presence: Presence
	readonly presenceSinceMs: number
	readonly connection: Connection
	readonly connectionSinceMs: number
	readonly work: readonly Held[]
	/** The newest stays they no longer have a hand in, oldest first: a late word about one of these is stale (rule R3). */
	readonly past: readonly Stay[]
	/** When they last had less to do: what "longest idle" goes by. */
	readonly idleSinceMs: number
}

/** One offer of one conversation; later ones are greater, first by placement, then by epoch. */
export interface Stay {
	readonly conversation: ConversationId
	readonly placement: number
	readonly epoch: number
}

/** Enough that no call can still be under way about one that is forgotten. */
const PAST_MAX = 30

export type AgentEvent =
	| { readonly kind: 'profiled'; readonly profile: AgentProfile }
	| { readonly kind: 'presence'; readonly presence: Presence }
	| { readonly kind: 'connection'; readonly connection: Connection }
	| { readonly kind: 'offered'; readonly offer: Offer }
	| { readonly kind: 'accepted' | 'missed' | 'rejected' | 'wrapped' | 'lost' | 'idled' | 'woken'; readonly conversation: ConversationId }
	/** Also when the offer has yet to arrive: then it will not ring. `taken`: a colleague has it. */
	| ({ readonly kind: 'rescinded'; readonly taken?: boolean } & Stay)
	| { readonly kind: 'released'; readonly conversation: ConversationId; readonly wrapUpMs: number; readonly taken?: boolean }

export interface AgentLogRow {
	readonly seq: number
	readonly atMs: number
	readonly event: AgentEvent
}

export const blankAgent: AgentState = {
	seq: 0,
	profile: null,
	presence: 'offline',
	presenceSinceMs: 0,
	connection: 'offline',
	connectionSinceMs: 0,
	work: [],
	past: [],
	idleSinceMs: 0,
}

/** The ledger after one more row. Total: any log folds. */
export function evolveAgent(state: AgentState, { seq, atMs, event }: AgentLogRow): AgentState {
	return { ...state, ...change(state, event, atMs), seq }
}

function change(state: AgentState, event: AgentEvent, atMs: number): Partial<AgentState> {
	switch (event.kind) {
		case 'profiled':
			return { profile: upgradeProfile(event.profile) }
		case 'presence':
			return { presence: event.presence, presenceSinceMs: atMs, idleSinceMs: event.presence === 'available' ? atMs : state.idleSinceMs }
		case 'connection':
			return { connection: event.connection, connectionSinceMs: atMs }
		case 'offered':
			return { work: [...state.work, heldOf(event.offer, atMs)] }
		case 'accepted':
			return {
				work: restage(state, event.conversation, { stage: 'active', sinceMs: atMs, dueMs: null, lengthMs: null }),
				idleSinceMs: atMs,
			}
		case 'idled':
			return { work: restage(state, event.conversation, { stage: 'idle', sinceMs: atMs }), idleSinceMs: atMs }
		case 'woken':
			return { work: restage(state, event.conversation, { stage: 'active', sinceMs: atMs }) }
		case 'released':
			return event.wrapUpMs === 0 ? without(state, event.conversation, atMs) : { work: wrapping(state, event, atMs) }
		case 'rescinded':
			return rings(state, event) ? without(state, event.conversation, atMs) : { past: remember(state.past, event) }
		default:
			return without(state, event.conversation, atMs)
	}
}

/** Work as it begins: an offer that rings. */
export function heldOf(offer: Offer, atMs: number): Held {
	const { expiresAtMs, offerMs, force: _, ...rest } = offer
	return upgradeWork({ ...rest, stage: 'offered', sinceMs: atMs, dueMs: expiresAtMs, lengthMs: offerMs })
}

function wrapping(state: AgentState, event: { conversation: ConversationId; wrapUpMs: number }, atMs: number): readonly Held[] {
	return restage(state, event.conversation, { stage: 'wrapping', sinceMs: atMs, dueMs: atMs + event.wrapUpMs, lengthMs: event.wrapUpMs })
}

function restage(state: AgentState, conversation: ConversationId, stage: Partial<Held>): readonly Held[] {
	return state.work.map((it) => it.conversation === conversation ? { ...it, ...stage } : it)
}

function without(state: AgentState, conversation: ConversationId, atMs: number): Partial<AgentState> {
	return { work: state.work.filter((it) => it.conversation !== conversation), past: pastOf(state, conversation), idleSinceMs: atMs }
}

function pastOf(state: AgentState, conversation: ConversationId): readonly Stay[] {
	const left = workOn(state, conversation)
	return left ? remember(state.past, left) : state.past
}

/** With one more stay, or the later of two of the same conversation. Every end of work comes here, so it copies once. */
export function remember(past: readonly Stay[], { conversation, placement, epoch }: Stay): readonly Stay[] {
	const stay = { conversation, placement, epoch }
	const before = stayIn(past, conversation)
	if (before) return isLater(before, stay) ? past : [...past.filter((it) => it !== before), stay]
	return past.length < PAST_MAX ? [...past, stay] : [...past.slice(1), stay]
}

/** The newest are asked for most. */
function stayIn(past: readonly Stay[], conversation: ConversationId): Stay | undefined {
	for (let at = past.length - 1; at >= 0; at--) if (past[at]?.conversation === conversation) return past[at]
	return undefined
}

/** The newest stay of a conversation that they have, or have had, a hand in; or that was taken back before it reached them. */
export function newestStay(state: AgentState, conversation: ConversationId): Stay | undefined {
	const work = workOn(state, conversation)
	const past = stayIn(state.past, conversation)
	return work && past && isLater(past, work) ? past : work ?? past
}

/** Whether just this offer is ringing. */
export function rings(state: AgentState, stay: Stay): boolean {
	const work = workOn(state, stay.conversation)
	return work?.stage === 'offered' && isSame(work, stay)
}

export function isSame(a: Stay, b: Stay): boolean {
	return a.placement === b.placement && a.epoch === b.epoch
}

export function isLater(a: Stay, b: Stay): boolean {
	return a.placement !== b.placement ? a.placement > b.placement : a.epoch > b.epoch
}

export function workOn(state: AgentState, conversation: ConversationId): Held | undefined {
	return state.work.find((it) => it.conversation === conversation)
}

export function isReady({ presence, connection, profile }: AgentState): boolean {
	return presence === 'available' && connection === 'online' && profile !== null
}

/** What they could take of each kind: nothing unless they are there. */
export function roomOf(state: AgentState): Room {
	return isReady(state) && state.profile ? roomBeside(state.profile, state.work) : {}
}

/** How they stand to a queue, or to one of the objects its line is spread over. To one they do not serve they have no room. */
export function candidateFor(state: AgentState, line: string): Candidate {
	const { profile, seq, idleSinceMs } = state
	const serving = profile ? servingOf(profile, line) : undefined
	const agent = profile?.id ?? ''
	return {
		agent: agent as AgentId,
		version: seq,
		room: serving ? roomOf(state) : {},
		ready: serving !== undefined && isReady(state),
		idleSinceMs,
		load: profile ? loadOf(profile, state.work) : 0,
		abilities: { agent, skills: profile?.skills ?? {}, languages: profile?.languages ?? {} },
		delayMs: serving?.delayMs ?? 0,
	}
}

export function agentView({ profile, presence, presenceSinceMs, connection, work }: AgentState): AgentView {
	return {
		agent: (profile?.id ?? '') as AgentId,
		name: profile?.name ?? '',
		presence,
		presenceSinceMs,
		connection,
		capacity: profile?.capacity ?? 0,
		load: profile ? loadOf(profile, work) : 0,
		// Which of the objects of its line it came from is between the ledger and that object.
		work: work.map(({ wrapUpMs: _, idleMs: __, ...shown }) => ({ ...shown, queue: plainQueue(shown.queue) })),
	}
}
