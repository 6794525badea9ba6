/**
 * When a signed cookie is believed. It says who signed in and what they were then; the person's own object (`StaffObject`) says
 * what has come since. Together they stand for Postgres, which need not be in reach.
 */
import type { AgentId } from '../ids.ts'

/** What is known of a member of staff beside their id and workspace. */
export interface StaffRecord {
	readonly name: string
	readonly email: string
	/** Built in, or one of the configuration. */
	readonly role: string
	/** The agent they work as. */
	readonly agent: AgentId | null
	/** Teams they are in without being one of its agents. */
	readonly teams: readonly string[]
	/** Who is not signs in no more. */
	readonly active: boolean
	/** Whether a second factor is set up. */
	readonly twoFactor: boolean
}

/** How a person, and one sign-in of theirs, stand. */
export interface Standing {
	/** As last told; null: nothing has changed since anybody signed in, so that what a cookie says is still right. */
	readonly record: StaffRecord | null
	/** Something about them is being changed, or was and nobody knows how it ended: only Postgres knows. */
	readonly suspect: boolean
	/** Whether this sign-in has been ended. */
	readonly ended: boolean
	/** Sign-ins of this time and earlier are over; 0 for none. */
	readonly endedBeforeMs: number
}

/** What a cookie or a ticket says. */
export interface Proof {
	readonly record: StaffRecord
	readonly startedMs: number
	readonly expiresAtMs: number
	/** Whether the record has just been read from Postgres. */
	readonly fresh: boolean
}

/** `ask`: read it from Postgres, then ask again. */
export type Belief = { readonly verdict: 'believed'; readonly record: StaffRecord } | { readonly verdict: 'ask' } | {
	readonly verdict: 'refused'
}

/** `lifeMs`: how long the workspace lets a sign-in last; shortening it counts for those that stand. */
export function believe(proof: Proof, standing: Standing, { nowMs, lifeMs }: { nowMs: number; lifeMs: number }): Belief {
	const endsMs = Math.min(proof.expiresAtMs, proof.startedMs + lifeMs)
	if (standing.ended || proof.startedMs <= standing.endedBeforeMs || nowMs >= endsMs) return { verdict: 'refused' }
	if (standing.suspect && !proof.fresh) return { verdict: 'ask' }
	const record = proof.fresh ? proof.record : standing.record ?? proof.record
	return record.active ? { verdict: 'believed', record } : { verdict: 'refused' }
}
