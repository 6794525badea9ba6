/** A customer who will be called back keeps their place (rule R20). */
import type { ConversationEvent } from '../protocol/conversation.ts'
import { refuse } from '../problem.ts'
import type { Callback } from '../routing/offer.ts'
import type { To } from './command.ts'
import { accept, type Accepted, type Decision, nothing, placeOf, releaseOf, requeue, unlessHeld } from './decision.ts'
import { closedBySystem } from './news.ts'
import { type ConversationState, isWaiting } from './state.ts'

/** From now on, for as long as the queue's policy says. Who asks again corrects where they are to be reached. */
export function askForCallback(state: ConversationState, { atMs, id, to, terms }: To<'call-back'>): Decision {
	if (state.status === 'active') return refuse('already-assigned')
	if (!isWaiting(state)) return refuse(state.status === 'new' ? 'not-found' : 'conversation-closed')
	const first = { attempt: 1, notBeforeMs: atMs, expiresAtMs: atMs + terms.expiresMs }
	const callback: Callback = { ...first, ...state.callback, to }
	return accept([{ type: 'callback', id, callback }], [{ type: 'update', ...placeOf(state), what: 'callback' }])
}

/** They are here again and speak: no callback any more, but the place in line they kept. */
export function callbackIsOff(state: ConversationState, id: string): Accepted {
	if (state.callback === null) return nothing
	const off: ConversationEvent = { type: 'callback', id, callback: null }
	return accept([off], isWaiting(state) ? [{ type: 'update', ...placeOf(state), what: 'callback' }] : [])
}

/** Nobody was reached: again later with the age they have, or never when all attempts are made. */
export function retry(state: ConversationState, { atMs, id, by, note, terms }: To<'retry'>): Decision {
	const refusal = unlessHeld(state, by.id)
	if (refusal) return refusal
	if (state.callback === null) return refuse('callback-not-asked')
	const { attempt, expiresAtMs } = state.callback
	const notBeforeMs = atMs + terms.gapMs
	const why: readonly ConversationEvent[] = note === null ? [] : [{ type: 'note', id: `${id}-note`, author: by, text: note }]
	if (attempt >= terms.attempts || notBeforeMs >= expiresAtMs) {
		const reason = attempt >= terms.attempts ? 'unreached' : 'expired'
		return accept([{ ...closedBySystem(state, reason), id }, ...why], [releaseOf(state, true)])
	}
	const again: ConversationEvent = { type: 'callback', id, callback: { ...state.callback, attempt: attempt + 1, notBeforeMs } }
	return requeue(state, { reason: 'retried', before: [again, ...why], owed: [releaseOf(state, false)] })
}
