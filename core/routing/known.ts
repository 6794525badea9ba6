/** What a queue makes of an agent's word, and of its own offers before the agent has said more. */
import type { AgentId } from '../ids.ts'
import type { Known, Line, LineChange } from './line.ts'
import { MEDIA, type Room } from './media.ts'
import type { Candidate } from './offer.ts'

/** An older word never overrules a newer one. */
export function isNews({ candidates }: Line, { agent, version }: Candidate): boolean {
	return version >= (candidates.get(agent)?.version ?? 0)
}

/** Their word, with what the queue remembers of them. The same abilities stay the same object: much depends on them. */
export function heardOf({ candidates }: Line, candidate: Candidate): LineChange {
	const before = candidates.get(candidate.agent)
	const abilities = before && isSame(before, candidate) ? before.abilities : candidate.abilities
	const known = { ...candidate, abilities, lastOfferedAtMs: before?.lastOfferedAtMs ?? 0, share: before?.share ?? 0 }
	return { type: 'candidate', candidate: known }
}

function isSame(a: Candidate, b: Candidate): boolean {
	return a.abilities === b.abilities || JSON.stringify(a.abilities) === JSON.stringify(b.abilities)
}

/** They are rung: there is room for one less, and for a call most likely no more. */
export function rung({ candidates }: Line, agent: AgentId, atMs: number): LineChange[] {
	const known = candidates.get(agent)
	return known ? [{ type: 'foresee', candidate: { ...known, room: moved(known.room, -1), lastOfferedAtMs: atMs } }] : []
}

/** An offer came back unheard: room again, but not to be tried before a while. */
export function silent({ candidates }: Line, agent: AgentId, silentUntilMs: number): LineChange[] {
	const known = candidates.get(agent)
	return known ? [{ type: 'foresee', candidate: { ...known, room: moved(known.room, 1), silentUntilMs } }] : []
}

function moved(room: Room, by: 1 | -1): Room {
	const next: Partial<Record<(typeof MEDIA)[number], number>> = {}
	for (const media of MEDIA) if ((room[media] ?? 0) + by > 0) next[media] = (room[media] ?? 0) + by
	return next
}

/** Their silence, or their wait for somebody who has waited longer, is over. */
export function awake(known: Known, atMs: number): Known {
	const { silentUntilMs = 0, lookAtMs = 0, ...rest } = known
	return { ...rest, ...silentUntilMs > atMs ? { silentUntilMs } : {}, ...lookAtMs > atMs ? { lookAtMs } : {} }
}
