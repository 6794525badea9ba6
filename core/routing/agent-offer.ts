/** What an agent may be offered, and what their answer to it does (rules R2, R3, R9, R10, R18). */
import type { ConversationId } from '../ids.ts'
import { type Refusal, refuse } from '../problem.ts'
import { accept, acceptance, type AgentDecision, NOTHING } from './agent-command.ts'
import {
	type AgentEvent,
	type AgentState,
	type Held,
	heldOf,
	isLater,
	isReady,
	isSame,
	newestStay,
	type Stay,
	workOn,
} from './agent-state.ts'
import { fitsBeside, roomBeside } from './capacity.ts'
import { hasAnyRoom } from './media.ts'
import type { Offer } from './offer.ts'
import { servingOf } from './served.ts'

/** Granted once, however often it is asked: a repeated reservation finds itself in the ledger. */
export function reserve(state: AgentState, { offer, atMs }: { offer: Offer; atMs: number }): AgentDecision {
	const known = workOn(state, offer.conversation)
	if (known && isTaken(known, offer)) return NOTHING
	const objection = staleness(state, { offer, atMs }) ?? objectionTo(state, offer)
	return objection ?? accept(offered(known, offer))
}

/** Why the ledger would not have it ring here just now; null when it would. By force it takes no more than an open console. */
export function objectionTo(state: AgentState, asked: Pick<Offer, 'conversation' | 'media' | 'force'>): Refusal | null {
	return absence(state, asked.force) ?? (asked.force ? null : fullness(state, asked))
}

/** Nothing rings: they have said yes already, and may have gone away since. Their capacity stands. */
export function pulled(state: AgentState, { offer, atMs }: { offer: Offer; atMs: number }): AgentDecision {
	const known = workOn(state, offer.conversation)
	if (known && isTaken(known, offer)) return NOTHING
	const objection = staleness(state, { offer, atMs }) ?? absence(state, true) ?? fullness(state, offer)
	if (objection) return objection
	const { conversation } = offer
	return accept([...offered(known, offer), { kind: 'accepted', conversation }], acceptance(heldOf(offer, atMs)))
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
export function fullness(state: AgentState, { media, conversation }: Pick<Offer, 'media' | 'conversation'>): Refusal | null {
	const others = state.work.filter((it) => it.conversation !== conversation)
	return state.profile && fitsBeside(state.profile, others, media) ? null : refuse('agent-busy')
}

/**
 * The offer that rings already, or a later one of a stay in line that this agent has accepted: word of that is still on its
 * way, so ringing again would have them let go of what the conversation may long have given them.
 */
function isTaken(known: Held, offer: Stay): boolean {
	return known.stage === 'offered' ? isSame(known, offer) : isAccepted(known, offer)
}

function isAccepted({ stage, placement, epoch }: Held, offer: Stay): boolean {
	return stage !== 'offered' && placement === offer.placement && epoch <= offer.epoch
}

/** A later offer proves that what they did on the conversation before is over. */
function supersede({ conversation, placement, epoch, stage }: Held): AgentEvent {
	if (stage === 'active' || stage === 'idle') return { kind: 'released', conversation, wrapUpMs: 0 }
	return stage === 'offered' ? { kind: 'rescinded', conversation, placement, epoch } : { kind: 'wrapped', conversation }
}

/** What still rings of an earlier offer of the same conversation: a later one proves that it is over, whether or not that one may ring. */
export function overtaken(state: AgentState, offer: Stay): Stay | null {
	const work = workOn(state, offer.conversation)
	if (work?.stage !== 'offered' || !isLater(offer, work)) return null
	const { conversation, placement, epoch } = work
	return { conversation, placement, epoch }
}

/** The epoch at which they have accepted the stay in line that a later offer is of; null when they have not. */
export function acceptedOf(state: AgentState, offer: Stay): number | null {
	const work = workOn(state, offer.conversation)
	return work && isAccepted(work, offer) ? work.epoch : null
}

interface Answer {
	readonly conversation: ConversationId
	readonly epoch: number
	readonly atMs: number
}

/** An answer counts only for the offer that stands, and only while it stands (rule R3). */
export function answer(state: AgentState, { conversation, epoch, atMs }: Answer, then: (work: Held) => AgentDecision): AgentDecision {
	const work = workOn(state, conversation)
	if (!work || work.stage !== 'offered') return refuse('not-offered')
	if (work.epoch !== epoch) return refuse('stale-epoch')
	return work.dueMs !== null && work.dueMs <= atMs ? refuse('not-offered', { detail: 'the offer has run out' }) : then(work)
}
