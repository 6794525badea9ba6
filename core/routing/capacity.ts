/**
 * What an agent can still take (rule R10): a pool that work fills by its weight, a most at once whatever it weighs, and kinds of
 * work that step aside for others.
 */
import type { AgentProfile } from '../config/workspace.ts'
import type { Work } from '../protocol/console.ts'
import { MEDIA, type Media, type Room } from './media.ts'

export type Terms = Pick<AgentProfile, 'capacity' | 'pool' | 'workload'>
type Taking = Pick<Work, 'stage' | 'media'>

/** Offered, active and wrapping count alike (rule R2); what idles does not (rule R10). */
export function takesRoom({ stage }: Taking): boolean {
	return stage !== 'idle'
}

/** How many more of each kind fit beside this work; kinds with no room are left out. */
export function roomBeside(terms: Terms, work: readonly Taking[]): Room {
	const taken = takenBy(terms, work)
	const room: Partial<Record<Media, number>> = {}
	for (const media of MEDIA) {
		const more = moreOf(media, terms, taken)
		if (more > 0) room[media] = more
	}
	return room
}

/** Whether one more of a kind fits beside this work. */
export function fitsBeside(terms: Terms, work: readonly Taking[], media: Media): boolean {
	return moreOf(media, terms, takenBy(terms, work)) > 0
}

/** Share of the pool that is taken; above 1 where work was forced on them, or steps aside for other work. */
export function loadOf(terms: Terms, work: readonly Taking[]): number {
	const { weights } = takenBy(terms, work)
	return MEDIA.reduce((sum, it) => sum + weights[it], 0) / terms.pool
}

interface Taken {
	readonly places: number
	readonly weights: Readonly<Record<Media, number>>
}

function takenBy({ workload }: Terms, work: readonly Taking[]): Taken {
	const weights = { call: 0, chat: 0, message: 0, email: 0, task: 0 }
	let places = 0
	for (const it of work) {
		if (!takesRoom(it)) continue
		places++
		weights[it.media] += workload.weights[it.media]
	}
	return { places, weights }
}

/** Work that steps aside leaves the pool to who comes, but keeps its place among the most at once. */
function moreOf(media: Media, { capacity, pool, workload }: Terms, { places, weights }: Taken): number {
	const aside = workload.interrupts[media]
	let left = pool
	// Nothing steps aside for its own kind, or it would never end.
	for (const it of MEDIA) if (it === media || !aside?.includes(it)) left -= weights[it]
	return Math.max(0, Math.min(capacity - places, Math.floor(left / workload.weights[media])))
}
