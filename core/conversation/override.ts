/** What supervisors do by hand (rule R18): an event of its own in the log, so that it can be told apart from what the rules did. */
import type { ConversationEvent } from '../protocol/conversation.ts'
import { refuse } from '../problem.ts'
import type { To } from './command.ts'
import { accept, type Decision, type Effect, holds, placeOf, releaseOf, type Requeue, requeue, withdrawal } from './decision.ts'
import { type ConversationState, isLive, isWaiting } from './state.ts'

export function override(state: ConversationState, command: To<'override'>): Decision {
	if (!isLive(state)) return refuse(state.status === 'new' ? 'not-found' : 'conversation-closed')
	const { act } = command
	switch (act.type) {
		case 'boost':
			return boost(state, command, act.byMs)
		case 'move':
			if (isWaiting(state) && act.queue === state.queue) {
				return refuse('transfer-target-unknown', { detail: 'it waits in that queue already' })
			}
			return takeTo(state, { queue: act.queue }, eventOf(command))
		case 'assign':
			return assign(state, command, act)
	}
}

function boost(state: ConversationState, command: To<'override'>, byMs: number): Decision {
	if (!isWaiting(state)) return refuse('already-assigned')
	return accept([eventOf(command)], [{ type: 'boost', ...placeOf(state), id: command.id, byMs, by: command.by.name }])
}

/** Where it stands when the agent serves that queue; else by way of one they do serve. Whoever holds it lets go. */
function assign(
	state: ConversationState,
	command: To<'override'>,
	{ agent, force }: { agent: To<'assign'>['agent']; force: boolean },
): Decision {
	if (holds(state, agent)) return refuse('already-assigned')
	const queue = command.via ?? state.queue
	const given = { type: 'assign', agent, force, by: command.by.name } as const
	if (isWaiting(state) && queue === state.queue) return accept([eventOf(command)], [{ ...given, ...placeOf(state) }])
	const taken = takeTo(state, { queue: queue ?? undefined, target: agent }, eventOf(command))
	if (!taken.ok || queue === null) return taken
	return { ...taken, effects: [...taken.effects, { ...given, queue, placement: state.placement + 1 }] }
}

/** Out of the line, or out of an agent's hands, and into another with the age it has. */
function takeTo(state: ConversationState, where: Pick<Requeue, 'queue' | 'target'>, event: ConversationEvent): Decision {
	const owed: Effect = isWaiting(state) ? withdrawal(state) : releaseOf(state, false)
	return requeue(state, { reason: 'moved', ...where, before: [event], owed: [owed] })
}

function eventOf({ id, by, act }: To<'override'>): ConversationEvent {
	return { type: 'override', id, by, act }
}
