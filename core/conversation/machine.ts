/**
 * The rules of a conversation. `decide` says what a command does: rows for the log and effects owed to other objects.
 * Time and ids come in with the command, so that a log replays to the same state.
 */
import { pointKey } from '../channel/point.ts'
import type { ConversationEvent } from '../protocol/conversation.ts'
import { refuse } from '../problem.ts'
import { askForCallback, callbackIsOff, retry } from './callback.ts'
import type { Command, Origin, To } from './command.ts'
import { accept, type Decision, type Effect, holds, nothing, releaseOf, requeue, unlessHeld, withdrawal } from './decision.ts'
import { idle, wakeUp, woken } from './idle.ts'
import { factsOf } from './known.ts'
import { learn, newsOf } from './learn.ts'
import { hear } from './news.ts'
import { block, edit, heardFromPoint, join, mindWindow, react, reply, resend, takeBack } from './outward.ts'
import { override } from './override.ts'
import { pointAt } from './points.ts'
import { type ConversationState, isWaiting, mayBeAway } from './state.ts'
import { answered, survey } from './survey.ts'
import { tag } from './tag.ts'

export function decide(state: ConversationState, command: Command): Decision {
	switch (command.type) {
		case 'receive':
			return receive(state, command)
		case 'reply':
			return reply(state, command)
		case 'note':
			return state.status === 'new'
				? refuse('not-found')
				: accept([{ type: 'note', id: command.id, author: command.author, text: command.text }])
		case 'assign':
			return assign(state, command)
		case 'lose':
			return holds(state, command.agent) && state.epoch === command.epoch ? requeue(state, { reason: 'agent_lost' }) : nothing
		case 'transfer':
			return unlessHeld(state, command.by.id) ?? transfer(state, command)
		case 'close':
			return close(state, command)
		case 'leave':
			return leave(state, command)
		case 'abandon':
			return state.status === 'queued' && !mayBeAway(state) ? accept([{ type: 'abandoned' }], [withdrawal(state)]) : nothing
		case 'return':
			return state.status === 'abandoned' ? requeue(state, returning(state, command)) : nothing
		case 'hear':
			return hear(state, command)
		case 'learn':
			return learn(state, command)
		case 'tag':
			return tag(state, command)
		case 'idle':
			return idle(state, command)
		case 'woken':
			return woken(state, command)
		case 'call-back':
			return askForCallback(state, command)
		case 'retry':
			return retry(state, command)
		case 'override':
			return override(state, command)
		case 'react':
			return react(state, command)
		case 'edit':
			return edit(state, command)
		case 'delete':
			return takeBack(state, command)
		case 'resend':
			return resend(state, command)
		case 'point':
			return heardFromPoint(state, command)
		case 'join':
			return join(state, command)
		case 'mind-window':
			return mindWindow(state, command)
		case 'block':
			return block(state, command)
	}
}

/** As the customer said it. What comes late, from elsewhere, says when it was said. */
function message({ id, author, content, origin, replyTo, sentAtMs, order }: To<'receive'>): ConversationEvent {
	return {
		...{ type: 'message', id, author, content },
		...(replyTo !== undefined && { replyTo }),
		...(origin.point && { via: pointKey(origin.point) }),
		...(sentAtMs !== undefined && { sentAtMs }),
		...(order !== undefined && { order }),
	}
}

/** A customer who writes from somewhere new is there from now on. */
function joining(state: ConversationState, { point }: Origin): readonly ConversationEvent[] {
	return point && !pointAt(state, pointKey(point)) ? [{ type: 'joined', point }] : []
}

/** A customer may always write; what it starts depends on how things stood. */
function receive(state: ConversationState, command: To<'receive'>): Decision {
	const { atMs, origin } = command
	switch (state.status) {
		case 'new':
			return accept([opened(origin), message(command)], [{ type: 'enqueue', queue: origin.queue, placement: 1 }])
		case 'closed':
			return answered(state, command, message(command)) ?? requeue(state, {
				reason: 'reopened',
				enqueuedAtMs: atMs,
				queue: origin.queue,
				before: [...joining(state, origin), message(command), ...newsOf(state, { by: command.author, facts: origin.facts ?? {} })],
			})
		case 'abandoned':
			return requeue(state, {
				...returning(state, { atMs, returnMs: origin.returnMs }),
				before: [...joining(state, origin), message(command)],
			})
		case 'queued':
		case 'deferred':
		case 'active': {
			const off = callbackIsOff(state, command.id)
			return accept([...joining(state, origin), message(command), ...off.events], [...off.effects, ...wakeUp(state)])
		}
	}
}

function opened({ inbox, queue, contact, facts, point }: Origin): ConversationEvent {
	return { type: 'opened', inbox, queue, contact, placement: 1, ...(facts && { facts: factsOf(contact, facts) }), ...(point && { point }) }
}

/** Who returns soon gets the old place back; who returns late starts a new wait. */
function returning(state: ConversationState, { atMs, returnMs }: { atMs: number; returnMs: number }) {
	const soon = atMs - (state.abandonedAtMs ?? 0) <= returnMs
	return { reason: 'returned' as const, enqueuedAtMs: soon ? state.enqueuedAtMs : atMs }
}

/** Exactly one accept wins (rule R3); hearing of the same one again changes nothing. */
function assign(state: ConversationState, { agent, name, placement, epoch, idleMs }: To<'assign'>): Decision {
	if (holds(state, agent) && state.epoch === epoch) return nothing
	if (state.status === 'active') return refuse('already-assigned')
	if (!isWaiting(state)) return refuse('conversation-closed')
	if (placement !== state.placement || epoch <= state.epoch) return refuse('stale-epoch')
	return accept([{ type: 'assigned', agent, name, epoch, ...(idleMs && { idleMs }) }])
}

function transfer(state: ConversationState, { id, by, to, via, note }: To<'transfer'>): Decision {
	const where = to.kind === 'queue' ? { queue: to.queue } : { target: to.agent, queue: via ?? undefined }
	return requeue(state, {
		reason: 'transferred',
		...where,
		before: [{ type: 'transferred', id, by, to, note }],
		owed: [releaseOf(state, false)],
	})
}

function close(state: ConversationState, { atMs, id, by, disposition, note, survey: text }: To<'close'>): Decision {
	const closed: ConversationEvent = { type: 'closed', id, by, disposition, note }
	// Something else ended it first: who held it may still say what came of it.
	if (state.status === 'closed' && state.assignee?.id === by.id && state.disposition === null) return accept([closed])
	const refusal = unlessHeld(state, by.id)
	if (refusal) return refusal
	const asked = text === undefined ? { events: [], effects: [] } : survey(state, { id, by, text, atMs, before: 1 })
	return accept([closed, ...asked.events], [releaseOf(state, true), ...asked.effects])
}

function leave(state: ConversationState, { id, by }: To<'leave'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	if (state.status === 'closed') return refuse('conversation-closed')
	const closed: ConversationEvent = { type: 'closed', id, by, disposition: null, note: null }
	return accept([closed], owedByLeaving(state))
}

function owedByLeaving(state: ConversationState): readonly Effect[] {
	if (isWaiting(state)) return [withdrawal(state)]
	return state.status === 'active' ? [releaseOf(state, true)] : []
}
