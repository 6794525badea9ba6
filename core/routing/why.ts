/** The record of a decision: what was done with an item, and why (rule R17). Written with the decision, never made up afterwards. */
import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Media } from './media.ts'
import type { SelectorName } from './policy.ts'
import type { Requirement } from './requirement.ts'

/**
 * What happened. `pushed`: it looked for an agent and found one. `bid`: an agent freed up and took it. `pulled`: an agent took it by hand.
 * `assigned`: a supervisor did. `answered`: an offer ended, see `outcome`. `stepped`: the next step joined, or was passed over.
 */
export type Act =
	| 'entered'
	| 'pushed'
	| 'bid'
	| 'pulled'
	| 'assigned'
	| 'answered'
	| 'stepped'
	| 'boosted'
	| 'updated'
	| 'migrated'
	| 'overflowed'
	| 'held'
	| 'resumed'
	| 'lapsed'
	| 'merged'
	| 'left'

/** What removed an agent from the choice. */
export type Filter =
	| 'offline'
	| 'busy'
	| 'requirement'
	| 'excluded'
	| 'cool-down'
	| 'target'
	| 'delay'
	| 'silent'

export interface Considered {
	readonly agent: AgentId
	/** `chosen`, `eligible` for who would have been next, or what removed them. */
	readonly verdict: 'chosen' | 'eligible' | Filter
	/** The part of the requirement they do not meet. */
	readonly unmet?: Requirement
	/** What the selector went by: idle since (ms), load (share), level (sum), last offered (ms), share of the window. */
	readonly figure?: number
}

/** Somebody who stood before the item and was passed over, and why. */
export interface Ahead {
	readonly conversation: ConversationId
	readonly filter: Filter
}

export type StepStatus = 'pending' | 'active' | 'expired' | 'skipped' | 'joined'

/** All in ms. `totalMs` is the age, moved by all that speaks for the item; the largest is next. */
export interface Score {
	readonly totalMs: number
	readonly ageMs: number
	readonly priorityMs: number
	readonly targetMs: number
	readonly departureMs: number
	readonly boostMs: number
	/** What the policy's limit took back. */
	readonly cappedMs: number
}

export interface DecisionRow {
	/** Row of the queue's log; several decisions can share one. */
	readonly seq: number
	readonly atMs: number
	readonly queue: QueueId
	readonly conversation: ConversationId
	readonly placement: number
	readonly epoch: number
	readonly act: Act
	/** Version of the configuration the item is pinned to (rule R16). */
	readonly policy: number
	readonly media: Media
	readonly score: Score
	/** Names of the policy's rules that hold. */
	readonly rules: readonly string[]
	/** The requirement in force: never-relaxed part and steps so far. */
	readonly requirement: Requirement
	/** One status per step; the last is the `finally`. */
	readonly steps: readonly StepStatus[]
	readonly step: number
	readonly selector: SelectorName
	/** For whom it rings now. */
	readonly agents: readonly AgentId[]
	/** Why them: a selector's name, `named`, `sticky`, `pulled`, `assigned`; or the reason of another act. */
	readonly why: string
	/** By hand: who did it (rule R18). */
	readonly by: string | null
	readonly outcome: string | null
	/** Everybody, up to a limit; the chosen and the runners-up always. */
	readonly considered: readonly Considered[]
	/** All candidates of the queue, by what they were: also those not listed. */
	readonly counts: { readonly known: number; readonly ready: number; readonly free: number }
	/** The first few who stood before it. */
	readonly ahead: readonly Ahead[]
	/** Place in the order when it was decided, 1 for the first. */
	readonly position: number
}
