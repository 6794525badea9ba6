/**
 * The rules of one agent's ledger: what they may be offered, what an answer does, what silence does. An offer takes
 * capacity at once (R2), carries an epoch (R3), and ends by itself (R5); a dead console first stops new offers and then
 * loses what it holds (R14). `decideAgent` is pure: time comes in with the command.
 */
import { refuse } from '../problem.ts'
import { accept, acceptance, type AgentCommand, type AgentDecision, type AgentEffect, NOTHING, settle } from './agent-command.ts'
import { answer, fullness, overtaken, pulled, reserve } from './agent-offer.ts'
import { type AgentEvent, type AgentState, type Held, isLater, isSame, newestStay, rings, type Stay, workOn } from './agent-state.ts'

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
			return answer(state, command, (work) => accept([{ kind: 'accepted', conversation: work.conversation }], acceptance(work)))
		case 'reject':
			return answer(state, command, (work) => accept([{ kind: 'rejected', conversation: work.conversation }], [settle(work, 'rejected')]))
		case 'rescind':
			return rescind(state, command)
		case 'release':
			return release(state, command)
		case 'rest':
			return rest(state, command)
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

/**
 * A rescission may overtake its offer: then it is remembered, and the offer does not ring for nobody (rule R4). An earlier offer that
 * still rings is over as well: the later one took its place, and nobody will say so once more.
 */
function rescind(state: AgentState, { taken, ...stay }: { taken?: boolean } & Stay): AgentDecision {
	const newest = newestStay(state, stay.conversation)
	const before = overtaken(state, stay)
	const isAhead = newest === undefined || isLater(stay, newest)
	const earlier = before ? [rescinded(before, taken)] : []
	return rings(state, stay) || isAhead ? accept([...earlier, rescinded(stay, taken)]) : NOTHING
}

function rescinded({ conversation, placement, epoch }: Stay, taken: boolean | undefined): AgentEvent {
	return { kind: 'rescinded', conversation, placement, epoch, ...taken && { taken } }
}

function release(state: AgentState, { wrapUp, taken, ...stay }: { wrapUp: boolean; taken?: boolean } & Stay): AgentDecision {
	const { conversation } = stay
	const work = workOn(state, conversation)
	if (!work || !isSame(work, stay) || work.stage === 'wrapping') return NOTHING
	// Nobody sits at a dead console to finish up.
	const wrapUpMs = wrapUp && state.connection !== 'offline' && work.stage !== 'offered' ? work.wrapUpMs : 0
	return accept([{ kind: 'released', conversation, wrapUpMs, ...taken && { taken } }])
}

/** The list goes to the console with everything that happens: who has so many silent customers in hand has to close some first. */
const IDLE_MAX = 100

function rest(state: AgentState, stay: Stay): AgentDecision {
	const isFull = state.work.filter((it) => it.stage === 'idle').length >= IDLE_MAX
	return stageOf(state, stay) === 'active' && !isFull ? accept([{ kind: 'idled', conversation: stay.conversation }]) : NOTHING
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
