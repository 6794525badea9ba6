import { plainQueue, type QueueId } from '../ids.ts'
import { type AgentState, type Held, isReady, roomOf, workOn } from './agent-state.ts'
import { takesRoom } from './capacity.ts'
import { hasAnyRoom, MEDIA, type Room } from './media.ts'
import { linesServed } from './served.ts'

/** What an agent owes the queues when they stand otherwise than before. */
export type AgentNews =
	/** Ask all of them for their best bid. */
	| { readonly type: 'seek' }
	/** Tell these how the agent stands. */
	| { readonly type: 'stand'; readonly queues: readonly QueueId[] }

/**
 * What is worth a call:
 * - more room for any kind of work, or another profile, while there is room: a search (rule R13), in which every line hears all;
 * - having gone, or being back or changed without room: a word to all lines, and to those no longer served;
 * - work that has begun or ended, while there is room for more: a word to the lines that have not heard of it, since selectors
 *   go by load and rest.
 *
 * Room that has gone is worth none: the line that took it knows, and the others learn it from the one offer that is refused.
 */
export function newsFor(before: AgentState, after: AgentState): readonly AgentNews[] {
	const isOther = before.profile !== after.profile
	const left = isOther ? linesLeft(before, after) : []
	return [...stand(left), ...seeks(before, after) ? [{ type: 'seek' } as const] : stand(linesToTell(before, after))]
}

function stand(queues: readonly QueueId[]): AgentNews[] {
	return queues.length > 0 ? [{ type: 'stand', queues }] : []
}

function seeks(before: AgentState, after: AgentState): boolean {
	if (before.profile !== after.profile) return hasAnyRoom(roomOf(after))
	return mayHaveGrown(before, after) && hasGrown(roomOf(before), roomOf(after))
}

/** Cheaper than comparing rooms, and most of what happens to an agent ends here. */
function mayHaveGrown(before: AgentState, after: AgentState): boolean {
	if (!isReady(before) || !isReady(after)) return isReady(after)
	return before.work.some((it, i) => takesRoom(it) && !isSameTaking(it, after.work[i]))
}

function isSameTaking(it: Held, now: Held | undefined): boolean {
	return now !== undefined && now.conversation === it.conversation && now.media === it.media && takesRoom(now)
}

function hasGrown(was: Room, is: Room): boolean {
	return MEDIA.some((it) => (is[it] ?? 0) > (was[it] ?? 0))
}

function linesToTell(before: AgentState, after: AgentState): readonly QueueId[] {
	if (isReady(before) !== isReady(after) || (before.profile !== after.profile && isReady(after))) return servedBy(after)
	return before.work === after.work ? [] : linesOutOfDate(before, after)
}

/** A line that is split over several objects is spared: it was split because they are hard pressed. */
function linesOutOfDate(before: AgentState, after: AgentState): readonly QueueId[] {
	const begun = after.work.filter((it) => isBegun(it) && !isBegun(workOn(before, it.conversation)))
	if (!after.profile || (begun.length === 0 && !hasRest(before, after))) return []
	const { queues, shards } = after.profile
	// It hears of the acceptance.
	const knows = begun.filter((it) => workOn(before, it.conversation)?.stage !== 'idle').map((it) => plainQueue(it.queue))
	const lines = queues.map((it) => it.queue as QueueId).filter((it) => (shards[it] ?? 1) === 1 && !knows.includes(it))
	return lines.length > 0 && hasAnyRoom(roomOf(after)) ? lines : []
}

/** Mostly that is room for more as well; not for who was given more than they can take. */
function hasRest(before: AgentState, after: AgentState): boolean {
	return before.idleSinceMs !== after.idleSinceMs || before.work.some((it) => takesRoom(it) && !isTaking(workOn(after, it.conversation)))
}

function isTaking(work: Held | undefined): boolean {
	return work !== undefined && takesRoom(work)
}

/** Theirs, and takes room; what rings may come to nothing. */
function isBegun(work: Held | undefined): boolean {
	return work?.stage === 'active' || work?.stage === 'wrapping'
}

function linesLeft(before: AgentState, after: AgentState): readonly QueueId[] {
	const serves = servedBy(after)
	return servedBy(before).filter((it) => !serves.includes(it))
}

function servedBy({ profile }: AgentState): readonly QueueId[] {
	return profile ? linesServed(profile).map((it) => it.line) : []
}
