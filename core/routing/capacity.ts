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

/** How many more of each kind fit beside this work. Work that steps aside leaves the pool to who comes, but its place stays taken. */
export function roomBeside(terms: Terms, work: readonly Taking[]): Room {
	const places = placesBeside(terms, work)
	if (places <= 0) return {}
	const weights = weightsOf(terms, work)
	const room: Partial<Record<Media, number>> = {}
	for (const media of MEDIA) {
		const more = Math.min(places, Math.floor((terms.pool - weightAgainst(media, weights, terms)) / terms.workload.weights[media]))
		if (more > 0) room[media] = more
	}
	return room
}

/** Share of the pool that is taken; above 1 where work was forced on them, or steps aside for other work. */
export function loadOf(terms: Terms, work: readonly Taking[]): number {
	const weights = weightsOf(terms, work)
	let sum = 0
	for (const media of MEDIA) sum += weights[media]
	return sum / terms.pool
}

function placesBeside({ capacity }: Terms, work: readonly Taking[]): number {
	let places = capacity
	for (const it of work) if (takesRoom(it)) places--
	return places
}

type Weights = Record<Media, number>

function weightsOf({ workload }: Terms, work: readonly Taking[]): Weights {
	const weights: Weights = { call: 0, chat: 0, message: 0, email: 0, task: 0 }
	for (const it of work) if (takesRoom(it)) weights[it.media] += workload.weights[it.media]
	return weights
}

/** What counts against one more of a kind: all that it may not interrupt. Nothing steps aside for its own kind, or it would never end. */
function weightAgainst(media: Media, weights: Weights, { workload }: Terms): number {
	const aside = workload.interrupts[media]
	let sum = 0
	for (const it of MEDIA) if (it === media || !aside?.includes(it)) sum += weights[it]
	return sum
}
