/** What a queue can be told, and what it tells others. */
import type { QueueConfig } from '../config/workspace.ts'
import type { Hours } from '../hours/hours.ts'
import type { AgentId, ConversationId, QueueId } from '../ids.ts'
import type { Facts } from './facts.ts'
import type { Callback, Candidate, Entry, Offer, Outcome } from './offer.ts'
import type { Closing } from './policy.ts'
import type { DecisionRow } from './why.ts'

/** One version of a queue's part of the published configuration. */
export interface QueuePolicy extends QueueConfig {
	/** Version of the configuration. */
	readonly version: number
	/** The hours that `routing.hours` names; null for always open. */
	readonly calendar: Hours | null
	/** Slack after an offer's end before the queue takes it back by itself, the agent's object having said nothing. */
	readonly leaseSlackMs: number
}

/** Of what a queue goes by that nobody has configured, or that has never reached its configuration: before any version that is published. */
export const NO_VERSION = -1

/** One stay of one conversation in line. */
export interface Place {
	readonly conversation: ConversationId
	readonly placement: number
}

export type QueueCommand =
	/** A version of the configuration has been published: who comes from now on is pinned to it (rule R16). */
	| { readonly type: 'policy'; readonly policy: QueuePolicy }
	| { readonly type: 'enqueue'; readonly entry: Entry }
	| ({ readonly type: 'withdraw' } & Place)
	/** More is known of the customer, or they ask for a callback. */
	| ({ readonly type: 'update'; readonly facts?: Facts; readonly callback?: Callback | null } & Place)
	/** An agent says how they stand. */
	| { readonly type: 'candidate'; readonly candidate: Candidate }
	/** An agent takes this item: the best bid when they freed up, or one picked by hand. */
	| { readonly type: 'take'; readonly agent: AgentId; readonly conversation: ConversationId; readonly how: 'bid' | 'pulled' }
	| ({
		readonly type: 'settle'
		readonly epoch: number
		readonly agent: AgentId
		readonly outcome: Outcome
		readonly candidate: Candidate | null
	} & Place)
	/** A supervisor moves it ahead (rule R18); the same `id` counts once. */
	| ({ readonly type: 'boost'; readonly id: string; readonly byMs: number; readonly by: string } & Place)
	/** A supervisor gives it to somebody; `force` goes over capacity. */
	| ({ readonly type: 'assign'; readonly agent: AgentId; readonly force: boolean; readonly by: string } & Place)
	/** Those who wait go over to the newest policy: all of them, or these. */
	| { readonly type: 'migrate'; readonly conversations: readonly ConversationId[] | 'all'; readonly by: string }
	/** The conversation has heard what it was told. */
	| ({ readonly type: 'told'; /** What it has heard; absent in older logs. */ readonly news?: ItemNews['type'] } & Place)
	/** The object has come to life again: what was not stored is forgotten. */
	| { readonly type: 'boot' }
	/** Whatever is due by now ends. */
	| { readonly type: 'expire' }

/** What a conversation must hear of its item: said until it has been heard. */
export type ItemNews =
	/** Closed: it keeps its place until `opensAtMs` (null: nobody knows), and need not stay online. */
	| { readonly type: 'held'; readonly mode: Exclude<Closing, 'serve'>; readonly opensAtMs: number | null }
	/** Open again, or its callback's time has come. */
	| { readonly type: 'resumed' }
	/** Go over to another queue, with the old age. */
	| { readonly type: 'divert'; readonly to: QueueId; readonly reason: 'overflow' }
	/** The callback's time is over, or all attempts made. */
	| { readonly type: 'lapsed' }
	/** The same customer waits by another conversation now, in this one's place. */
	| { readonly type: 'merged'; readonly into: ConversationId }

export type QueueEffect =
	| { readonly type: 'reserve'; readonly agent: AgentId; readonly offer: Offer }
	/** `taken`: somebody else has it; else the customer has gone. */
	| ({ readonly type: 'rescind'; readonly agent: AgentId; readonly epoch: number; readonly taken?: boolean } & Place)
	| ({ readonly type: 'tell'; readonly news: ItemNews } & Place)

/** One row of a queue's log: fed to the same reducer again, the commands give the same decisions. Holds nothing a customer said. */
export interface QueueLogRow {
	readonly seq: number
	readonly atMs: number
	readonly command: QueueCommand
	/** Whether offers were looked for after it; not while an agent is choosing. */
	readonly offers: boolean
	readonly decisions: readonly DecisionRow[]
}
