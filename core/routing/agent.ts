/**
 * The rules of one agent's ledger: what they may be offered, what an answer does, what silence does. An offer takes
 * capacity at once (R2), carries an epoch (R3), and ends by itself (R5); a dead console first stops new offers and then
 * loses what it holds (R14). `decideAgent` is pure: time comes in with the command.
 */
import type { AgentProfile } from '../config/workspace.ts'
import type { ConversationId, QueueId } from '../ids.ts'
import type { Presence } from '../protocol/console.ts'
import { type Refusal, refuse } from '../problem.ts'
import {
	type AgentEvent,
	type AgentState,
	type Held,
	heldOf,
	isLater,
	isReady,
	isSame,
	newestStay,
	rings,
	type Stay,
	workOn,
} from './agent-state.ts'
import { fitsBeside, roomBeside } from './capacity.ts'
import { hasAnyRoom } from './media.ts'
import type { Offer, Outcome } from './offer.ts'
import { servingOf } from './served.ts'

export type AgentCommand =
	| { readonly type: 'profile'; readonly profile: AgentProfile }
	| { readonly type: 'connect' | 'disconnect' }
	| { readonly type: 'presence'; readonly presence: Exclude<Presence, 'not_responding'> }
	| { readonly type: 'reserve'; readonly offer: Offer; readonly atMs: number }
	| { readonly type: 'accept' | 'reject'; readonly conversation: ConversationId; readonly epoch: number; readonly atMs: number }
	/** The agent has taken it out of the line by hand: theirs at once, it does not ring (rule R18). */
	| { readonly type: 'pulled'; readonly offer: Offer; readonly atMs: number }
	/** The queue takes an offer back. */
	| ({ readonly type: 'rescind'; readonly taken?: boolean } & Stay)
	/** The conversation has left the agent's hands: by closing, then wrap-up follows, or by transfer, then not. */
	| ({ readonly type: 'release'; readonly wrapUp: boolean; readonly taken?: boolean } & Stay)
	/** The customer has fallen silent: they keep the conversation, and its room comes back (rule R10). */
	| ({ readonly type: 'rest' } & Stay)
	/** The customer writes again, and room is taken again; `force`, when the agent wrote themselves, over what they can take. */
	| ({ readonly type: 'wake'; readonly force?: boolean } & Stay)
	| { readonly type: 'finish'; readonly conversation: ConversationId }
	/** Whatever is due by now ends. */
	| { readonly type: 'expire'; readonly atMs: number }

export type AgentEffect =
	| { readonly type: 'assign'; readonly work: Held }
	| { readonly type: 'lose'; readonly work: Held }
	| {
		readonly type: 'settle'
		readonly queue: QueueId
		readonly conversation: ConversationId
		readonly placement: number
		readonly epoch: number
		readonly outcome: Outcome
	}

export type AgentDecision =
	| { readonly ok: true; readonly events: readonly AgentEvent[]; readonly effects: readonly AgentEffect[] }
	| Refusal

export const NOTHING: AgentDecision = { ok: true, events: [], effects: [] }

export function decideAgent(state: AgentState, command: AgentCommand): AgentDecision {
	switch (command.type) {
		case 'profile':
			return JSON.stringify(state.profile) === JSON.stringify(command.profile)
				? NOTHING
				: accept([{ kind: 'profiled', profile: command.profile }])
		case 'connect':
			return state.connection === 'online' ? NOTHING : accept([{ kind: 'connection', connection: 'online' }])
		case 'disconnect':
			return state.connection === 'online' ? accept([{ kind: 'connection', connection: 'stale' }]) : NOTHING
		case 'presence':
			return state.presence === command.presence ? NOTHING : accept([{ kind: 'presence', presence: command.presence }])
		case 'reserve':
			return reserve(state, command)
		case 'pulled':
			return pulled(state, command)
		case 'accept':
			return answer(state, command, (work) => accept([{ kind: 'accepted', conversation: work.conversation }], taken(work)))
		case 'reject':
			return answer(state, command, (work) => accept([{ kind: 'rejected', conversation: work.conversation }], [settle(work, 'rejected')]))
		case 'rescind':
			return rescind(state, command)
		case 'release':
			return release(state, command)
		case 'rest':
			return stageOf(state, command) === 'active' ? accept([{ kind: 'idled', conversation: command.conversation }]) : NOTHING
		case 'wake':
			return wake(state, command)
		case 'finish':
			return workOn(state, command.conversation)?.stage === 'wrapping'
				? accept([{ kind: 'wrapped', conversation: command.conversation }])
				: refuse('not-wrapping')
		case 'expire':
			return expire(state, command.atMs)
	}
}

