/** What an agent's ledger can be told, and what it tells others. */
import type { AgentProfile } from '../config/workspace.ts'
import type { ConversationId, QueueId } from '../ids.ts'
import type { Presence } from '../protocol/console.ts'
import type { Refusal } from '../problem.ts'
import type { AgentEvent, Held, Stay } from './agent-state.ts'
import type { Offer, Outcome } from './offer.ts'

export type AgentCommand =
	| { readonly type: 'profile'; readonly profile: AgentProfile }
	| { readonly type: 'connect' | 'disconnect' }
	| { readonly type: 'presence'; readonly presence: Exclude<Presence, 'not_responding'> }
	| { readonly type: 'reserve'; readonly offer: Offer; readonly atMs: number }
	| { readonly type: 'accept' | 'reject'; readonly conversation: ConversationId; readonly epoch: number; readonly atMs: number }
	/** The agent has taken it out of the line by hand: theirs at once, it does not ring (rule R18). */
	| { readonly type: 'pulled'; readonly offer: Offer; readonly atMs: number }
	/** The queue takes an offer back. */
	| ({ readonly type: 'rescind'; readonly taken?: boolean } & Stay)
	/** The conversation has left the agent's hands: by closing, then wrap-up follows, or by transfer, then not. */
	| ({ readonly type: 'release'; readonly wrapUp: boolean; readonly taken?: boolean } & Stay)
	/** The customer has fallen silent: they keep the conversation, and its room comes back (rule R10). */
	| ({ readonly type: 'rest' } & Stay)
	/** The customer writes again, and room is taken again; `force`, when the agent wrote themselves, over what they can take. */
	| ({ readonly type: 'wake'; readonly force?: boolean } & Stay)
	| { readonly type: 'finish'; readonly conversation: ConversationId }
	/** Whatever is due by now ends. */
	| { readonly type: 'expire'; readonly atMs: number }

export type AgentEffect =
	| { readonly type: 'assign'; readonly work: Held }
	| { readonly type: 'lose'; readonly work: Held }
	| {
		readonly type: 'settle'
		readonly queue: QueueId
		readonly conversation: ConversationId
		readonly placement: number
		readonly epoch: number
		readonly outcome: Outcome
	}

export type AgentDecision =
	| { readonly ok: true; readonly events: readonly AgentEvent[]; readonly effects: readonly AgentEffect[] }
	| Refusal

export const NOTHING: AgentDecision = { ok: true, events: [], effects: [] }

export function accept(events: readonly AgentEvent[], effects: readonly AgentEffect[] = []): AgentDecision {
	return { ok: true, events, effects }
}

/** The conversation hears first, then the queue. */
export function acceptance(work: Held): AgentEffect[] {
	return [{ type: 'assign', work }, settle(work, 'accepted')]
}

export function settle({ queue, conversation, placement, epoch }: Held, outcome: Outcome): AgentEffect {
	return { type: 'settle', queue, conversation, placement, epoch, outcome }
}