function accept(events: readonly AgentEvent[], effects: readonly AgentEffect[] = []): AgentDecision {
	return { ok: true, events, effects }
}

/** The conversation hears first, then the queue. */
function taken(work: Held): AgentEffect[] {
	return [{ type: 'assign', work }, settle(work, 'accepted')]
}

function settle({ queue, conversation, placement, epoch }: Held, outcome: Outcome): AgentEffect {
	return { type: 'settle', queue, conversation, placement, epoch, outcome }
}

/** Granted once, however often it is asked: a repeated reservation finds itself in the ledger. */
function reserve(state: AgentState, { offer, atMs }: { offer: Offer; atMs: number }): AgentDecision {
	const known = workOn(state, offer.conversation)
	if (known && isTaken(known, offer)) return NOTHING
	const objection = staleness(state, { offer, atMs }) ?? absence(state, offer.force) ?? (offer.force ? null : fullness(state, offer))
	return objection ?? accept(offered(known, offer))
}

/** Nothing rings: they have said yes already, and may have gone away since. Their capacity stands. */
function pulled(state: AgentState, { offer, atMs }: { offer: Offer; atMs: number }): AgentDecision {
	const known = workOn(state, offer.conversation)
	if (known && isTaken(known, offer)) return NOTHING
	const objection = staleness(state, { offer, atMs }) ?? absence(state, true) ?? fullness(state, offer)
	if (objection) return objection
	const { conversation } = offer
	return accept([...offered(known, offer), { kind: 'accepted', conversation }], taken(heldOf(offer, atMs)))
}

function offered(known: Held | undefined, offer: Offer): AgentEvent[] {
	return [...(known ? [supersede(known)] : []), { kind: 'offered', offer }]
}

function staleness(state: AgentState, { offer, atMs }: { offer: Offer; atMs: number }): Refusal | null {
	const newest = newestStay(state, offer.conversation)
	if (newest && !isLater(offer, newest)) return refuse('stale-epoch')
	return offer.expiresAtMs <= atMs ? refuse('not-offered') : null
}

/** By hand it goes over what they say of themselves, a supervisor's or their own; but without a console nobody would see it. */
function absence(state: AgentState, byHand: boolean): Refusal | null {
	return (byHand ? state.connection === 'online' : isReady(state)) ? null : refuse('agent-not-available')
}

/** Why they may take nothing out of this queue by hand just now; null when they may ask for it. */
export function pullProblem(state: AgentState, queue: string): Refusal | null {
	const { profile, work } = state
	if (!profile || !isReady(state)) return refuse('agent-not-available')
	if (!servingOf(profile, queue)) return refuse('pull-not-possible', { detail: 'You do not serve this queue' })
	return hasAnyRoom(roomBeside(profile, work)) ? null : refuse('agent-busy')
}

/** What they did on the same conversation before makes room for this. */
function fullness(state: AgentState, { media, conversation }: Pick<Offer, 'media' | 'conversation'>): Refusal | null {
	const others = state.work.filter((it) => it.conversation !== conversation)
	return state.profile && fitsBeside(state.profile, others, media) ? null : refuse('agent-busy')
}

/**
 * The offer that rings already, or a later one of a stay in line that this agent has accepted: word of that is still on its
 * way, so ringing again would have them let go of what the conversation may long have given them.
 */
function isTaken(known: Held, offer: Offer): boolean {
	return known.stage === 'offered' ? isSame(known, offer) : known.placement === offer.placement && known.epoch <= offer.epoch
}

/** A later offer proves that what they did on the conversation before is over. */
function supersede({ conversation, placement, epoch, stage }: Held): AgentEvent {
	if (stage === 'active' || stage === 'idle') return { kind: 'released', conversation, wrapUpMs: 0 }
	return stage === 'offered' ? { kind: 'rescinded', conversation, placement, epoch } : { kind: 'wrapped', conversation }
}

interface Answer {
	readonly conversation: ConversationId
	readonly epoch: number
	readonly atMs: number
}

/** An answer counts only for the offer that stands, and only while it stands (rule R3). */
function answer(state: AgentState, { conversation, epoch, atMs }: Answer, then: (work: Held) => AgentDecision): AgentDecision {
	const work = workOn(state, conversation)
	if (!work || work.stage !== 'offered') return refuse('not-offered')
	if (work.epoch !== epoch) return refuse('stale-epoch')
	return work.dueMs !== null && work.dueMs <= atMs ? refuse('not-offered', { detail: 'the offer has run out' }) : then(work)
}

/** A rescission may overtake its offer: then it is remembered, and the offer does not ring for nobody (rule R4). */
function rescind(state: AgentState, { taken, ...stay }: { taken?: boolean } & Stay): AgentDecision {
	const { conversation, placement, epoch } = stay
	const newest = newestStay(state, conversation)
	const isAhead = newest === undefined || isLater(stay, newest)
	return rings(state, stay) || isAhead ? accept([{ kind: 'rescinded', conversation, placement, epoch, ...taken && { taken } }]) : NOTHING
}

function release(state: AgentState, { wrapUp, taken, ...stay }: { wrapUp: boolean; taken?: boolean } & Stay): AgentDecision {
	const { conversation } = stay
	const work = workOn(state, conversation)
	if (!work || !isSame(work, stay) || work.stage === 'wrapping') return NOTHING
	// Nobody sits at a dead console to finish up.
	const wrapUpMs = wrapUp && state.connection !== 'offline' && work.stage !== 'offered' ? work.wrapUpMs : 0
	return accept([{ kind: 'released', conversation, wrapUpMs, ...taken && { taken } }])
}

/**
 * Room is taken again, or it is not: then the conversation goes back in line, and lets go of them itself. A console that is gone
 * for a moment may have it, as it keeps active work; somebody who is away may not.
 */
function wake(state: AgentState, { force = false, ...stay }: { force?: boolean } & Stay): AgentDecision {
	const work = workOn(state, stay.conversation)
	const stage = stageOf(state, stay)
	if (stage === 'active') return NOTHING
	if (!work || stage !== 'idle') return refuse('not-assigned')
	if (!force && state.presence !== 'available') return refuse('agent-not-available')
	return (force ? null : fullness(state, work)) ?? accept([{ kind: 'woken', conversation: stay.conversation }])
}

/** Where just this stay stands in the ledger; null for one they do not have. */
function stageOf(state: AgentState, stay: Stay): Held['stage'] | null {
	const work = workOn(state, stay.conversation)
	return work && isSame(work, stay) ? work.stage : null
}

/** One pass over the clock: missed offers, finished wrap-ups, a console that did not come back. */
function expire(state: AgentState, atMs: number): AgentDecision {
	const due = state.work.filter((it) => it.dueMs !== null && it.dueMs <= atMs)
	const missed = due.filter((it) => it.stage === 'offered')
	const events: AgentEvent[] = due.map((it) => ({
		kind: it.stage === 'offered' ? 'missed' as const : 'wrapped' as const,
		conversation: it.conversation,
	}))
	if (missed.length > 0 && state.presence === 'available') events.push({ kind: 'presence', presence: 'not_responding' })
	const rest = graceIsOver(state, atMs) ? gone(state.work.filter((it) => !due.includes(it))) : { events: [], effects: [] }
	return accept([...events, ...rest.events], [...missed.map((it) => settle(it, 'missed')), ...rest.effects])
}

function gone(work: readonly Held[]): { events: readonly AgentEvent[]; effects: readonly AgentEffect[] } {
	const events: AgentEvent[] = work.map((it) => ({ kind: 'lost', conversation: it.conversation }))
	const effects = work.flatMap((it): AgentEffect[] =>
		it.stage === 'active' || it.stage === 'idle' ? [{ type: 'lose', work: it }] : it.stage === 'offered' ? [settle(it, 'gone')] : []
	)
	return { events: [...events, { kind: 'connection', connection: 'offline' }], effects }
}

function graceIsOver(state: AgentState, atMs: number): boolean {
	return state.connection === 'stale' && state.connectionSinceMs + (state.profile?.graceMs ?? 0) <= atMs
}

/** When `expire` has something to do next; null for never. */
export function agentDueMs(state: AgentState): number | null {
	const dues = state.work.flatMap((it) => it.dueMs ?? [])
	if (state.connection === 'stale') dues.push(state.connectionSinceMs + (state.profile?.graceMs ?? 0))
	return dues.length === 0 ? null : Math.min(...dues)
}
